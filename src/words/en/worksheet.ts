import { texts } from "../language.ts";

/** The texts of a printed worksheet and its key. */
export const worksheetWords = texts({
  name: "Name",
  date: "Date",
  given: "Inputs and seeds",
  questions: "Questions",
  key: "Key",
  keyOf: (title: string) => `Key: ${title}`,
  /** The order of the sweep has no present step on paper, so that contributions are counted. */
  edge: (number: number) => `Which edge carries contribution ${number} of the sweep?`,
  live: "The same questions, live:",
});
