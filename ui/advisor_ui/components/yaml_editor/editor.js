// A YAML editor for Streamlit (components v2): CodeMirror 6, with words and faults that Python hands in.
// Built into bundle.js by build.sh; Streamlit calls the default export on mount and on every rerun.
import { basicSetup } from "codemirror";
import { autocompletion } from "@codemirror/autocomplete";
import { yaml } from "@codemirror/lang-yaml";
import { setDiagnostics } from "@codemirror/lint";
import { syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

const PAUSE = 500;
const editors = new WeakMap();

function completions(words) {
  return (context) => {
    const typed = context.matchBefore(/[\w.-]*/);
    if (!typed || (typed.from === typed.to && !context.explicit)) return null;
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, typed.from - line.from);
    const key = /([\w.]+):\s*(?:[[{][^:]*)?$/.exec(before)?.[1];
    const values = key && words.values[key];
    const options = values
      ? values.map((label) => ({ label, type: "constant" }))
      : words.keys.map(([label, detail]) => ({ label, detail, type: "property" }));
    return { from: typed.from, options, validFor: /^[\w.-]*$/ };
  };
}

function marks(state, faults) {
  return faults.map(({ line, column, message }) => {
    const place = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
    const from = Math.min(place.from + Math.max(column - 1, 0), place.to);
    const word = /^[\w.-]+/.exec(place.text.slice(from - place.from))?.[0] ?? "";
    return { from, to: from + word.length, severity: "error", message };
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
  editor.view.dispatch(setDiagnostics(editor.view.state, marks(editor.view.state, data.faults)));
  return () => {
    if (editor.timer) clearTimeout(editor.timer);
    editor.view.destroy();
    editors.delete(parentElement);
  };
}
