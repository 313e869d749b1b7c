import { relation } from "../formula/build.ts";
import { formatNumber } from "../formula/format-number.ts";
import type { Run } from "../formula/runs.ts";
import { toRuns } from "../formula/to-runs.ts";
import { anchorOf, type ChipSize, createChipPlaces, isFar } from "../layout/chip-places.ts";
import { chipPlanOf, RULE_SIZE } from "../layout/chip-plan.ts";
import type { Point } from "../layout/curve.ts";
import type { Density } from "../layout/density.ts";
import { widthOf, widthOfRuns } from "../layout/font-metrics.ts";
import type { Box, Curve, Layout } from "../layout/layout.ts";
import { planOf } from "../layout/node-plan.ts";
import { isLastEvaluation } from "../trace/evaluations.ts";
import { insideOf } from "../trace/inside.ts";
import { type AccumulateStep, edgeAt, nodeAt, type Step, type Trace } from "../trace/trace.ts";
import { rightContribution } from "../trace/verdicts.ts";
import { contributionOf, pullbackOf, symbolAt } from "../words/notation.ts";
import { isZero } from "../words/tensor-caption.ts";
import { adjointText, signedText, valueText } from "../words/texts.ts";
import { type EntryGrid, entryGrid } from "./entry-grid.ts";
import { hasRoomForSum, sumSign, sumText } from "./sum.ts";

/**
 * A small card beside an edge: the contribution that it carries, a closure stored for the backward pass or, in
 * forward mode, the term that it adds to a tangent.
 */
export interface Chip extends Box {
  readonly edge: string;
  readonly kind: "contribution" | "closure" | "tangent";
  /** The point on the edge, or beside its child, that the chip refers to. */
  readonly anchor: Point;
  /** The letters of the rule, the first line. */
  readonly rule: readonly Run[];
  /** Up to two lines of numbers below the rule. */
  readonly lines: readonly string[];
  /** The entries of a contribution that is a tensor. */
  readonly grid: EntryGrid | undefined;
  /** Whether the grid is added to an adjoint that was not 0. */
  readonly adds: boolean;
}

const LEAST = 96;
/** Font size of the numbers, in CSS pixels. */
export const NUMBERS_SIZE = 13;
/** Space beside the lines. */
const BESIDE: Readonly<Record<Density, number>> = { roomy: 12, compact: 10 };

/**
 * Prepares the chips of a run. The function returned gives the chips of a step: the running contribution or,
 * with engine detail, the closures just stored. It places the chips of a step once.
 */
export function createChips(trace: Trace, layout: Layout, detail: boolean): (step: Step) => readonly Chip[] {
  const places = createChipPlaces(layout);
  const found = new Map<string, readonly Chip[]>();

  function anchorAt(edge: number): Point {
    const { child, parent } = edgeAt(trace, edge);
    return anchorOf(layout.edges[edge] as Curve, layout.nodes[parent] as Box, layout.nodes[child] as Box);
  }

  function closures(node: number): Chip[] {
    const chips: Chip[] = [];
    for (const edge of trace.edges.into(node)) {
      const { id, parent } = edgeAt(trace, edge);
      const rule = toRuns(relation(symbolAt(trace, parent), ":", pullbackOf(trace, edge)));
      const anchor = anchorAt(edge);
      const size = chipSizeOf(rule, [], layout.density);
      const onEdge = chipPlanOf(trace, edge) && places.placeOnEdge(edge, size);
      const place = onEdge ?? places.place(anchor, size, chips);
      chips.push({
        edge: id,
        kind: "closure",
        anchor,
        rule,
        lines: [],
        grid: undefined,
        adds: false,
        ...place,
      });
    }
    return chips;
  }

  function contribution(step: AccumulateStep): Chip {
    const edge = edgeAt(trace, step.edge).id;
    const anchor = anchorAt(step.edge);
    const rule = toRuns(contributionOf(trace, step.edge));
    const plan = chipPlanOf(trace, step.edge);
    if (plan !== undefined && typeof step.contribution !== "number") {
      const place = places.placeOnEdge(step.edge, plan) ?? places.place(anchor, plan, []);
      const grid = entryGrid(step.contribution, plan.grid);
      const adds = !isZero(step.before);
      return { edge, kind: "contribution", anchor, rule, lines: [], grid, adds, ...place };
    }
    const short = [numbersLine(trace, step)];
    const long = [...short, sumLine(trace, step)];
    const rest = { edge, kind: "contribution", anchor, rule, grid: undefined, adds: false } as const;
    const wanted = wantsSum(trace, layout, step);
    const free =
      wanted === "no" ? undefined : places.freePlace(anchor, chipSizeOf(rule, long, layout.density), []);
    if (free !== undefined) return { ...rest, lines: long, ...free };
    const lines = wanted === "yes" ? long : short;
    return { ...rest, lines, ...places.place(anchor, chipSizeOf(rule, lines, layout.density), []) };
  }

  function chipsOf(step: Step): Chip[] {
    if (step.kind === "accumulate") return [contribution(step)];
    return detail && isLastEvaluation(trace, step) ? closures(step.node) : [];
  }

  return (step) => {
    const chips = found.get(step.key) ?? chipsOf(step);
    found.set(step.key, chips);
    return chips;
  };
}

/** Returns the size of a chip of lines below a rule. */
export function chipSizeOf(rule: readonly Run[], lines: readonly string[], density: Density): ChipSize {
  const widths = [widthOfRuns(rule, RULE_SIZE), ...lines.map((line) => widthOf(line, "mono", NUMBERS_SIZE))];
  const width = Math.max(LEAST, Math.ceil(Math.max(...widths)) + 2 * BESIDE[density]);
  return { width, height: (1 + lines.length) * 19 + 14 };
}

function numbersLine(trace: Trace, step: AccumulateStep): string {
  const { incoming, partial, contribution: amount } = step;
  const right = rightContribution(trace, step);
  if (right !== undefined) return `${valueText(amount)} ≠ ${valueText(right)}`;
  const passed = partial === 1 || partial === undefined || typeof incoming !== "number";
  return passed ? valueText(amount) : `${formatNumber(incoming)} × ${signedText(partial)}`;
}

function sumLine(trace: Trace, step: AccumulateStep): string {
  return `${adjointText(trace, step.node)}: ${sumText(step)} ${sumSign(step)} ${valueText(step.after)}`;
}

/**
 * Decides whether a chip shows the sum: yes if its node is out of sight; if the chip has room, also if the
 * node has no room for the sum.
 */
function wantsSum(trace: Trace, layout: Layout, step: AccumulateStep): "yes" | "if-room" | "no" {
  const { child, parent } = edgeAt(trace, step.edge);
  if (isFar(layout.nodes[child] as Box, layout.nodes[parent] as Box)) return "yes";
  if (layout.density === "roomy" || isZero(step.before)) return "no";
  const plan = planOf(nodeAt(trace, parent), layout.density, insideOf(trace, parent));
  return hasRoomForSum(plan, sumText(step), valueText(step.after)) ? "no" : "if-room";
}
