import { texts } from "../language.ts";

/** The texts of the nudge below the check. */
export const nudgeWords = texts({
  title: "Nudge",
  /**
   * Before and after the name of the number that is differentiated.
   *
   * @param isWeighted whether that number is the sum of the outputs weighted by their seeds
   */
  intro: (isWeighted: boolean): readonly [string, string] => [
    "An adjoint says how fast ",
    `${isWeighted ? ", the outputs weighted by their seeds," : ""} changes with a value. Move a value by δ, run the ` +
      "program again, and compare.",
  ],
  node: "Node to nudge",
  entry: "Entry to nudge",
  /** Before the field for δ. */
  by: "by δ =",
  allowed: "a finite decimal number",
  slider: "δ, slider",
  predicted: "Predicted",
  found: "Found",
  /** Between the change that was found and the nudged number. */
  with: " with ",
  ratio: "Ratio",
  ratioMeaning: "found ÷ predicted",
  /** Between the nudged number and the number, and after the number. */
  absorbed: [" is the same double as ", ": this δ is lost to rounding."] as const,
});
