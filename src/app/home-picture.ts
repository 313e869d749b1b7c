import type { Value } from "../autodiff/value.ts";
import type { Run } from "../engine/messages.ts";
import { symbolOf } from "../formula/build.ts";
import type { SymbolExpression } from "../formula/expression.ts";
import { cellAt } from "../layout/cells.ts";
import { pathOf } from "../layout/curve.ts";
import type { Box, Curve } from "../layout/layout.ts";
import { planOf, type Slot } from "../layout/node-plan.ts";
import type { Size } from "../layout/sizes.ts";
import { entryGrid } from "../scene/entry-grid.ts";
import { insideOf } from "../trace/inside.ts";
import { replay } from "../trace/replay.ts";

/** An entry of a tensor as a patch of colour. */
export interface Patch extends Box {
  /** The tensor that the entry belongs to. */
  readonly of: "value" | "adjoint";
  /** The strength of the colour, from 0 to 1. */
  readonly tint: number;
}

/** A node as a box with its symbol. */
export interface SmallNode extends Box {
  readonly id: string;
  readonly symbol: SymbolExpression;
  /** The centre of the symbol, relative to the box's upper left corner. */
  readonly at: { readonly x: number; readonly y: number };
  /** The role of the final adjoint: the seed, an intermediate adjoint, or a part of the gradient. */
  readonly kind: "seed" | "adjoint" | "gradient";
  readonly patches: readonly Patch[];
}

/** An edge as a line with an arrowhead, both as path data. */
export interface SmallEdge {
  readonly id: string;
  readonly line: string;
  readonly head: string;
}

/** A case's graph as a small picture, after the last step. */
export interface Picture extends Size {
  /** The number of drawing units per CSS pixel at the intended size. */
  readonly unit: number;
  readonly nodes: readonly SmallNode[];
  readonly edges: readonly SmallEdge[];
}

/** The largest scale, so that all pictures look alike. */
const LARGEST = 0.44;

/**
 * Draws a run at a small scale. In a room of the given size, symbols and arrowheads have a fixed size in CSS
 * pixels.
 */
export function pictureOf({ trace, layout }: Pick<Run, "trace" | "layout">, room: Size): Picture {
  const scale = Math.min(room.width / layout.width, room.height / layout.height, LARGEST);
  const { adjoints } = replay(trace, trace.steps.length);
  const seeded = new Set(trace.steps.flatMap((step) => (step.kind === "seed" ? [step.node] : [])));
  const nodes = trace.nodes.map((node, i): SmallNode => {
    const plan = planOf(node, layout.density, insideOf(trace, i));
    return {
      ...(layout.nodes[i] as Box),
      id: node.id,
      symbol: symbolOf(node.id),
      // Beside the grid of entries, if the node has a grid.
      at: { x: (plan.value.grid?.x ?? plan.width) / 2, y: plan.height / 2 },
      kind: node.op === undefined ? "gradient" : seeded.has(i) ? "seed" : "adjoint",
      patches: [
        ...patches(plan.value, node.value, "value"),
        ...patches(plan.adjoint, adjoints.at(i), "adjoint"),
      ],
    };
  });
  const edges = trace.edges.map(({ id }, i): SmallEdge => {
    const curve = layout.edges[i] as Curve;
    return { id, line: pathOf(curve), head: headOf(curve, 1 / scale) };
  });
  return { width: layout.width, height: layout.height, unit: 1 / scale, nodes, edges };
}

function patches({ grid }: Slot, value: Value | undefined, of: Patch["of"]): Patch[] {
  if (grid === undefined || value === undefined || typeof value === "number") return [];
  return entryGrid(value, grid).entries.map(({ tint }, i) => {
    const { x, y } = cellAt(grid.cells, i);
    return { of, tint, x: grid.x + x, y: grid.y + y, ...grid.cells.cell };
  });
}

/** Returns the path of a triangle with its tip at the end of an edge. */
function headOf(curve: Curve, unit: number): string {
  const [x = 0, y = 0] = curve.slice(-2);
  const [length, half] = [6 * unit, 3 * unit];
  return `M${x},${y}L${x - length},${y - half}V${y + half}Z`;
}
