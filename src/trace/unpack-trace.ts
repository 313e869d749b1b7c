import { sizeOf } from "../autodiff/tensor.ts";
import { edgesOf } from "./edges.ts";
import { type NodeColumns, type PackedTrace, ROLES } from "./packed-trace.ts";
import { createSteps } from "./steps.ts";
import type { Role, Trace, TraceNode, TraceOperand } from "./trace.ts";

/** Returns the trace that was packed. Its steps use the arrays of the packed form. */
export function unpackTrace({ nodes: packed, steps, seen, ...rest }: PackedTrace): Trace {
  const nodes = unpackNodes(packed);
  const edges = edgesOf(nodes);
  return { ...rest, nodes, edges, steps: createSteps(steps, nodes, edges), seen: Array.from(seen) };
}

function unpackNodes(packed: NodeColumns): TraceNode[] {
  const { ids, idEnds, roles, ops, opNames, operandEnds, entries, shapeIndices, shapes } = packed;
  const aliases = new Map(packed.aliases);
  const nodes: TraceNode[] = [];
  let [id, operand, place] = [0, 0, 0];
  for (let i = 0; i < roles.length; i++) {
    const code = roles[i] as number;
    const shape = shapes[shapeIndices[i] as number];
    const end = place + (shape === undefined ? 1 : sizeOf(shape));
    const operands: TraceOperand[] = [];
    for (; operand < (operandEnds[i] as number); operand++) {
      const node = packed.operands[operand] as number;
      operands.push(node >= 0 ? { node } : (packed.constants[~node] as TraceOperand));
    }
    nodes.push({
      id: ids.slice(id, idEnds[i]),
      aliases: aliases.get(i) ?? NO_NAMES,
      role: ROLES[code % ROLES.length] as Role,
      op: opNames[ops[i] as number],
      operands,
      value: shape === undefined ? (entries[place] as number) : { shape, data: entries.subarray(place, end) },
      reached: code >= ROLES.length,
    });
    id = idEnds[i] as number;
    place = end;
  }
  return nodes;
}

const NO_NAMES: readonly string[] = [];
