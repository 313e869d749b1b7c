import { HEADING_SIZES } from "../../../src/layout/node-plan.ts";
import type { NodeState } from "../../../src/scene/activity.ts";
import type { SceneNode } from "../../../src/scene/scene-node.ts";
import { nodeWords } from "../../../src/words/en/nodes.ts";
import { colour } from "./colours.ts";
import { gridSvg } from "./grid-svg.ts";
import { setText, widthOf } from "./set-text.ts";
import { placedAt, tag } from "./svg.ts";

/** The colour that marks the state of an active node. */
const MARKS: Partial<Record<NodeState, string>> = {
  computing: "primal",
  operand: "primal",
  sending: "adjoint",
  receiving: "adjoint",
  seeded: "seed",
  visiting: "sort",
  keeping: "ink",
  collected: "gradient",
};

const NAMES = { size: 13, style: "words" } as const;
const NUMBERS = {
  roomy: { size: 16, style: "bold" },
  compact: { size: 15, style: "bold" },
} as const;

/** Returns a node with its names, operation, value and adjoint. */
export function nodeSvg(node: SceneNode): string {
  return placedAt(node.x, node.y, 1, card(node), heading(node), value(node), adjoint(node));
}

function card({ plan, state, storage, touched }: SceneNode): string {
  const { width, height, rule } = plan;
  const mark = MARKS[state];
  const isBeside = state === "operand" || state === "sending";
  const ring = { x: -4, y: -4, width: width + 8, height: height + 8, rx: 13, fill: "none" };
  const dropped = storage === "dropped";
  const edge =
    mark === undefined
      ? {
          stroke: colour(storage === "kept" ? "ink" : "border"),
          "stroke-width": storage === "kept" ? 2 : 1.2,
        }
      : { stroke: colour(mark), "stroke-width": isBeside ? 1.8 : 2.4 };
  const dashed = dropped || state === "pending" ? "4 3" : undefined;
  const fill = colour(dropped ? "sort-wash" : "surface");
  const { top, grid } = plan.adjoint;
  return [
    mark === undefined || isBeside
      ? ""
      : tag("rect", { ...ring, stroke: colour(mark), "stroke-opacity": 0.26, "stroke-width": 8 }),
    tag("rect", { width, height, rx: 10, fill }),
    touched && grid === undefined
      ? tag("rect", { x: 1, y: top, width: width - 2, height: height - top - 1, rx: 9, fill: colour("slot") })
      : "",
    rule === undefined ? "" : tag("path", { d: `M0,${rule}H${width}`, stroke: colour("rule") }),
    tag("rect", { width, height, rx: 10, fill: "none", ...edge, "stroke-dasharray": dashed }),
  ].join("");
}

function heading({ plan, title, label, shape, storage, state }: SceneNode): string {
  const { title: large, label: small } = HEADING_SIZES[plan.density];
  const pale = storage === "dropped" || state === "pending";
  const right = storage === "kept" || storage === "again" ? nodeWords.storage[storage] : label;
  const names = { size: large, fill: colour(pale ? "faint" : "ink"), style: "mathematics" } as const;
  const words = { size: small + 1, fill: colour("muted"), style: "words", anchor: "end" } as const;
  const room = plan.width - 2 * plan.side - widthOf(title, names) - 6;
  const fitting = [`${right}  ${shape}`.trim(), right].find((text) => widthOf(text, words) <= room) ?? "";
  return (
    setText(plan.side, plan.heading, title, names) +
    setText(plan.width - plan.side, plan.heading - 1, fitting, words)
  );
}

function value({ plan, value, valueGrid, storage }: SceneNode): string {
  const dropped = storage === "dropped";
  const text = dropped ? nodeWords.storage.dropped : valueGrid === undefined ? value : "";
  return (
    name(plan, plan.value.baseline, nodeWords.value) +
    number(plan, plan.value.baseline, text, dropped ? "faint" : "primal") +
    (valueGrid === undefined ? "" : gridSvg(valueGrid, "primal"))
  );
}

function adjoint({ plan, adjoint, adjointGrid, touched, sum, state, adding }: SceneNode): string {
  const hue = state === "seeded" ? "seed" : state === "collected" ? "gradient" : "adjoint";
  const tensor = plan.adjoint.grid !== undefined;
  const text = adding && sum !== undefined ? sum : adjointGrid === undefined ? adjoint : "";
  const room = plan.width - 2 * plan.side;
  const fits = widthOf(text, NUMBERS.roomy) + widthOf(nodeWords.adjoint, NAMES) + 6 <= room;
  return (
    (fits ? name(plan, plan.adjoint.baseline, adding && tensor ? nodeWords.adding : nodeWords.adjoint) : "") +
    number(plan, plan.adjoint.baseline, text, touched ? hue : "faint") +
    (adjointGrid === undefined ? "" : gridSvg(adjointGrid, hue))
  );
}

function name({ density, side }: SceneNode["plan"], y: number, text: string): string {
  if (density === "compact") return "";
  return setText(side, y, text, { ...NAMES, fill: colour("faint") });
}

/** Returns a right-aligned number, in a smaller font if it would not fit. */
function number({ density, width, side }: SceneNode["plan"], y: number, text: string, hue: string): string {
  const usual = NUMBERS[density];
  const size = Math.min(usual.size, (usual.size * (width - 2 * side)) / Math.max(1, widthOf(text, usual)));
  return setText(width - side, y, text, { ...usual, size, fill: colour(hue), anchor: "end" });
}
