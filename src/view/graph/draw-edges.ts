import type { EnterElement, Selection } from "d3";
import { pathOf } from "../../layout/curve.ts";
import type { Label } from "../../layout/layout.ts";
import type { SceneEdge } from "../../scene/scene.ts";

type Layer = Selection<SVGGElement, unknown, null, undefined>;
type Edges = Selection<SVGGElement, SceneEdge, SVGGElement, unknown>;

/**
 * Draws the edges of a scene with their shapes. The arrow points to the child, or to the parent while a
 * contribution flows.
 */
export function drawEdges(layer: Layer, edges: readonly SceneEdge[]): void {
  const groups = layer
    .selectAll<SVGGElement, SceneEdge>("g.edge")
    .data(activeLast(edges), (edge) => edge.id)
    .join(enter)
    .order()
    .attr("data-edge", (edge) => edge.id)
    .attr("data-state", (edge) => edge.state);
  groups.select("path.line").attr("d", (edge) => pathOf(edge.curve));
  groups.select("path.head").attr("d", arrow);
  groups
    .selectAll<SVGTextElement, Label>("text")
    .data(({ label }) => (label === undefined ? [] : [label]))
    .join("text")
    .attr("x", ({ x, width }) => x + width / 2)
    .attr("y", ({ y, height }) => y + height / 2 + 4)
    .text(({ text }) => text);
}

/** Sorts moving edges last, so that they lie on top where trunks overlap. */
function activeLast(edges: readonly SceneEdge[]): SceneEdge[] {
  const rank = ({ state }: SceneEdge) =>
    state === "carrying" || state === "feeding" ? 2 : state === "flowed" ? 1 : 0;
  return edges.toSorted((a, b) => rank(a) - rank(b));
}

function enter(entering: Selection<EnterElement, SceneEdge, SVGGElement, unknown>): Edges {
  const edge = entering.append("g").attr("class", "edge");
  edge.append("path").attr("class", "line");
  edge.append("path").attr("class", "head");
  return edge;
}

/**
 * Returns the path of a triangle whose tip touches the child's border or, larger, the parent's border when
 * carrying.
 */
function arrow({ curve, state }: SceneEdge): string {
  const back = state === "carrying";
  const [x = 0, y = 0] = back ? curve.slice(0, 2) : curve.slice(-2);
  const [length, half] = back ? [15, 9] : [10, 5.5];
  const base = back ? x + length : x - length;
  return `M${x},${y}L${base},${y - half}L${base},${y + half}Z`;
}
