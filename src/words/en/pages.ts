import { texts } from "../language.ts";

/** The texts of built pages: for link previews, search engines, and readers without JavaScript. */
export const pagesWords = texts({
  description:
    "Step through reverse-mode automatic differentiation: every value, every pullback and every contribution to an adjoint.",

  program: {
    title: "Program · Pullback",
    description: "Write a program in Python, and step through its backward pass.",
  },

  practice: {
    title: "Practice · Pullback",
    description: "Answer before each step: short exercises about reverse-mode automatic differentiation.",
  },

  withoutScript: {
    reason: "Pullback computes and draws in the browser, so stepping through it needs JavaScript.",
    formula: (formula: string) => `Formula: ${formula}`,
    gradient: (result: string) => `Gradient: ${result}`,
    allCases: "All cases",
    /** In a page that has no text of its own. */
    article: [
      "Pullback computes and draws in the browser, so it needs JavaScript. Read about ",
      { link: "automatic differentiation" },
      " instead.",
    ],
  },

  preview: {
    corner: "Reverse-mode automatic differentiation",
    title: "The backward pass, step by step",
    caseOf: (number: number, total: number) => `Case ${number} of ${total}`,
    alt: (title: string, step: number, steps: number, caption: string) =>
      `Computation graph of “${title}” at step ${step} of ${steps}: ${caption}`,
  },

  notices: {
    introduction: `Third-party notices

Pullback contains the software and the fonts below, each with its licence.
`,
    software: (name: string, version: string, licence = "no name") =>
      `${name} ${version}, licence: ${licence}`,
    fonts: (licence: string) => `The fonts of KaTeX, licence: ${licence}`,
  },
});
