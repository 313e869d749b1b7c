import { texts } from "../language.ts";

/** The texts in the code that embeds a case in another page. */
export const embedCodeWords = texts({
  frameTitle: (caseTitle: string) => `${caseTitle}, step by step`,
});
