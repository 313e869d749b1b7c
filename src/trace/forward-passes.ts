import { operationById } from "../autodiff/operations/all.ts";
import { sizeOf } from "../autodiff/tensor.ts";
import { shapeOf } from "../autodiff/value.ts";
import { oncePerTrace, type Trace } from "./trace.ts";

/** An entry of an input: the direction of one pass of forward mode. */
export interface InputEntry {
  readonly node: number;
  /** The position in row-major order, 0 for a number. */
  readonly entry: number;
}

/**
 * The passes that forward mode takes for the gradient of a run, one per entry of the inputs. A pass has one moment
 * in which the inputs' tangents are set, and one per result. The moments of all passes are counted through.
 */
export interface ForwardPasses {
  /** The input entry of each pass, in the order of the gradient's entries. */
  readonly entries: readonly InputEntry[];
  /** The nodes that a pass evaluates, in order. */
  readonly results: readonly number[];
  /** The number of moments of one pass, and of all. */
  readonly length: number;
  readonly total: number;
}

/** Returns the passes of forward mode for a run; undefined if an operation's rule or every input is missing. */
export const forwardPassesOf: (trace: Trace) => ForwardPasses | undefined = oncePerTrace(({ nodes }) => {
  const entries: InputEntry[] = [];
  const results: number[] = [];
  for (const [i, { op, value }] of nodes.entries()) {
    if (op === undefined) {
      for (let entry = 0; entry < sizeOf(shapeOf(value)); entry++) entries.push({ node: i, entry });
    } else if (operationById.has(op)) results.push(i);
    else return undefined;
  }
  const length = results.length + 1;
  return entries.length === 0 ? undefined : { entries, results, length, total: length * entries.length };
});
