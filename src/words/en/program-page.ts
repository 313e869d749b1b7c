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
  copyRefused: "The browser does not allow copying here. Copy the address of this page instead.",
  /** A link whose program is damaged or too large. */
  unreadable:
    "The program in this link cannot be read: a part of the link is missing, or the program is larger than 64 KB. Open the whole link again. Another program is shown.",
  noCase: (slug: string) =>
    `There is no case ${slug}. The menu “Examples” has all cases. Another program is shown.`,
  other: (problem: string) => `${problem} Another program is shown.`,
  /** Below the output of a program whose engine sweeps several times, as in training. */
  firstSweep: "The program runs backward more than once. The steps show the first backward pass.",
  /** In place of the output while questions are asked. */
  closed: "The output is shown after the last question.",
  line: (line: number) => `Line ${line}: `,
});
