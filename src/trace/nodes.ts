import { sizeOf } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import type { Constant, NodeColumns } from "./node-columns.ts";
import { once, Sequence } from "./sequence.ts";
import type { Nodes, Role, TraceNode, TraceOperand } from "./trace.ts";

/** The roles by their codes. */
export const ROLES: readonly Role[] = ["input", "parameter", "intermediate", "output", "constant"];

/** Returns nodes as a list in columns. Their entries are copied. */
export function nodesFrom(nodes: Iterable<TraceNode> & { readonly length: number }): Nodes {
  return createNodes(packNodes(nodes));
}

/** Returns the nodes in columns as a list. The columns are not copied. */
export function createNodes(columns: NodeColumns): Nodes {
  return new ColumnNodes(columns);
}

/** Returns nodes in which some have other values, of the same shapes. */
export function withValues({ columns }: Nodes, values: ReadonlyMap<number, Value>): Nodes {
  const entries = columns.entries.slice();
  const starts = startsOf(columns);
  for (const [node, value] of values) entries.set(flatEntries(value), starts[node]);
  return createNodes({ ...columns, entries });
}

class ColumnNodes extends Sequence<TraceNode> implements Nodes {
  readonly #columns: NodeColumns;
  #indices: ReadonlyMap<string, number> | undefined;

  constructor(columns: NodeColumns) {
    super(columns.roles.length, once(nodeMaker(columns)));
    this.#columns = columns;
  }

  get columns(): NodeColumns {
    return this.#columns;
  }

  indexOf(id: string): number {
    this.#indices ??= new Map(Array.from(this.#columns.idEnds, (_, i) => [idAt(this.#columns, i), i]));
    return this.#indices.get(id) ?? -1;
  }
}

/** Returns a function that makes the node at an index. */
function nodeMaker(columns: NodeColumns): (i: number) => TraceNode {
  const { roles, ops, opNames, operands, operandEnds, constants, entries, shapeIndices, shapes } = columns;
  const operandOf = (node: number): TraceOperand => (node >= 0 ? { node } : (constants[~node] as Constant));
  const aliases = new Map(columns.aliases);
  const starts = startsOf(columns);

  return (i) => {
    const code = roles[i] as number;
    const shape = shapes[shapeIndices[i] as number];
    const start = starts[i] as number;
    return {
      id: idAt(columns, i),
      aliases: aliases.get(i) ?? NO_NAMES,
      role: ROLES[code % ROLES.length] as Role,
      op: opNames[ops[i] as number],
      operands: Array.from(operands.subarray(operandEnds[i - 1] ?? 0, operandEnds[i]), operandOf),
      value:
        shape === undefined
          ? (entries[start] as number)
          : { shape, data: entries.subarray(start, start + sizeOf(shape)) },
      reached: code >= ROLES.length,
    };
  };
}

function idAt({ ids, idEnds }: NodeColumns, i: number): string {
  return ids.slice(idEnds[i - 1] ?? 0, idEnds[i]);
}

function flatEntries(value: Value): ArrayLike<number> & Iterable<number> {
  return typeof value === "number" ? [value] : value.data;
}

/** Returns where the entries of each node start. */
function startsOf({ shapeIndices, shapes }: NodeColumns): Int32Array {
  const sizes = shapes.map(sizeOf);
  const starts = new Int32Array(shapeIndices.length);
  let start = 0;
  for (let i = 0; i < starts.length; i++) {
    starts[i] = start;
    const shape = shapeIndices[i] as number;
    start += shape < 0 ? 1 : (sizes[shape] as number);
  }
  return starts;
}

const NO_NAMES: readonly string[] = [];

function packNodes(nodes: Iterable<TraceNode> & { readonly length: number }): NodeColumns {
  const [opNames, shapes] = [createTable<string>(), createTable<readonly number[]>()];
  const [idEnds, operandEnds] = [new Int32Array(nodes.length), new Int32Array(nodes.length)];
  const roles = new Uint8Array(nodes.length);
  const ops = new Int32Array(nodes.length).fill(-1);
  const shapeIndices = new Int32Array(nodes.length).fill(-1);
  const [ids, operands, entries]: [string[], number[], number[]] = [[], [], []];
  const constants: Constant[] = [];
  const aliases: [number, readonly string[]][] = [];
  let [i, idEnd] = [0, 0];
  for (const { id, aliases: others, role, op, operands: own, value, reached } of nodes) {
    ids.push(id);
    idEnd += id.length;
    idEnds[i] = idEnd;
    roles[i] = ROLES.indexOf(role) + (reached ? ROLES.length : 0);
    if (op !== undefined) ops[i] = opNames.indexOf(op, op);
    for (const operand of own) {
      operands.push("node" in operand ? operand.node : ~(constants.push(operand) - 1));
    }
    operandEnds[i] = operands.length;
    if (others.length > 0) aliases.push([i, others]);
    for (const entry of flatEntries(value)) entries.push(entry);
    if (typeof value !== "number") {
      shapeIndices[i] = shapes.indexOf(value.shape.join(), value.shape);
    }
    i += 1;
  }
  return {
    ids: ids.join(""),
    idEnds,
    roles,
    ops,
    opNames: opNames.items,
    operands: Int32Array.from(operands),
    operandEnds,
    constants,
    entries: Float64Array.from(entries),
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
