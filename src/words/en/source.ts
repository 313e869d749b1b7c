import { texts } from "../language.ts";

const KINDS = { program: "a program", recording: "a recording" } as const;

/** The texts about what is open, or cannot be opened. */
export const sourceWords = texts({
  /** The title of a source without a lesson. */
  title: { program: "Program", recording: "Recording" },
  /** What a message calls a program without a name. */
  program: "the program",
  unsupported: (kind: keyof typeof KINDS) =>
    `This version cannot open ${KINDS[kind]}. It opens cases, such as two-inputs.`,
});
