import type { EnterElement, Selection } from "d3";
import { HEADING_SIZES } from "../../layout/node-plan.ts";
import { mathWidth, plainWidth } from "../../layout/text-width.ts";
import type { SceneNode } from "../../scene/scene.ts";
import { hasRoomForSum } from "../../scene/sum.ts";
import { nodeWords } from "../../words/en/nodes.ts";
import { drawGrid } from "./draw-grid.ts";
import { drawMath } from "./draw-text.ts";

type Layer = Selection<SVGGElement, unknown, null, undefined>;
type Nodes = Selection<SVGGElement, SceneNode, SVGGElement, unknown>;

/** Draws the nodes of a scene: symbol, operation, value and adjoint. Equal scenes give equal pictures. */
export function drawNodes(layer: Layer, nodes: readonly SceneNode[]): void {
  const cards = layer
    .selectAll<SVGGElement, SceneNode>("g.node")
    .data([...nodes], (node) => node.id)
    .join(enter)
    .attr("data-node", (node) => node.id)
    .attr("data-state", (node) => node.state)
    .attr("data-storage", (node) => node.storage ?? "")
    .attr("data-value", (node) => node.rawValue)
    .attr("data-adjoint", (node) => node.rawAdjoint)
    .classed("compact", ({ plan }) => plan.density === "compact")
    .classed("tensor", ({ plan }) => plan.value.grid !== undefined)
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
  cards
    .select("rect.slot")
    .attr("y", ({ plan }) => plan.adjoint.top)
    .attr("width", ({ width }) => width - 2)
    .attr("height", ({ plan }) => plan.height - plan.adjoint.top - 1);
  cards
    .select("line")
    .attr("display", ({ plan }) => (plan.rule === undefined ? "none" : null))
    .attr("x2", ({ width }) => width)
    .attr("y1", ({ plan }) => plan.rule ?? 0)
    .attr("y2", ({ plan }) => plan.rule ?? 0);
  drawHeading(cards);
  drawValue(cards);
  drawAdjoint(cards);
  cards.select("title").text((node) => [node.exact, node.warning].filter(Boolean).join(". "));
  cards.select("g.warning").attr("display", (node) => (node.warning === undefined ? "none" : null));
}

function drawHeading(cards: Nodes): void {
  const title = cards
    .select<SVGTextElement>("text.title")
    .attr("x", ({ plan }) => plan.side)
    .attr("y", ({ plan }) => plan.heading);
  drawMath(title, (node) => node.title);
  cards
    .select("text.label")
    .attr("x", ({ plan }) => plan.width - plan.side)
    .attr("y", ({ plan }) => plan.heading - 1)
    .text(labelOf);
}

/**
 * Returns what checkpoints did to the node, or the label with the shape, as far as it fits beside the title.
 */
function labelOf({ plan, title, label, leaf, shape, storage }: SceneNode): string {
  if (storage !== undefined && storage !== "dropped") return nodeWords.storage[storage];
  const sizes = HEADING_SIZES[plan.density];
  const room = plan.width - 2 * plan.side - mathWidth(title, sizes.title) - 4;
  if (plan.density === "roomy" && shape === "") return label;
  const short = leaf === undefined ? [] : [nodeWords.shortRoles[leaf]];
  const texts = [...(shape === "" ? [] : [`${label}\u2002${shape}`]), label, ...short];
  return texts.find((text) => plainWidth(text, sizes.label) * 0.95 <= room) ?? "";
}

function drawValue(cards: Nodes): void {
  cards
    .select("text.value-name")
    .attr("x", ({ plan }) => plan.side)
    .attr("y", ({ plan }) => plan.value.baseline)
    .text(({ plan }) => (plan.density === "roomy" ? nodeWords.value : ""));
  cards
    .select("text.value")
    .attr("x", ({ plan }) => plan.width - plan.side)
    .attr("y", ({ plan }) => plan.value.baseline)
    .text(({ plan, value, storage }) =>
      storage === "dropped" ? nodeWords.storage.dropped : plan.value.grid === undefined ? value : "",
    );
  drawGrid(cards, "value", (node) => node.valueGrid);
}

function drawAdjoint(cards: Nodes): void {
  cards
    .select("text.adjoint-name")
    .attr("x", ({ plan }) => plan.side)
    .attr("y", ({ plan }) => plan.adjoint.baseline)
    .text(adjointName)
    .classed("sum", ({ adding }) => adding);
  cards
    .select("text.adjoint")
    .attr("x", ({ plan }) => plan.width - plan.side)
    .attr("y", ({ plan }) => plan.adjoint.baseline)
    .text((node) => (node.adjointGrid === undefined ? node.adjoint : ""));
  drawGrid(cards, "adjoint", (node) => node.adjointGrid);
}

/** Returns the sum if both the sum and the adjoint fit, else the word for the adjoint. */
function adjointName({ plan, adding, sum, adjoint }: SceneNode): string {
  if (sum !== undefined && hasRoomForSum(plan, sum, adjoint)) return `${sum} =`;
  if (plan.density === "compact") return "";
  return adding && plan.adjoint.grid !== undefined ? nodeWords.adding : nodeWords.adjoint;
}

function enter(entering: Selection<EnterElement, SceneNode, SVGGElement, unknown>): Nodes {
  const node = entering.append("g").attr("class", "node");
  node.append("title");
  node.append("rect").attr("class", "ring").attr("rx", 13);
  node.append("rect").attr("class", "card").attr("rx", 10);
  node.append("rect").attr("class", "slot").attr("x", 1).attr("rx", 9);
  node.append("line");
  for (const part of ["title", "label"]) node.append("text").attr("class", part);
  for (const role of ["value", "adjoint"]) {
    node.append("text").attr("class", `name ${role}-name`);
    node.append("text").attr("class", role).attr("data-slot", role);
  }
  const warning = node.append("g").attr("class", "warning");
  warning.append("circle").attr("r", 10);
  warning.append("text").attr("y", 5).text("!");
  return node;
}
