import { EditorView } from "@codemirror/view";

/**
 * Lets CodeMirror replace a selection by what is typed. Where Chromium does so itself, it joins lines by elements with
 * `style` attributes, which the site's policy blocks and reports.
 */
export const typeOver = EditorView.domEventHandlers({
  beforeinput({ inputType, data, isComposing }, view) {
    const { from, to, empty } = view.state.selection.main;
    if (inputType !== "insertText" || data === null || isComposing || empty) return false;
    const insert = view.state.toText(data);
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      userEvent: "input.type",
      scrollIntoView: true,
    });
    return true;
  },
});
