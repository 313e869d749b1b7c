import { texts } from "../language.ts";

/** The texts of the notice of problems and slow runs. */
export const noticeWords = texts({
  working: "Still working…",
  cancel: "Cancel",
  /** The sentence about an invalid value: the text before and after the name of the parameter. */
  refused: (value: string, allowed: string, using: string | number): readonly [string, string] => [
    "",
    ` cannot be ${value}: allowed is ${allowed}. Using ${using}.`,
  ],
  previousRun: "The graph still shows the previous run.",
  retry: "Try again",
  incomplete: "Part of the page could not be loaded.",
  reload: "Reload the page",
  dismiss: "Dismiss the notice",
});
