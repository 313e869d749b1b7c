import { equation } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { texts } from "../language.ts";
import type { StatedValue } from "../tensor-caption.ts";
import type { Writing } from "../writing.ts";
import { concluded, stated } from "./captions.ts";

/** What a moment of forward mode shows, with names and formulas: the data of one sentence. */
export type ForwardCaption =
  /** The tangent of one input entry is 1, `others` tells whether there are more. */
  | { readonly kind: "seed"; readonly tangent: Expression; readonly others: boolean }
  /** A result has its tangent. `end` is the derivative that the pass has found, at its last moment. */
  | {
      readonly kind: "push";
      readonly formula: Expression;
      readonly value: StatedValue;
      readonly end: ForwardEnd | undefined;
    };

/**
 * The end of a pass: the derivative that it found, if this is not the last tangent itself, and the entry of the
 * gradient, each as an equation.
 */
export interface ForwardEnd {
  readonly forward: Expression | undefined;
  readonly adjoint: Expression;
}

/** The texts of forward mode in the graph and the dock. */
export const forwardWords = texts({
  mode: "Forward mode",
  caption,
  announcement: (pass: number, passes: number, step: number, steps: number, text: string) =>
    `Forward mode, pass ${pass} of ${passes}, step ${step} of ${steps}: ${text}`,
  leave: "Back to reverse mode",
  reverse: "reverse",
  /** All digits of a value and a tangent, each if there is one. */
  digits: (value: string | undefined, tangent: string | undefined) =>
    [value && `value ${value}`, tangent && `tangent ${tangent}`].filter(Boolean).join(", "),
  slider: "Moment of forward mode",
  /** The word of a pass on the timeline. */
  pass: (pass: number) => `pass ${pass}`,
  position: (pass: number, passes: number, step: number, steps: number) =>
    `Pass ${pass} of ${passes}, step ${step} of ${steps}`,
});

function caption(moment: ForwardCaption, writing: Writing): string {
  const write = writing.formula;
  if (moment.kind === "seed") {
    const { tangent, others } = moment;
    const rest = others ? "and the tangent of every other input entry is 0" : "the tangent of the only input";
    return `${writing.result(write(tangent))}, ${rest}.`;
  }
  const { formula, value, end } = moment;
  const pushed =
    "formula" in value
      ? concluded(equation(formula, value.formula), value.formula, writing)
      : `${write(formula)}, ${stated(value, writing)}`;
  if (end === undefined) return `${pushed}.`;
  const found = end.forward === undefined ? "" : `: ${write(end.forward)}`;
  return `${pushed}. The pass ends${found}. Reverse mode found ${write(end.adjoint)}.`;
}
