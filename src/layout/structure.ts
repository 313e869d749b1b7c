import { shapeOf } from "../autodiff/value.ts";
import type { Trace } from "../trace/trace.ts";

/**
 * Returns a text that two traces share if and only if `layout` reads the same from both: names, operations, shapes
 * and constants, but not the values of nodes.
 */
export function structureOf({ nodes, edges }: Pick<Trace, "nodes" | "edges">): string {
  return JSON.stringify([
    nodes.map(({ id, aliases, role, op, operands, value, reached }) => [
      id,
      aliases,
      role,
      op,
      operands,
      typeof value === "number" ? 0 : shapeOf(value),
      reached,
    ]),
    edges.map(({ parent, child, operand }) => [parent, child, operand]),
  ]);
}
