import { pathOf } from "../../../src/layout/curve.ts";
import { leaderFrom } from "../../../src/scene/chip-places.ts";
import type { Chip } from "../../../src/scene/chips.ts";
import type { Scene, SceneEdge } from "../../../src/scene/scene.ts";
import { colour } from "./colours.ts";
import { gridSvg } from "./grid-svg.ts";
import { nodeSvg } from "./node-svg.ts";
import { setText } from "./set-text.ts";
import { placedAt, tag } from "./svg.ts";

/** Returns a scene in drawing units, with edges below nodes and nodes below chips, as on the page. */
export function sceneSvg({ edges, nodes, chips }: Scene): string {
  const activeLast = edges.toSorted((a, b) => rank(a) - rank(b));
  return [...activeLast.map(edgeSvg), ...nodes.map(nodeSvg), ...chips.map(chipSvg)].join("");
}

const STROKES = {
  idle: { hue: "border", width: 1.6, opacity: 1 },
  feeding: { hue: "primal", width: 2.6, opacity: 1 },
  flowed: { hue: "adjoint", width: 1.6, opacity: 0.62 },
  carrying: { hue: "adjoint", width: 3.4, opacity: 1 },
} as const;

function rank({ state }: SceneEdge): number {
  return Object.keys(STROKES).indexOf(state);
}

function edgeSvg({ curve, state, label }: SceneEdge): string {
  const { hue, width, opacity } = STROKES[state];
  const back = state === "carrying";
  const [x = 0, y = 0] = back ? curve.slice(0, 2) : curve.slice(-2);
  const [length, half] = back ? [15, 9] : [10, 5.5];
  const base = back ? x + length : x - length;
  const head = state === "flowed" ? "border" : hue;
  const line = { fill: "none", stroke: colour(hue), "stroke-width": width, "stroke-opacity": opacity };
  const words = { size: 13, fill: colour("muted"), style: "words", anchor: "middle" } as const;
  return [
    tag("path", { d: pathOf(curve), ...line }),
    tag("path", { d: `M${x},${y}L${base},${y - half}L${base},${y + half}Z`, fill: colour(head) }),
    label ? setText(label.x + label.width / 2, label.y + label.height / 2 + 4, label.text, words) : "",
  ].join("");
}

function chipSvg(chip: Chip): string {
  const { x, y, width, height, anchor, lines, grid, adds, kind } = chip;
  const hue = colour(kind === "closure" ? "border" : "adjoint");
  const from = leaderFrom(chip, anchor);
  const leader = {
    d: `M${anchor.x - x},${anchor.y - y}L${from.x - x},${from.y - y}`,
    stroke: hue,
    "stroke-dasharray": "2 3",
  };
  const rule = { size: 17, fill: colour("ink"), style: "mathematics", anchor: "middle" } as const;
  const numbers = { size: 15, fill: colour("adjoint"), style: "bold", anchor: "middle" } as const;
  const sign = { ...numbers, anchor: "end" } as const;
  return placedAt(
    x,
    y,
    1,
    tag("path", leader),
    tag("rect", { width, height, rx: 8, fill: colour("surface"), stroke: hue, "stroke-width": 1.5 }),
    ...lines.map((text, i) => setText(width / 2, 22 + i * 19, text, i === 0 ? rule : numbers)),
    grid === undefined ? "" : gridSvg(grid, "adjoint"),
    grid !== undefined && adds ? setText(grid.x - 8, grid.y + grid.cells.height / 2 + 5, "+=", sign) : "",
  );
}
