// Streamlit leaves the focus on <body> when a page changes. This moves it to the page's heading, to a field that a
// link asked for, or to the error summary, whose links move it to the fields at fault.
const seen = (globalThis.advisorFocus ??= { token: null });

function field(key) {
  const block = document.querySelector(`.st-key-${CSS.escape(key)}`);
  return block?.querySelector("input:not([disabled]), textarea, button, [tabindex='0']");
}

function soon(find, act, attempts = 40) {
  const found = find();
  if (found) act(found);
  else if (attempts > 0) setTimeout(() => soon(find, act, attempts - 1), 50);
}

function focusField(key) {
  soon(() => field(key), (element) => {
    element.scrollIntoView({ block: "center" });
    element.focus({ preventScroll: true });
  });
}

function focusHeading() {
  soon(() => document.querySelector(".stMain h1, [data-testid='stMain'] h1"), (heading) => {
    heading.tabIndex = -1;
    heading.style.outline = "none";
    heading.focus();
    heading.scrollIntoView({ block: "end" });
  });
}

function summary(parent, errors) {
  const box = parent.querySelector(".summary");
  const list = box.querySelector("ul");
  box.hidden = errors.length === 0;
  list.replaceChildren(...errors.map(({ key, text }) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = "#";
    link.textContent = text;
    link.onclick = (event) => { event.preventDefault(); focusField(key); };
    item.append(link);
    return item;
  }));
  return box;
}

// Streamlit's file field says that it is decoration and has a name at once; only one can be true.
function nameFileField() {
  const mend = () =>
    document
      .querySelectorAll("[data-testid='stFileUploaderDropzone'][role='presentation']")
      .forEach((zone) => zone.removeAttribute("role"));
  mend();
  seen.observer ??= new MutationObserver(mend);
  seen.observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ["role"] });
}

export default function ({ parentElement, data }) {
  const box = summary(parentElement, data.errors);
  parentElement.querySelector("[role=status]").textContent = data.status;
  nameFileField();
  if (seen.token === data.token) return;
  const first = seen.token === null;
  seen.token = data.token;
  if (data.attempt && data.errors.length) box.focus();
  else if (data.field) focusField(data.field);
  else if (!first) focusHeading();
}
