import type { Convention } from "../../autodiff/operation-spec.ts";
import { texts } from "../language.ts";

/** The texts of the derivatives that operations use where they have none. */
export const conventionWords = texts({
  /** The entries that a convention concerns, and its text. */
  at: (entries: readonly string[], text: string) => `${entries.join(", ")}: ${text}`,
  /** The derivative used, and the one that PyTorch and JAX use. `chosen` is the operation's second operand. */
  text: (convention: Convention, chosen: string): string => {
    switch (convention) {
      case "relu-at-zero":
        return "at 0 the derivative is 0, as in PyTorch and JAX";
      case "abs-at-zero":
        return "the derivative at 0 is 0, as in PyTorch; JAX uses 1";
      case "half-at-ties":
        return "at a tie each operand receives half, as in PyTorch and JAX";
      case "power-at-zero":
        return "a⁰ has derivative 0 by a, and 0ⁿ derivative 0 by n ≥ 0, as in PyTorch and JAX; by n at a < 0 it is NaN";
      case "chosen-at-zero":
        return chosenAtZero(chosen);
      case "mask-at-zero":
        return `the mask M is 1 where X > 0 and 0 where X < 0; ${chosenAtZero(chosen)}`;
    }
  },
});

function chosenAtZero(derivative: string): string {
  return `at 0 the derivative is ${derivative}, as chosen; PyTorch and JAX use 0`;
}
