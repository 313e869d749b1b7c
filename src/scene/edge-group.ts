import { pathOf } from "../layout/curve.ts";
import type { Curve, Label } from "../layout/layout.ts";
import { lazily } from "../layout/lazily.ts";
import type { EdgeState } from "./activity.ts";
import type { Drawn, EdgeGroup } from "./display-list.ts";

/** The font size of the shape at an edge. */
const SHAPE_SIZE = 12;

/**
 * Prepares an edge. The function returned draws the edge in a state, with or without its shape, and returns
 * the same group for the same arguments.
 *
 * @param shape the shape of the tensor that the edge carries
 */
export function edgeDrawing(
  name: string,
  curve: Curve,
  shape: Label | undefined,
): (state: EdgeState, isCovered: boolean) => EdgeGroup {
  const id = `edge ${name}`;
  const line = lazily((): Drawn => ({ kind: "path", role: "line", id: `line ${id}`, d: pathOf(curve) }));
  const bare: Partial<Record<EdgeState, EdgeGroup>> = {};
  const labelled: Partial<Record<EdgeState, EdgeGroup>> = {};

  function draw(state: EdgeState, label: Label | undefined): EdgeGroup {
    return {
      kind: "group",
      role: "edge",
      id,
      x: 0,
      y: 0,
      flags: [],
      data: { edge: name, state },
      curve,
      label,
      children: [
        line(),
        { kind: "path", role: "head", id: `head ${id}`, d: arrow(curve, state) },
        ...(label === undefined ? [] : [shapeText(id, label)]),
      ],
    };
  }

  return (state, isCovered) => {
    const label = isCovered || state === "carrying" ? undefined : shape;
    const drawn = label === undefined ? bare : labelled;
    const group = drawn[state] ?? draw(state, label);
    drawn[state] = group;
    return group;
  };
}

function shapeText(owner: string, { x, y, width, height, text }: Label): Drawn {
  const place = { x: x + width / 2, y: y + height / 2 + 4, anchor: "middle", size: SHAPE_SIZE } as const;
  return { kind: "text", role: "shape", id: `shape ${owner}`, ...place, text };
}

/**
 * Returns the path of a triangle whose tip touches the child's border or, larger, the parent's border when
 * carrying.
 */
function arrow(curve: Curve, state: EdgeState): string {
  const isBack = state === "carrying";
  const [x = 0, y = 0] = isBack ? curve.slice(0, 2) : curve.slice(-2);
  const [length, half] = isBack ? [15, 9] : [10, 5.5];
  const base = isBack ? x + length : x - length;
  return `M${x},${y}L${base},${y - half}L${base},${y + half}Z`;
}
