import type { EnterElement, Selection } from "d3";
import type { SceneNode } from "../scene.ts";
import { drawMath } from "./draw-text.ts";

const SIDE = 12;
const HEADER = 36;
const ROW = 32;

type Layer = Selection<SVGGElement, unknown, null, undefined>;
type Nodes = Selection<SVGGElement, SceneNode, SVGGElement, unknown>;

/** Draws the nodes of a scene: symbol and operation, value, adjoint. The same scene, the same picture. */
export function drawNodes(layer: Layer, nodes: readonly SceneNode[]): void {
  const cards = layer
    .selectAll<SVGGElement, SceneNode>("g.node")
    .data([...nodes], (node) => node.id)
    .join(enter)
    .attr("data-node", (node) => node.id)
    .attr("data-state", (node) => node.state)
    .attr("data-value", (node) => node.rawValue)
    .attr("data-adjoint", (node) => node.rawAdjoint)
    .classed("unreached", (node) => !node.reached)
    .classed("touched", (node) => node.touched)
    .attr("transform", ({ x, y }) => `translate(${x},${y})`);

  for (const part of ["ring", "card"]) {
    const grow = part === "ring" ? 4 : 0;
    cards
      .select<SVGRectElement>(`rect.${part}`)
      .attr("x", -grow)
      .attr("y", -grow)
      .attr("width", ({ width }) => width + 2 * grow)
      .attr("height", ({ height }) => height + 2 * grow);
  }
  cards.select("rect.slot").attr("width", ({ width }) => width - 2);
  cards.select("line").attr("x2", ({ width }) => width);
  cards
    .select("text.label")
    .attr("x", ({ width }) => width - SIDE)
    .text((node) => node.label);
  drawMath(cards.select<SVGTextElement>("text.title"), (node) => node.title);
  cards
    .select("text.value")
    .attr("x", ({ width }) => width - SIDE)
    .text((node) => node.value);
  cards
    .select("text.adjoint")
    .attr("x", ({ width }) => width - SIDE)
    .text((node) => node.adjoint);
  cards
    .select("text.adjoint-name")
    .text(adjointName)
    .classed("sum", (node) => adjointName(node) !== "adjoint");
  cards.select("title").text((node) => [node.exact, node.warning].filter(Boolean).join(". "));
  cards.select("g.warning").attr("display", (node) => (node.warning === undefined ? "none" : null));
}

/** The sum stands where the word stood, as far as there is room for both it and the result. */
function adjointName({ sum, adjoint }: SceneNode): string {
  if (sum === undefined || sum.length + adjoint.length > 17) return "adjoint";
  return `${sum} =`;
}

function enter(entering: Selection<EnterElement, SceneNode, SVGGElement, unknown>): Nodes {
  const node = entering.append("g").attr("class", "node");
  node.append("title");
  node.append("rect").attr("class", "ring").attr("rx", 13);
  node.append("rect").attr("class", "card").attr("rx", 10);
  node
    .append("rect")
    .attr("class", "slot")
    .attr("x", 1)
    .attr("y", HEADER + ROW)
    .attr("height", 31)
    .attr("rx", 9);
  node.append("line").attr("y1", HEADER).attr("y2", HEADER);
  node.append("text").attr("class", "title").attr("x", SIDE).attr("y", 24);
  node.append("text").attr("class", "label").attr("y", 23);
  node
    .append("text")
    .attr("class", "name")
    .attr("x", SIDE)
    .attr("y", HEADER + 21)
    .text("value");
  node
    .append("text")
    .attr("class", "value")
    .attr("y", HEADER + 21);
  node
    .append("text")
    .attr("class", "name adjoint-name")
    .attr("x", SIDE)
    .attr("y", HEADER + ROW + 20);
  node
    .append("text")
    .attr("class", "adjoint")
    .attr("y", HEADER + ROW + 20);
  const warning = node.append("g").attr("class", "warning");
  warning.append("circle").attr("r", 10);
  warning.append("text").attr("y", 5).text("!");
  return node;
}
