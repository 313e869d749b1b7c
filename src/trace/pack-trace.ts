import { sizeOf } from "../autodiff/tensor.ts";
import { shapeOf } from "../autodiff/value.ts";
import { type NodeColumns, type PackedTrace, ROLES } from "./packed-trace.ts";
import type { Trace, TraceNode, TraceOperand } from "./trace.ts";

/** Returns a trace as plain data, to be posted with `buffersOf`. The steps are not copied. */
export function packTrace({ nodes, edges: _, steps, seen, ...rest }: Trace): PackedTrace {
  return { ...rest, nodes: packNodes(nodes), steps: steps.columns, seen: Int32Array.from(seen) };
}

/** Returns the memory of a packed trace, to be transferred when it is posted. */
export function buffersOf({ nodes, steps, seen }: PackedTrace): ArrayBuffer[] {
  const columns = [...Object.values(nodes), ...Object.values(steps), seen];
  return columns.flatMap((column) => (ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : []));
}

function packNodes(nodes: readonly TraceNode[]): NodeColumns {
  const [opNames, shapes] = [createTable<string>(), createTable<readonly number[]>()];
  const [idEnds, operandEnds] = [new Int32Array(nodes.length), new Int32Array(nodes.length)];
  const roles = new Uint8Array(nodes.length);
  const ops = new Int32Array(nodes.length).fill(-1);
  const shapeIndices = new Int32Array(nodes.length).fill(-1);
  const [operands, constants]: [number[], TraceOperand[]] = [[], []];
  const aliases: [number, readonly string[]][] = [];
  const entries = new Float64Array(nodes.reduce((sum, { value }) => sum + sizeOf(shapeOf(value)), 0));
  let [ids, place] = ["", 0];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as TraceNode;
    ids += node.id;
    idEnds[i] = ids.length;
    roles[i] = ROLES.indexOf(node.role) + (node.reached ? ROLES.length : 0);
    if (node.op !== undefined) ops[i] = opNames.indexOf(node.op, node.op);
    for (const operand of node.operands) {
      operands.push("node" in operand ? operand.node : ~(constants.push(operand) - 1));
    }
    operandEnds[i] = operands.length;
    if (node.aliases.length > 0) aliases.push([i, node.aliases]);
    if (typeof node.value === "number") entries[place] = node.value;
    else {
      entries.set(node.value.data, place);
      shapeIndices[i] = shapes.indexOf(node.value.shape.join(), node.value.shape);
    }
    place += sizeOf(shapeOf(node.value));
  }
  return {
    ids,
    idEnds,
    roles,
    ops,
    opNames: opNames.items,
    operands: Int32Array.from(operands),
    operandEnds,
    constants,
    entries,
    shapeIndices,
    shapes: shapes.items,
    aliases,
  };
}

/** Creates a list of different items, each found by a name. */
function createTable<Item>(): { readonly items: readonly Item[]; indexOf(name: string, item: Item): number } {
  const items: Item[] = [];
  const indices = new Map<string, number>();
  return {
    items,
    indexOf(name, item) {
      const known = indices.get(name) ?? items.push(item) - 1;
      indices.set(name, known);
      return known;
    },
  };
}
