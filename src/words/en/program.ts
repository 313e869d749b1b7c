import { texts } from "../language.ts";

/** The texts about learners' programs. */
export const programWords = texts({
  noResult:
    "There is nothing to step: the program computes no number from a Var of pullback. Assign one to a name, such as y = x * x.",
  atLine: (line: number, message: string) => `line ${line}: ${message}`,
  /** Two inputs whose nodes would have the same name, as `w1` and the first entry of `w`. */
  sameName: (name: string) => `Two inputs have a node ${name}: give one of them another name.`,
});
