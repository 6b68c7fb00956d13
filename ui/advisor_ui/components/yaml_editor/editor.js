// A YAML editor for Streamlit (components v2): CodeMirror 6, with words and findings that Python hands in.
// Built into bundle.js by build.sh; Streamlit calls the default export on mount and on every rerun.
import { basicSetup } from "codemirror";
import { autocompletion } from "@codemirror/autocomplete";
import { yaml } from "@codemirror/lang-yaml";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { placeAt } from "./place.js";

const PAUSE = 400;
const editors = new WeakMap();

// `words` is a graph: nodes by number, each with keys [label, detail, next node] and values [label, detail]; `other` is
// the node below keys that cannot be listed. It starts at node 0.
function nodeAt(words, path) {
  let node = words.nodes[0];
  for (const key of path) {
    const next = node?.keys.find(([label]) => label === key)?.[2] ?? node?.other;
    node = next === undefined || next === null ? undefined : words.nodes[next];
  }
  return node;
}

function completions(words) {
  return (context) => {
    const typed = context.matchBefore(/[\w.-]*/);
    if (!typed || (typed.from === typed.to && !context.explicit)) return null;
    const place = placeAt(context.state.sliceDoc(0, typed.from));
    const node = nodeAt(words, place.path);
    if (!node) return null;
    const colon = /^\s*:/.test(context.state.sliceDoc(context.pos, context.state.doc.lineAt(context.pos).to));
    const options =
      place.expects === "key"
        ? node.keys.map(([label, detail]) => ({ label, detail, type: "property", apply: colon ? label : `${label}: ` }))
        : node.values.map(([label, detail]) => ({ label, detail, type: "constant" }));
    return options.length ? { from: typed.from, options, validFor: /^[\w.-]*$/ } : null;
  };
}

function marks(state, findings) {
  return findings.map(({ line, column, message, severity }) => {
    const place = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
    const from = Math.min(place.from + Math.max(column - 1, 0), place.to);
    const word = /^[\w.-]+/.exec(place.text.slice(from - place.from))?.[0] ?? "";
    return { from, to: from + word.length, severity, message };
  });
}

function open(parent, data, send) {
  const editor = { data, revision: data.revision, timer: 0 };
  const flush = () => {
    clearTimeout(editor.timer);
    editor.timer = 0;
    editor.send({ text: editor.view.state.doc.toString(), revision: editor.revision });
  };
  editor.send = send;
  editor.view = new EditorView({
    parent: parent.querySelector(".yaml-editor"),
    root: parent,
    state: EditorState.create({
      doc: data.text,
      extensions: [
        basicSetup,
        yaml(),
        lintGutter(),
        syntaxHighlighting(classHighlighter),
        autocompletion({ override: [(context) => completions(editor.data.words)(context)] }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": data.label, "aria-multiline": "true", spellcheck: "false" }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged || editor.silent) return;
          clearTimeout(editor.timer);
          editor.timer = setTimeout(flush, PAUSE);
        }),
        EditorView.domEventHandlers({ blur: () => void (editor.timer && flush()) }),
      ],
    }),
  });
  return editor;
}

export default function (component) {
  const { parentElement, data, setStateValue } = component;
  // A state named "value" alone would be taken for a wrapper by Streamlit 1.67, and its callback never run.
  const send = (edit) => setStateValue("edit", edit);
  let editor = editors.get(parentElement);
  if (!editor) {
    editor = open(parentElement, data, send);
    editors.set(parentElement, editor);
  }
  editor.data = data;
  editor.send = send;
  if (data.revision !== editor.revision) {
    clearTimeout(editor.timer);
    editor.timer = 0;
    editor.revision = data.revision;
    editor.silent = true;
    editor.view.dispatch({ changes: { from: 0, to: editor.view.state.doc.length, insert: data.text } });
    editor.silent = false;
  }
  editor.view.dispatch(setDiagnostics(editor.view.state, marks(editor.view.state, data.findings)));
  return () => {
    if (editor.timer) clearTimeout(editor.timer);
    editor.view.destroy();
    editors.delete(parentElement);
  };
}
