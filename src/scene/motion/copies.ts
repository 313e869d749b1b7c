import type { Value } from "../../autodiff/value.ts";
import type { Expression } from "../../formula/expression.ts";
import { textOfRuns } from "../../formula/runs.ts";
import { toRuns } from "../../formula/to-runs.ts";
import { cellsOf } from "../../layout/cells.ts";
import type { Point } from "../../layout/curve.ts";
import { widthOf, widthOfRuns } from "../../layout/font-metrics.ts";
import { valueText } from "../../words/texts.ts";
import type { Drawn, Group, SlotArea } from "../display-list.ts";
import { entryGrid } from "../entry-grid.ts";
import { gridGroup } from "../grid-group.ts";

/** What is copied: a value, an adjoint, the adjoint of an output that is set, a part of the gradient, or a tangent. */
export type CopyKind = "value" | "adjoint" | "seed" | "gradient" | "tangent";

/** A card on its way. */
export interface Copy {
  /** In the drawing's units. */
  readonly width: number;
  /** Draws the card around a point. */
  at(point: Point, opacity?: number): Group;
}

/** The font size of a number, and the height of its card. */
const [SIZE, HEIGHT] = [14, 26];
/** The font size of a formula. */
const FORMULA_SIZE = 16;
/** The space on a card beside its contents. */
const BESIDE = 9;
/** The space on a card around cells, and the largest width and height of such a card. */
const [AROUND, WIDEST, HIGHEST] = [6, 160, 120];

/**
 * Prepares a copy of a number or a tensor.
 *
 * @param id unique among the copies of a step
 */
export function copyOf(id: string, kind: CopyKind, value: Value): Copy {
  const cells = cellsOf(value);
  if (typeof value !== "number" && cells !== undefined) {
    const { width, height } = cells;
    const slot = kind === "value" ? "value" : "adjoint";
    const grid = entryGrid(value, { x: -width / 2, y: -height / 2, cells });
    const size = { width: width + 2 * AROUND, height: height + 2 * AROUND };
    const scale = Math.min(1, WIDEST / size.width, HIGHEST / size.height);
    return card(id, kind, size, 6, [gridGroup(`copy ${id}`, slot, grid)], scale);
  }
  const text = valueText(value);
  const letters = { x: 0, y: SIZE / 3, anchor: "middle", size: SIZE, text } as const;
  const line: Drawn = { kind: "text", role: "carried", id: `copy-text ${id}`, ...letters };
  return lineCard(id, kind, widthOf(text, "mono", SIZE), line);
}

/** Prepares a formula on a card. */
export function workingOf(id: string, kind: CopyKind, formula: Expression): Copy {
  const runs = toRuns(formula);
  const letters = { x: 0, y: FORMULA_SIZE / 3, anchor: "middle", size: FORMULA_SIZE } as const;
  const text = textOfRuns(runs);
  const line: Drawn = { kind: "formula", role: "working", id: `copy-text ${id}`, ...letters, text, runs };
  return lineCard(id, kind, widthOfRuns(runs, FORMULA_SIZE), line);
}

/** Returns the point around which a copy covers the contents of a slot: cells, or a number at the right. */
export function placeIn({ x, y, width, height, cells }: SlotArea, copy: Copy): Point {
  const middle = y + height / 2;
  return { x: cells === undefined ? x + width - 3 - copy.width / 2 : x + width / 2, y: middle };
}

/** Leaves out groups that cannot be seen. */
export function visible(groups: readonly Group[]): readonly Group[] {
  return groups.filter(({ opacity }) => opacity !== 0);
}

function lineCard(id: string, kind: CopyKind, width: number, line: Drawn): Copy {
  return card(id, kind, { width: width + 2 * BESIDE, height: HEIGHT }, HEIGHT / 2, [line]);
}

function card(
  id: string,
  kind: CopyKind,
  { width, height }: Pick<SlotArea, "width" | "height">,
  radius: number,
  contents: readonly Drawn[],
  scale = 1,
): Copy {
  const place = { x: -width / 2, y: -height / 2, width, height, radius };
  const children = [{ kind: "rect", role: "card", id: `copy-card ${id}`, ...place } as const, ...contents];
  return {
    width: scale * width,
    at: ({ x, y }, opacity = 1) => ({
      kind: "group",
      role: "copy",
      id: `copy ${id}`,
      x: rounded(x),
      y: rounded(y),
      ...(scale !== 1 && { scale }),
      ...(opacity < 1 && { opacity: rounded(opacity) }),
      flags: [kind],
      data: { copy: id },
      children,
    }),
  };
}

function rounded(length: number): number {
  return Math.round(100 * length) / 100;
}
