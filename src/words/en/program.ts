import { texts } from "../language.ts";

/** The texts about learners' programs. */
export const programWords = texts({
  noResult: "The program computes no number from a Var: assign one to a name, such as y = x * x.",
});
