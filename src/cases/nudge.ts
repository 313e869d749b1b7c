import { intervene } from "../autodiff/intervene.ts";
import { entryAt, filled, flat, type Nested } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { nodeAt, type Trace } from "../trace/trace.ts";
import type { AnyProgram, Values } from "./define-case.ts";
import { objective, runForward, sectionOf } from "./objective.ts";
import { leavesOf } from "./program-of.ts";

/** One number of a run: the index of a node, and the row-major index of an entry of its value. */
export interface EntryRef {
  readonly node: number;
  readonly entry: number;
}

/**
 * Returns L as a function of the change of one number of a run. Each call runs the program forward again, with
 * the input changed, or with the result changed right after its evaluation.
 *
 * @param trace the run of the program at these values.
 */
export function perturbedObjective(
  program: AnyProgram,
  values: Values,
  trace: Trace,
  { node, entry }: EntryRef,
): (delta: number) => number {
  const { op, value } = nodeAt(trace, node);
  if (op === undefined) {
    const [name, position] = leafEntry(program, values, trace, node);
    const section = sectionOf(program, values, name, position + entry);
    return (delta) => section(entryAt(value, entry) + delta);
  }
  const nth = trace.nodes.filter((before, i) => i < node && before.op !== undefined).length;
  return (delta) => {
    const { built } = intervene(
      nth,
      (found) => moved(found, entry, delta),
      () => runForward(program, values),
    );
    return objective(built);
  };
}

/**
 * Returns the leaf that a node represents, wholly or as one entry, and the row-major index of the node's
 * first entry.
 *
 * @throws RangeError if the node is not a leaf.
 */
function leafEntry(
  program: AnyProgram,
  values: Values,
  { nodes }: Trace,
  node: number,
): readonly [name: string, position: number] {
  let start = 0;
  for (const name of leavesOf(program)) {
    const length = nodes.at(start)?.id === name ? 1 : flat(values[name] as Nested).length;
    if (node < start + length) return [name, node - start];
    start += length;
  }
  throw new RangeError(`nudge: node ${node} is no leaf, there are ${start}`);
}

function moved(value: Value, entry: number, delta: number): Value {
  if (typeof value === "number") return value + delta;
  return filled(value.shape, (i) => entryAt(value, i) + (i === entry ? delta : 0));
}
