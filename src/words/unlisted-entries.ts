import { sizeOf, tensor } from "../autodiff/tensor.ts";
import { shapeOf } from "../autodiff/value.ts";
import { adjointOf, matrix, symbolOf } from "../formula/build.ts";
import type { Expression, MatrixExpression } from "../formula/expression.ts";
import { nodeAt, type Step, type Trace } from "../trace/trace.ts";
import { matrixRows } from "./notation.ts";
import { isRow, isZero, READ_OUT } from "./tensor-caption.ts";
import { MAX_LISTED_ENTRIES } from "./texts.ts";

/** The limit on the entries of a gradient that is read out: the gradient is the purpose of all steps. */
const GRADIENT_READ_OUT = 16;

/** Entries that a caption leaves to the picture; `name` is undefined if they are those of the step's result. */
export interface ListedEntries {
  readonly name: Expression | undefined;
  readonly entries: MatrixExpression;
}

/** Returns the entries that a caption leaves to the picture: those of the new matrix, or of the gradients. */
export function unlistedEntries(trace: Trace, step: Step): readonly ListedEntries[] {
  if (step.kind === "collect") return unlistedGradients(trace);
  const value = "after" in step ? step.after : step.kind === "evaluate" ? nodeAt(trace, step.node).value : 0;
  const listed = isRow(value) && (step.kind !== "accumulate" || isZero(step.before));
  if (typeof value === "number" || listed || sizeOf(value.shape) > READ_OUT) return [];
  return [{ name: undefined, entries: matrix(matrixRows(value)) }];
}

function unlistedGradients({ gradients }: Trace): readonly ListedEntries[] {
  return Object.entries(gradients).flatMap(([name, gradient]) => {
    const value = typeof gradient === "number" ? gradient : tensor(gradient);
    const size = sizeOf(shapeOf(value));
    if (typeof value === "number" || size <= MAX_LISTED_ENTRIES || size > GRADIENT_READ_OUT) return [];
    return [{ name: adjointOf(symbolOf(name)), entries: matrix(matrixRows(value)) }];
  });
}
