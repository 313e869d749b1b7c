import { pushThrough } from "../autodiff/forward-mode.ts";
import { operationById } from "../autodiff/operations/all.ts";
import { entryAt, filled, flat, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value, zeroLike } from "../autodiff/value.ts";
import type { ForwardPasses, InputEntry } from "./forward-passes.ts";
import { nodeAt, oncePerTrace, type Trace, type TraceNode } from "./trace.ts";

/** A moment of forward mode. */
export interface ForwardMoment {
  /** The number of the pass, from 0. */
  readonly pass: number;
  readonly input: InputEntry;
  /** The result that was evaluated last; undefined while only the inputs have tangents. */
  readonly node: number | undefined;
  /** Whether the pass is complete. */
  readonly isEnd: boolean;
}

/** Returns a moment by its number, which is limited to the existing ones. */
export function forwardMomentAt(passes: ForwardPasses, moment: number): ForwardMoment {
  const { entries, results, length, total } = passes;
  const at = Math.min(Math.max(Math.trunc(moment) || 0, 0), total - 1);
  const pass = Math.floor(at / length);
  return {
    pass,
    input: entries[pass] as InputEntry,
    node: results[(at % length) - 1],
    isEnd: at % length === length - 1,
  };
}

/**
 * Returns the tangents of all nodes in the direction of one input entry, by the operations' own forward-mode rules
 * at the values of the run.
 *
 * @throws RangeError if an operation is unknown
 */
export function tangentsOf(trace: Trace, input: InputEntry): readonly Value[] {
  const known = lastTangents(trace);
  const key = `${input.node} ${input.entry}`;
  if (known.key !== key) {
    const tangents: Value[] = [];
    for (const [i, node] of trace.nodes.entries()) {
      tangents.push(
        node.op === undefined
          ? unit(node.value, i === input.node ? input.entry : -1)
          : pushed(trace, node, tangents),
      );
    }
    Object.assign(known, { key, tangents });
  }
  return known.tangents;
}

/**
 * Returns the term that one operand's tangent adds to the tangent of a result.
 *
 * @param operand the operand's position
 */
export function tangentTerm(trace: Trace, node: number, operand: number, tangents: readonly Value[]): Value {
  return pushed(trace, nodeAt(trace, node), tangents, operand);
}

/** Returns the derivative that a pass has found at its end: the outputs' tangents, weighted by their seeds. */
export function derivativeOf(trace: Trace, tangents: readonly Value[]): number {
  let sum = 0;
  for (const { node, seed } of seedsOf(trace)) {
    const tangent = tangents[node] ?? 0;
    for (let i = 0; i < sizeOf(shapeOf(tangent)); i++) sum += entryAt(seed, i) * entryAt(tangent, i);
  }
  return sum;
}

/** The outputs with their seeds. */
export const seedsOf: (trace: Trace) => readonly { readonly node: number; readonly seed: Value }[] =
  oncePerTrace(({ steps }) =>
    steps.flatMap((step) => (step.kind === "seed" ? [{ node: step.node, seed: step.contribution }] : [])),
  );

/** Returns the entries of the gradient that the reverse sweep found, in the order of the passes. */
export function gradientEntries({ gradients }: Trace): readonly number[] {
  return Object.values(gradients).flatMap(flat);
}

const lastTangents: (trace: Trace) => { key: string; tangents: readonly Value[] } = oncePerTrace(() => ({
  key: "",
  tangents: [],
}));

/** Returns the tangent of a result: of all operands, or of one alone. */
function pushed(
  trace: Trace,
  { op = "", operands, value: result }: TraceNode,
  tangents: readonly Value[],
  only?: number,
): Value {
  const spec = operationById.get(op);
  if (spec === undefined) throw new RangeError(`forward mode: no operation ${op}`);
  const duals = operands.flatMap((operand, k) => {
    if ("constant" in operand) return [operand.constant, zeroLike(operand.constant)];
    const { value } = nodeAt(trace, operand.node);
    const isPushed = only === undefined || only === k;
    return [value, isPushed ? (tangents[operand.node] as Value) : zeroLike(value)];
  });
  return pushThrough(spec, duals, result);
}

/** Returns a tangent that is 1 at an entry, or 0 everywhere. */
function unit(value: Value, entry: number): Value {
  return typeof value === "number" ? Number(entry === 0) : filled(value.shape, (i) => Number(i === entry));
}
