import type { GraphNode } from "./graph-node.ts";
import { observe } from "./observe.ts";
import type { Value } from "./value.ts";

/**
 * Runs a program forward and changes one result right after its evaluation: everything computed from the
 * result follows, all else stays. For values only: pullbacks may have kept the old value.
 *
 * @param n the index of the operation's result, from 0 in evaluation order; leaves do not count
 * @returns the program's return value
 */
export function intervene<T>(n: number, change: (value: Value) => Value, program: () => T): T {
  let seen = 0;
  function evaluated(node: GraphNode): void {
    if (node.op !== undefined && seen++ === n) node.value = change(node.value);
  }
  return observe({ evaluated }, program);
}
