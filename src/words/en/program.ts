import { texts } from "../language.ts";

/** Why the graph of a program's own engine cannot be stepped. */
export type Unwatchable =
  /** No adjoint was set, or adjoints are no numbers. */
  { readonly kind: "no-sweep" | "no-numbers"; readonly cls: string } | { readonly kind: "too-many" };

/** The texts about learners' programs. */
export const programWords = texts({
  noResult:
    "There is nothing to step: the program computes no number from a Var of pullback. Assign one to a name, such as y = x * x.",
  atLine: (line: number, message: string) => `line ${line}: ${message}`,
  /** A program with an engine of its own, whose class is `cls`. */
  unwatchable: (why: Unwatchable): string => {
    switch (why.kind) {
      case "no-sweep":
        return `The program builds a graph of ${why.cls}, but sets no adjoint in it: nothing runs backward. Call backward on the output.`;
      case "no-numbers":
        return `The adjoints of ${why.cls} are no numbers, so that they cannot be stepped.`;
      case "too-many":
        return "The program's engine makes more than 20,000 nodes, too many to step.";
    }
  },
  /** Two inputs whose nodes would have the same name, as `w1` and the first entry of `w`. */
  sameName: (name: string) => `Two inputs have a node ${name}: give one of them another name.`,
});
