import type { EnterElement, Selection } from "d3";
import { leaderFrom } from "../../scene/chip-places.ts";
import type { Chip } from "../../scene/chips.ts";
import { drawGrid } from "./draw-grid.ts";
import { drawMath } from "./draw-text.ts";

type Layer = Selection<SVGGElement, unknown, null, undefined>;
type Chips = Selection<SVGGElement, Chip, SVGGElement, unknown>;

/** Draws the chips of a scene: the rule, and below the rule lines of numbers or the entries of a tensor. */
export function drawChips(layer: Layer, chips: readonly Chip[]): void {
  const groups = layer
    .selectAll<SVGGElement, Chip>("g.chip")
    .data([...chips], (chip) => `${chip.edge} ${chip.kind}`)
    .join(enter)
    .attr("data-chip", (chip) => chip.edge)
    .attr("data-kind", (chip) => chip.kind)
    .attr("transform", ({ x, y }) => `translate(${x},${y})`);
  groups
    .select("rect.card")
    .attr("width", ({ width }) => width)
    .attr("height", ({ height }) => height);

  groups
    .select("line")
    .attr("x1", ({ anchor, x }) => anchor.x - x)
    .attr("y1", ({ anchor, y }) => anchor.y - y);
  groups
    .select("line")
    .attr("x2", (chip) => leaderFrom(chip, chip.anchor).x - chip.x)
    .attr("y2", (chip) => leaderFrom(chip, chip.anchor).y - chip.y);

  const lines = groups
    .selectAll<SVGTextElement, { text: string; x: number }>("text.words")
    .data(({ lines: all, width }) => all.map((text) => ({ text, x: width / 2 })))
    .join("text")
    .attr("class", (_, i) => `words ${i === 0 ? "rule" : "numbers"}`)
    .attr("x", ({ x }) => x)
    .attr("y", (_, i) => 22 + i * 19);
  drawMath(
    lines.filter((_, i) => i === 0),
    ({ text }) => text,
  );
  lines.filter((_, i) => i > 0).text(({ text }) => text);
  drawGrid(groups, "contribution", ({ grid }) => grid);
  groups
    .select("text.sign")
    .attr("x", ({ grid }) => (grid === undefined ? 0 : grid.x - 8))
    .attr("y", ({ grid }) => (grid === undefined ? 0 : grid.y + grid.cells.height / 2 + 5))
    .text(({ adds }) => (adds ? "+=" : ""));
}

function enter(entering: Selection<EnterElement, Chip, SVGGElement, unknown>): Chips {
  const chip = entering.append("g").attr("class", "chip");
  chip.append("line");
  chip.append("rect").attr("class", "card").attr("rx", 8);
  chip.append("text").attr("class", "sign");
  return chip;
}
