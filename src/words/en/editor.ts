import { texts } from "../language.ts";

/** The texts of the editor of a program. */
export const editorWords = texts({
  label: "Python program",
  /** How to leave the editor by keyboard. */
  leave: "Tab indents. To leave the editor, press Esc, then Tab.",
  error: (line: number, message: string) => `Line ${line}: ${message}`,
  /** CodeMirror's own texts, by the texts that they replace. */
  phrases: {
    Completions: "Completions",
    "Control character": "Control character",
    "Selection deleted": "Selection deleted",
  },
});
