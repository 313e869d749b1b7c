import { texts } from "../language.ts";

/** The texts of the header of a whole page, with the names of the themes. */
export const headerWords = texts({
  home: "Pullback, all cases",
  cases: "Case",
  /** The text before and after the number of the case. */
  position: (total: number): readonly [string, string] => ["", ` of ${total}`],
  previousCase: (title?: string) => (title === undefined ? "Previous case" : `Previous case: ${title}`),
  nextCase: (title?: string) => (title === undefined ? "Next case" : `Next case: ${title}`),
  chooseCase: "Choose a case",
  /** Leads to the page for programs. */
  ownProgram: "Write a program of your own",
  predict: "Predict",
  predictHint: "Answer a question before each step",
  break: "Break it",
  breakHint: "Find a mistake in the engine",
  share: "Share",
  theme: (name: string) => `Theme: ${name}`,
  themes: {
    auto: "As the system",
    light: "Light",
    dark: "Dark",
    projector: "Projector",
  },
  print: "Print a handout",
  printHint: "Print a handout of this step",
  help: "Help",
  helpHint: "Help (?)",
  showPanel: "Show the side panel",
  hidePanel: "Hide the side panel",
});
