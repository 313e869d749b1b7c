import type { Point } from "../layout/curve.ts";
import type { Box, Curve, Layout } from "../layout/layout.ts";
import { isLastEvaluation } from "../trace/evaluations.ts";
import { formatNumber } from "../trace/format-number.ts";
import { contributionTex, pullbackTex } from "../trace/notation.ts";
import type { State } from "../trace/replay.ts";
import { texToText } from "../trace/tex-to-text.ts";
import { adjointText, nameText, signedText, valueText } from "../trace/texts.ts";
import { type AccumulateStep, edgeAt, type Trace } from "../trace/trace.ts";
import { anchorOf, type ChipSize, far, placeChip } from "./chip-places.ts";

/** A small card beside an edge: a contribution on its way, or the closure stored for later. */
export interface Chip extends Box {
  readonly edge: string;
  readonly kind: "contribution" | "closure";
  /** The point on the edge, or beside its child, that the chip speaks of. */
  readonly anchor: Point;
  /** One to three lines of plain text mathematics. */
  readonly lines: readonly string[];
}

/** The chips of a step: the running contribution, or with engine detail the closures just stored. */
export function chipsAt(trace: Trace, layout: Layout, { step }: State, detail: boolean): Chip[] {
  const chips: Chip[] = [];
  function add(edge: number, kind: Chip["kind"], lines: readonly string[]): void {
    const { id, child, parent } = edgeAt(trace, edge);
    const anchor = anchorOf(
      layout.edges[edge] as Curve,
      layout.nodes[parent] as Box,
      layout.nodes[child] as Box,
    );
    chips.push({ edge: id, kind, anchor, lines, ...placeChip(layout, anchor, sizeOf(lines), chips) });
  }

  if (step?.kind === "accumulate") add(step.edge, "contribution", contribution(trace, layout, step));
  if (detail && step !== undefined && isLastEvaluation(trace, step)) {
    for (const [i, { child, parent }] of trace.edges.entries()) {
      if (child === step.node)
        add(i, "closure", [`${nameText(trace, parent)}: ${texToText(pullbackTex(trace, i))}`]);
    }
  }
  return chips;
}

/** From the number of letters, so that no text has to be measured. */
function sizeOf(lines: readonly string[]): ChipSize {
  const letters = Math.max(...lines.map((line) => line.length));
  return { width: Math.max(96, letters * 8 + 24), height: lines.length * 19 + 14 };
}

function contribution(trace: Trace, layout: Layout, step: AccumulateStep): string[] {
  const rule = texToText(contributionTex(trace, step.edge));
  const { incoming, partial } = step;
  const passed = partial === 1 || partial === undefined || typeof incoming !== "number";
  const amount = valueText(step.contribution);
  const numbers = passed ? amount : `${formatNumber(incoming)} × ${signedText(partial)}`;
  const { child, parent } = edgeAt(trace, step.edge);
  if (!far(layout.nodes[child] as Box, layout.nodes[parent] as Box)) return [rule, numbers];
  const sum = `${valueText(step.before)} + ${signedText(step.contribution)} = ${valueText(step.after)}`;
  return [rule, numbers, `${adjointText(trace, parent)}: ${sum}`];
}
