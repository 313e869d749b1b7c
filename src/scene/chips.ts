import { formatNumber } from "../formula/format-number.ts";
import { toText } from "../formula/to-text.ts";
import { chipPlanOf } from "../layout/chip-plan.ts";
import type { Point } from "../layout/curve.ts";
import type { Density } from "../layout/density.ts";
import type { Box, Curve, Layout } from "../layout/layout.ts";
import { planOf } from "../layout/node-plan.ts";
import { mathWidth, numbersWidth } from "../layout/text-width.ts";
import { isLastEvaluation } from "../trace/evaluations.ts";
import type { State } from "../trace/replay.ts";
import { type AccumulateStep, edgeAt, nodeAt, type Trace } from "../trace/trace.ts";
import { contributionOf, pullbackOf } from "../words/notation.ts";
import { adjointText, nameText, signedText, valueText } from "../words/texts.ts";
import { anchorOf, type ChipSize, freePlace, isFar, placeChip, placeOnEdge } from "./chip-places.ts";
import { type EntryGrid, entryGrid, isZero } from "./entry-grid.ts";
import { hasRoomForSum, sumText } from "./sum.ts";

/**
 * A small card beside an edge: the contribution that it carries, or a closure stored for the backward pass.
 */
export interface Chip extends Box {
  readonly edge: string;
  readonly kind: "contribution" | "closure";
  /** The point on the edge, or beside its child, that the chip refers to. */
  readonly anchor: Point;
  /** One to three lines of plain text mathematics. */
  readonly lines: readonly string[];
  /** The entries of a contribution that is a tensor. */
  readonly grid: EntryGrid | undefined;
  /** Whether the grid is added to an adjoint that was not 0. */
  readonly adds: boolean;
}

const LEAST = 96;

/** Returns the chips of a step: the running contribution or, with engine detail, the closures just stored. */
export function chipsAt(
  trace: Trace,
  layout: Layout,
  { step }: Pick<State, "step">,
  detail: boolean,
): Chip[] {
  if (step?.kind === "accumulate") return [contribution(trace, layout, step)];
  const chips: Chip[] = [];
  if (detail && step !== undefined && isLastEvaluation(trace, step)) {
    for (const [edge, { id, child, parent }] of trace.edges.entries()) {
      if (child !== step.node) continue;
      const lines = [`${nameText(trace, parent)}: ${toText(pullbackOf(trace, edge))}`];
      const anchor = anchorAt(trace, layout, edge);
      const size = sizeOf(lines, layout.density);
      const onEdge = chipPlanOf(trace, edge) && placeOnEdge(layout, edge, size);
      const place = onEdge ?? placeChip(layout, anchor, size, chips);
      chips.push({ edge: id, kind: "closure", anchor, lines, grid: undefined, adds: false, ...place });
    }
  }
  return chips;
}

/**
 * Estimates the size from the number of letters, so that no text has to be measured; more tightly in compact
 * drawings.
 */
function sizeOf(lines: readonly string[], density: Density): ChipSize {
  const height = lines.length * 19 + 14;
  if (density === "roomy") {
    return { width: Math.max(LEAST, Math.max(...lines.map((line) => line.length)) * 8 + 24), height };
  }
  const widths = lines.map((line, i) => (i === 0 ? mathWidth(line, 16) : numbersWidth(line, 13)));
  return { width: Math.max(LEAST, Math.ceil(Math.max(...widths)) + 20), height };
}

function anchorAt(trace: Trace, layout: Layout, edge: number): Point {
  const { child, parent } = edgeAt(trace, edge);
  return anchorOf(layout.edges[edge] as Curve, layout.nodes[parent] as Box, layout.nodes[child] as Box);
}

function contribution(trace: Trace, layout: Layout, step: AccumulateStep): Chip {
  const edge = edgeAt(trace, step.edge).id;
  const anchor = anchorAt(trace, layout, step.edge);
  const rule = toText(contributionOf(trace, step.edge));
  const plan = chipPlanOf(trace, step.edge);
  if (plan !== undefined && typeof step.contribution !== "number") {
    const place = placeOnEdge(layout, step.edge, plan) ?? placeChip(layout, anchor, plan, []);
    const grid = entryGrid(step.contribution, plan.grid);
    const adds = !isZero(step.before);
    return { edge, kind: "contribution", anchor, lines: [rule], grid, adds, ...place };
  }
  const short = [rule, numbersLine(step)];
  const long = [...short, sumLine(trace, step)];
  const rest = { edge, kind: "contribution", anchor, grid: undefined, adds: false } as const;
  const size = sizeOf(long, layout.density);
  const wanted = wantsSum(trace, layout, step);
  const place = wanted === "no" ? undefined : freePlace(layout, anchor, size, []);
  if (place !== undefined) return { ...rest, lines: long, ...place };
  const lines = wanted === "yes" ? long : short;
  return { ...rest, lines, ...placeChip(layout, anchor, sizeOf(lines, layout.density), []) };
}

function numbersLine({ incoming, partial, contribution: amount }: AccumulateStep): string {
  const passed = partial === 1 || partial === undefined || typeof incoming !== "number";
  return passed ? valueText(amount) : `${formatNumber(incoming)} × ${signedText(partial)}`;
}

function sumLine(trace: Trace, step: AccumulateStep): string {
  return `${adjointText(trace, step.node)}: ${sumText(step)} = ${valueText(step.after)}`;
}

/**
 * Decides whether a chip shows the sum: yes if its node is out of sight; if the chip has room, also if the
 * node has no room for the sum.
 */
function wantsSum(trace: Trace, layout: Layout, step: AccumulateStep): "yes" | "if-room" | "no" {
  const { child, parent } = edgeAt(trace, step.edge);
  if (isFar(layout.nodes[child] as Box, layout.nodes[parent] as Box)) return "yes";
  if (layout.density === "roomy" || isZero(step.before)) return "no";
  const plan = planOf(nodeAt(trace, parent), layout.density);
  return hasRoomForSum(plan, sumText(step), valueText(step.after)) ? "no" : "if-room";
}
