import { texts } from "../language.ts";

/** The texts of the page for learners' programs. */
export const programPageWords = texts({
  program: "Program",
  output: "Output",
  examples: "Examples",
  chooseExample: "Open an example",
  caseProgram: (number: number, title: string) => `Case ${number}: ${title}`,
  copyLink: "Copy link",
  copied: "Link copied",
  line: (line: number) => `Line ${line}: `,
});
