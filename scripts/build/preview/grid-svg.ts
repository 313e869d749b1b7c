import { cellAt } from "../../../src/layout/cells.ts";
import type { EntryGrid } from "../../../src/scene/entry-grid.ts";
import { colour } from "./colours.ts";
import { setText } from "./set-text.ts";
import { placedAt, tag } from "./svg.ts";

/** Returns the entries of a tensor in tinted cells, as in the drawing on the page. */
export function gridSvg({ x, y, cells, entries }: EntryGrid, hue: string): string {
  const { width, height } = cells.cell;
  const drawn = entries.map(({ text, tint, sign }, i) => {
    const place = cellAt(cells, i);
    const opacity = cells.numbers ? 0.06 + 0.3 * tint : 0.08 + 0.82 * tint;
    const patch = tag("rect", {
      width,
      height,
      rx: Math.min(3, height / 6),
      fill: colour(hue),
      "fill-opacity": opacity,
    });
    const bar = { d: `M${width * 0.28},${height / 2}H${width * 0.72}`, stroke: colour("surface") };
    const minus = sign === "negative" && width >= 6 ? tag("path", { ...bar, "stroke-width": 1.6 }) : "";
    const size = text.length > 6 ? 11 : 13.5;
    const setting = { size, fill: colour(`${hue}-entry`), style: "words", anchor: "middle" } as const;
    const number = setText(width / 2, height / 2 + 0.34 * size, text, setting);
    return placedAt(place.x, place.y, 1, patch, cells.numbers ? number : minus);
  });
  return placedAt(x, y, 1, ...drawn);
}
