import { texts } from "../language.ts";

/** The texts of the start page. A part with markup is a record from the kind of markup to the text. */
export const homeWords = texts({
  skip: "Skip to the cases",
  promise: "Step through reverse-mode automatic differentiation, one adjoint at a time.",
  start: (number: number) => `Start with case ${number}`,
  allCases: "All ten cases",
  practice: "Practice",
  orProgram: "or write a program in Python",
  vocabulary: "Vocabulary",

  missing: {
    noCase: (name: string) => `There is no case named ${name}.`,
    guess: (title: string) => ["Did you mean ", { link: title }, "?"],
  },

  cases: {
    title: "Ten case studies",
    pictures: [
      "Each graph is drawn after its last step: a ",
      { seed: "seed" },
      " was set, and ",
      { adjoint: "adjoints" },
      " flowed back to give the ",
      { gradient: "gradient" },
      ".",
    ],
  },

  footer: {
    source: [
      "The cases, their names and their notation come from the chapter ",
      { cite: "Case Studies" },
      " on reverse-mode automatic differentiation.",
    ],
    keys: ["In a case, ", { key: "→" }, " and ", { key: "←" }, " step and ", { key: "Space" }, " plays."],
    licence: "Free software under the MIT licence.",
    notices: "Third-party notices",
  },
});
