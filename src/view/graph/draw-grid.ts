import type { BaseType, Selection } from "d3";
import { cellAt } from "../../layout/cells.ts";
import type { Entry, EntryGrid } from "../../scene/entry-grid.ts";

/** The tensor of a node or chip that a grid shows. */
export type GridRole = "value" | "adjoint" | "contribution";

/**
 * The opacity of the colour of the smallest and of the largest entry. Cells without numbers have stronger
 * colours.
 */
const TINTS = { numbers: [0.06, 0.36], map: [0.08, 0.9] } as const;
/** The maximum number of characters at the normal font size. */
const LETTERS = 6;

/**
 * Draws the entries of a tensor as cells tinted by magnitude, in a group of their own. Draws nothing if
 * `grid` returns undefined. In a heat map, negative entries have a bar, so that they differ not only in
 * colour.
 */
export function drawGrid<D, P extends BaseType>(
  owners: Selection<SVGGElement, D, P, unknown>,
  role: GridRole,
  grid: (datum: D) => EntryGrid | undefined,
): void {
  const groups = owners
    .selectAll<SVGGElement, EntryGrid>(`:scope > g.grid.${role}`)
    .data((datum) => [grid(datum)].filter((entries) => entries !== undefined))
    .join((entering) => entering.append("g").attr("class", `grid ${role}`).attr("data-slot", role))
    .attr("transform", ({ x, y }) => `translate(${x},${y})`)
    .classed("map", ({ cells }) => !cells.numbers);

  const cells = groups
    .selectAll<SVGGElement, Cell>("g.cell")
    .data(cellsIn)
    .join((entering) => {
      const cell = entering.append("g").attr("class", "cell");
      cell.append("rect");
      cell.append("text");
      cell.append("path");
      return cell;
    })
    .attr("data-entry", (_, i) => i)
    .attr("transform", ({ x, y }) => `translate(${x},${y})`)
    .classed("kink", ({ entry }) => entry.kink)
    .classed("odd", ({ entry }) => !entry.finite)
    .classed("long", ({ entry }) => entry.text.length > LETTERS);
  cells
    .select("rect")
    .attr("width", ({ width }) => width)
    .attr("height", ({ height }) => height)
    .attr("rx", ({ height }) => Math.min(3, height / 6))
    .attr("fill-opacity", opacity);
  cells
    .select("text")
    .attr("x", ({ width }) => width / 2)
    .attr("y", ({ height }) => height / 2 + 4)
    .text(({ entry, numbers }) => (numbers ? entry.text : ""));
  cells.select("path").attr("d", bar);
}

interface Cell {
  readonly entry: Entry;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly numbers: boolean;
}

function cellsIn({ cells, entries }: EntryGrid): Cell[] {
  return entries.map((entry, i) => ({ entry, ...cellAt(cells, i), ...cells.cell, numbers: cells.numbers }));
}

function opacity({ entry, numbers }: Cell): string {
  const [least, most] = numbers ? TINTS.numbers : TINTS.map;
  return (least + (most - least) * entry.tint).toFixed(3);
}

/** Returns the path of the minus sign of a cell without a number. */
function bar({ entry, numbers, width, height }: Cell): string {
  if (numbers || entry.sign !== "negative" || width < 6) return "";
  return `M${width * 0.28},${height / 2}H${width * 0.72}`;
}
