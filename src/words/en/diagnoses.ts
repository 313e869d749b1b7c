import { equation } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import type { Cause, Origin } from "../causes.ts";
import { texts } from "../language.ts";
import type { NonFinite } from "../non-finite.ts";

/** The texts that explain why a number is not finite. */
export const diagnosisWords = texts({
  /** One sentence without its full stop: `log(0) = −∞: infinite at 0`. */
  sentence: (
    { receiver, formula, result, isEntry, cause }: NonFinite,
    write: (formula: Expression) => string,
  ) => {
    const receives = receiver === undefined ? "" : `${write(receiver)} receives `;
    return `${receives}${outcome(formula, result, isEntry, write)}: ${because(cause)}`;
  },
  /** The first wrong adjoint of a learner's own engine, without a full stop. */
  firstWrong: (found: string, right: string, step: number) =>
    `${found} at step ${step} is the first wrong number: the right adjoint at this step is ${right}`,
});

function outcome(
  formula: Expression | undefined,
  result: Expression,
  isEntry: boolean | undefined,
  write: (formula: Expression) => string,
): string {
  if (formula === undefined) return write(result);
  return isEntry ? `${write(formula)} with an entry ${write(result)}` : write(equation(formula, result));
}

const TOO_LARGE = "too large for a number";

function because(cause: Cause): string {
  switch (cause.kind) {
    case "input":
      return "the input is not finite";
    case "seed":
      return "the seed is not finite";
    case "too-large":
      return `${TOO_LARGE} (largest about 1.8e308)`;
    case "division-by-zero":
      return "division by zero";
    case "division-by-negative-zero":
      return "division by zero with a minus sign";
    case "infinite-at-zero":
      return "infinite at 0";
    case "zero-times-infinity":
      return "0 × ∞ is not defined";
    case "opposite-terms":
      return `not defined: ∞ − ∞ among terms that are ${TOO_LARGE}`;
    case "opposite-shares":
      return "not defined; both shares are infinite";
    case "undefined":
      return `not defined for ${cause.count === 1 ? "this operand" : "these operands"}`;
    case "unknown":
      return `computed by ${cause.operation}`;
    case "number":
      return `${cause.makesNaN ? "not defined; " : ""}the ${cause.number} is ${from(cause.origin)}`;
    case "value":
      return `${cause.isEntry ? "an entry of " : ""}${cause.name ?? CONSTANT} is ${cause.number}`;
  }
}

const CONSTANT = "a constant";

function from(origin: Origin): string {
  switch (origin.kind) {
    case "operand":
      return `from ${origin.name ?? CONSTANT}`;
    case "forward":
      return "from the forward pass";
    case "adjoint":
      return `the adjoint of ${origin.name}`;
  }
}
