import { intervene } from "../autodiff/intervene.ts";
import { entryAt, filled } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { nodeAt, type Trace } from "../trace/trace.ts";
import type { AnyProgram, Values } from "./define-case.ts";
import { type EntryRef, leafEntries } from "./leaf-entries.ts";
import { objective, runForward, sectionOf } from "./objective.ts";

/**
 * Returns L as a function of the change of one number of a run. Each call runs the program forward again, with
 * the input changed, or with the result changed right after its evaluation.
 *
 * @param trace the run of the program at these values.
 * @throws RangeError if a leaf has no such entry
 */
export function perturbedObjective(
  program: AnyProgram,
  values: Values,
  trace: Trace,
  { node, entry }: EntryRef,
): (delta: number) => number {
  const { op, value } = nodeAt(trace, node);
  if (op === undefined) {
    const leaf = leafEntries(program, values, trace).find((one) => one.node === node && one.entry === entry);
    if (leaf === undefined) throw new RangeError(`nudge: node ${node} has no entry ${entry}`);
    const section = sectionOf(program, values, leaf.name, leaf.position);
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
 * Returns the nodes whose numbers `perturbedObjective` can change: results of operations, and the leaves that are inputs or
 * parameters. The leaves that a learner's program makes in other ways cannot be changed.
 */
export function nudgeableNodes(program: AnyProgram, values: Values, trace: Trace): number[] {
  const leaves = new Set(leafEntries(program, values, trace).map(({ node }) => node));
  return trace.nodes.flatMap(({ op }, node) => (op !== undefined || leaves.has(node) ? [node] : []));
}

function moved(value: Value, entry: number, delta: number): Value {
  if (typeof value === "number") return value + delta;
  return filled(value.shape, (i) => entryAt(value, i) + (i === entry ? delta : 0));
}
