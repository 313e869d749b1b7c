import { texts } from "../language.ts";

/** The texts of the custom element. */
export const elementWords = texts({
  /** The label of the element for assistive technology. */
  label: (title: string) => `Pullback: ${title}`,
  /** Sentences shown in place of a player, because there is no such case. */
  noCase: (attribute: string | undefined, guess: string | undefined, known: readonly string[]) => [
    attribute === undefined
      ? 'The attribute "case" is missing, and there is no program.'
      : `There is no case ${attribute}.`,
    guess === undefined ? `The cases are ${known.join(", ")}.` : `Did you mean ${guess}?`,
  ],
  tooLarge: "The program is larger than 64 KB.",
  closed: "The element is not in a page: add it to a page first.",
  unavailable: (reason: string) => `The player could not be loaded: ${reason}`,
});
