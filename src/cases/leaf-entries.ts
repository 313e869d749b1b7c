import { flat, type Nested } from "../autodiff/tensor.ts";
import type { Trace } from "../trace/trace.ts";
import type { AnyProgram, Values } from "./define-case.ts";
import { leavesOf } from "./program-of.ts";

/** One number of a run: the index of a node, and the row-major index of an entry of its value. */
export interface EntryRef {
  readonly node: number;
  readonly entry: number;
}

/** An entry of an input or parameter of a program, and the number that it is in a run. */
export interface LeafEntry extends EntryRef {
  /** The name of the parameter. */
  readonly name: string;
  /** The row-major index among the entries of the parameter, 0 for a number. */
  readonly position: number;
}

/**
 * Returns the entries of all inputs and parameters, in reading order. A parameter is one node or a node per entry.
 *
 * @param values the values of the run
 */
export function leafEntries(
  program: AnyProgram,
  values: Values,
  { nodes }: Pick<Trace, "nodes">,
): LeafEntry[] {
  let start = 0;
  return leavesOf(program).flatMap((name) => {
    const first = start;
    const isWhole = nodes.at(first)?.id === name;
    const entries = flat(values[name] as Nested);
    start += isWhole ? 1 : entries.length;
    return entries.map((_, position): LeafEntry => {
      const place = isWhole ? { node: first, entry: position } : { node: first + position, entry: 0 };
      return { name, position, ...place };
    });
  });
}
