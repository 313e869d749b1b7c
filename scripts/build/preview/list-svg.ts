import type { DisplayList, Drawn, Group } from "../../../src/scene/display-list.ts";
import { colour } from "./colours.ts";
import { type Setting, setText } from "./set-text.ts";
import { placedAt, tag } from "./svg.ts";

/** Returns a list in drawing units, with edges below nodes and nodes below chips, as on the page. */
export function listSvg({ edges, nodes, chips }: DisplayList): string {
  return [...edges, ...nodes, ...chips].map((group) => drawnSvg(group, group)).join("");
}

/** The colour that marks the state of an active node. */
const MARKS: Readonly<Record<string, string>> = {
  computing: "primal",
  operand: "primal",
  sending: "adjoint",
  receiving: "adjoint",
  seeded: "seed",
  visiting: "sort",
  keeping: "ink",
  collected: "gradient",
};

const EDGES: Readonly<
  Record<string, { readonly hue: string; readonly width: number; readonly opacity: number }>
> = {
  idle: { hue: "border", width: 1.6, opacity: 1 },
  feeding: { hue: "primal", width: 2.6, opacity: 1 },
  flowed: { hue: "adjoint", width: 1.6, opacity: 0.62 },
  carrying: { hue: "adjoint", width: 3.4, opacity: 1 },
};

/** @param top the node, edge or chip that the element belongs to */
function drawnSvg(element: Drawn, top: Group, slot = ""): string {
  switch (element.kind) {
    case "group": {
      const { x, y, children, data } = element;
      return placedAt(x, y, 1, ...children.map((child) => drawnSvg(child, top, data.slot ?? slot)));
    }
    case "rect": {
      const { x, y, width, height, radius, role, opacity } = element;
      const place = { x, y, width, height, rx: radius };
      return tag("rect", { ...place, ...rectStyle(role, top, slot), "fill-opacity": opacity });
    }
    case "circle":
      return tag("circle", { cx: element.x, cy: element.y, r: element.radius, fill: colour("adjoint") });
    case "line": {
      const { x1, y1, x2, y2, role } = element;
      const dashes = role === "leader" ? "2 3" : undefined;
      const stroke = colour(role === "leader" ? chipHue(top) : "rule");
      return tag("path", { d: `M${x1},${y1}L${x2},${y2}`, stroke, "stroke-dasharray": dashes });
    }
    case "path":
      return tag("path", { d: element.d, ...pathStyle(element.role, top) });
    case "text":
    case "formula": {
      const { x, y, text, size, anchor, role } = element;
      const setting = { size, ...textStyle(role, top, slot) };
      return setText(x, y, text, anchor === "start" ? setting : { ...setting, anchor });
    }
  }
}

function rectStyle(role: string, { role: of, data, flags }: Group, slot: string) {
  const mark = MARKS[data.state ?? ""];
  const isBeside = data.state === "operand" || data.state === "sending";
  const dropped = data.storage === "dropped";
  const dashed = dropped || data.storage === "freed" || data.state === "pending" ? "4 3" : undefined;
  if (role === "patch") return { fill: colour(hueOf(slot, data.state)) };
  if (role === "slot") {
    const isFilled = flags.includes("touched") && !flags.includes("tensor");
    return { fill: isFilled ? colour("slot") : "none" };
  }
  if (role === "ring") {
    if (mark === undefined || isBeside) return { fill: "none" };
    return { fill: "none", stroke: colour(mark), "stroke-opacity": 0.26, "stroke-width": 8 };
  }
  if (of === "chip")
    return { fill: colour("surface"), stroke: colour(chipHue({ data })), "stroke-width": 1.5 };
  const fill = colour(dropped ? "sort-wash" : "surface");
  if (mark !== undefined) return { fill, stroke: colour(mark), "stroke-width": isBeside ? 1.8 : 2.4 };
  const kept = data.storage === "kept";
  const stroke = { stroke: colour(kept ? "ink" : "border"), "stroke-width": kept ? 2 : 1.2 };
  return { fill, ...stroke, "stroke-dasharray": dashed };
}

function pathStyle(role: string, { data }: Group) {
  if (role === "minus") return { stroke: colour("surface"), "stroke-width": 1.6 };
  const { hue = "border", width, opacity } = EDGES[data.state ?? ""] ?? {};
  if (role === "head") return { fill: colour(data.state === "flowed" ? "border" : hue) };
  return { fill: "none", stroke: colour(hue), "stroke-width": width, "stroke-opacity": opacity };
}

function textStyle(role: string, { data, flags }: Group, slot: string): Pick<Setting, "fill" | "style"> {
  const pale = data.storage === "dropped" || data.state === "pending";
  const adjoint = hueOf("adjoint", data.state);
  switch (role) {
    case "title":
      return { fill: colour(pale ? "faint" : "ink"), style: "mathematics" };
    case "rule":
      return { fill: colour("ink"), style: "mathematics" };
    case "name":
      return { fill: colour("faint"), style: "words" };
    case "value":
      return { fill: colour(pale ? "faint" : "primal"), style: "bold" };
    case "adjoint":
      return { fill: colour(flags.includes("touched") ? adjoint : "faint"), style: "bold" };
    case "entry":
      return { fill: colour(`${hueOf(slot, data.state)}-entry`), style: "words" };
    case "numbers":
    case "sign":
      return { fill: colour("adjoint"), style: "bold" };
    case "sum":
      return { fill: colour("adjoint"), style: "words" };
    case "alarm":
      return { fill: colour("surface"), style: "bold" };
    default:
      return { fill: colour("muted"), style: "words" };
  }
}

function chipHue({ data }: Pick<Group, "data">): string {
  return data.kind === "closure" ? "border" : "adjoint";
}

/** Returns the colour of a value, an adjoint or a contribution. */
function hueOf(slot: string, state = ""): string {
  if (slot === "value") return "primal";
  if (slot === "contribution") return "adjoint";
  return state === "seeded" ? "seed" : state === "collected" ? "gradient" : "adjoint";
}
