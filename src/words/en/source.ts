import { texts } from "../language.ts";

/** The texts about what is open, or cannot be opened. */
export const sourceWords = texts({
  /** The title of a source without a lesson. */
  title: { program: "Program", recording: "Recording" },
  /** What a message calls a program without a name. */
  program: "the program",
  unsupported: "This version cannot open a recording. It opens cases, such as two-inputs, and programs.",
});
