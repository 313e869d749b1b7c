import { type Extension, Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";

/** Keys that do not end what Escape began. */
const KEEPING = new Set(["Tab", "Shift", "Escape"]);

/** After Escape, Tab and Shift+Tab leave the editor. Any other key makes Tab indent again. */
export const leaveByTab: Extension = [
  // Before the commands of Escape, but after those of an open list of completions.
  Prec.high(
    keymap.of([
      {
        any(view, { key, isComposing }) {
          if (key === "Escape" && !isComposing) view.setTabFocusMode(true);
          else if (!KEEPING.has(key)) view.setTabFocusMode(false);
          return false;
        },
      },
    ]),
  ),
  EditorView.domEventHandlers({ blur: (_, view) => view.setTabFocusMode(false) }),
];
