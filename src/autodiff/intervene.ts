import type { GraphNode } from "./graph-node.ts";
import { observe } from "./observe.ts";
import type { Value } from "./value.ts";

/**
 * Runs a program forward and changes the value of one result right after its evaluation: all that is
 * computed from it follows, all else stays. For values alone: pullbacks may have kept the value before.
 *
 * @param n which result of an operation, from 0 in the order of evaluation; leaves do not count.
 * @returns what the program returns.
 */
export function intervene<T>(n: number, change: (value: Value) => Value, program: () => T): T {
  let seen = 0;
  function evaluated(node: GraphNode): void {
    if (node.op !== undefined && seen++ === n) node.value = change(node.value);
  }
  return observe({ evaluated }, program);
}
