import type { DisplayList, Drawn, Formula, Group, Text } from "./display-list.ts";
import { placedAt, tag } from "./svg.ts";
import { type StillFont, svgText } from "./svg-text.ts";

/** The colours and fonts of a still picture. */
export interface StillStyle {
  /** Returns a colour by the name of its token: `primal`, `adjoint-entry`. */
  colour(token: string): string;
  readonly fonts: Readonly<Record<"formulas" | "words" | "numbers", StillFont>>;
  /** The factor of the font size of words and numbers, for fonts that are narrower than those of the page. */
  readonly scale: number;
}

/** The data and flags of an element's group and of the groups around. */
interface Look {
  readonly data: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
}

/** SVG attributes, with tokens in place of colours. */
type Paint = Readonly<Record<string, string | number>>;
type Shape = Exclude<Drawn, Group | Text | Formula>;

/** Returns a list as SVG, in the drawing's units, with the colours, fonts and widths of strokes written out. */
export function listSvg({ edges, nodes, chips, copies }: DisplayList, style: StillStyle): string {
  const outside = { data: {}, flags: [] };
  return [...edges, ...nodes, ...chips, ...copies].map((group) => drawnSvg(group, outside, style)).join("");
}

function drawnSvg(element: Drawn, look: Look, style: StillStyle): string {
  const { opacity } = element;
  const drawn = opaqueSvg(element, look, style);
  return opacity === undefined ? drawn : tag("g", { opacity }, drawn);
}

function opaqueSvg(element: Drawn, look: Look, style: StillStyle): string {
  const colour = (token: string) =>
    style.colour(look.flags.includes("unreached") ? (UNREACHED[token] ?? token) : token);
  if (element.kind === "group") {
    const { x, y, scale = 1, data, flags, children } = element;
    const own = { data: { ...look.data, ...data }, flags: [...look.flags, ...flags] };
    return placedAt(x, y, scale, ...children.map((child) => drawnSvg(child, own, style)));
  }
  if (element.kind === "text" || element.kind === "formula") {
    const { x, y, text, anchor } = element;
    const [token, font] = TEXTS[element.role](look);
    const size = element.size * (font === "formulas" ? 1 : style.scale);
    const { flags } = look;
    const isStruck =
      (element.role === "label" && flags.includes("changed")) ||
      (element.role === "adjoint" && flags.includes("wrong"));
    return svgText(x, y, text, { size, anchor, fill: colour(token), font: style.fonts[font], isStruck });
  }
  const paint = SHAPES[element.role](look);
  if (paint === undefined) return "";
  const colours = Object.entries({ fill: "none", ...paint }).map(([name, value]) => {
    const isToken = (name === "fill" || name === "stroke") && value !== "none";
    return [name, isToken ? colour(String(value)) : value];
  });
  return shapeSvg(element, Object.fromEntries(colours));
}

function shapeSvg(shape: Shape, paint: Paint): string {
  switch (shape.kind) {
    case "rect": {
      const { x, y, width, height, radius, fillOpacity } = shape;
      return tag("rect", { x, y, width, height, rx: radius, ...paint, "fill-opacity": fillOpacity });
    }
    case "circle":
      return tag("circle", { cx: shape.x, cy: shape.y, r: shape.radius, ...paint });
    case "line":
      return tag("path", { d: `M${shape.x1},${shape.y1}L${shape.x2},${shape.y2}`, ...paint });
    case "path":
      return tag("path", { d: shape.d, ...paint });
  }
}

/** The tokens of a node on which no output depends. */
const UNREACHED: Readonly<Record<string, string>> = {
  ink: "faint",
  muted: "faint",
  primal: "faint",
  adjoint: "faint",
  border: "outline",
};

/** The tokens that mark active nodes, by state. */
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

/** Returns the token that marks an active node; undefined for others. */
function markOf(state: string, flags: Look["flags"]): string | undefined {
  return MARKS[state] !== undefined && flags.includes("forward") ? "tangent" : MARKS[state];
}

const EDGES: Readonly<Record<string, Paint>> = {
  feeding: { stroke: "primal", "stroke-width": 2.6 },
  flowed: { stroke: "adjoint", "stroke-width": 1.4, "stroke-opacity": 0.62 },
  carrying: { stroke: "adjoint", "stroke-width": 3.4 },
  pushing: { stroke: "tangent", "stroke-width": 2.6 },
  pushed: { stroke: "tangent", "stroke-width": 1.4, "stroke-opacity": 0.62 },
};
const HEADS: Readonly<Record<string, string>> = {
  feeding: "primal",
  carrying: "adjoint",
  pushing: "tangent",
};

/** The paint of each role of a shape, as in the style sheets of the drawing; undefined if it is not shown. */
const SHAPES: Readonly<Record<Shape["role"], (look: Look) => Paint | undefined>> = {
  line: ({ data: { state = "" } }) => EDGES[state] ?? { stroke: "border", "stroke-width": 1.4 },
  head: ({ data: { state = "" } }) => ({ fill: HEADS[state] ?? "border" }),
  trail: ({ data: { path } }) => ({ stroke: pathHue(path), "stroke-width": 6, "stroke-opacity": 0.55 }),
  pinned: () => ({ stroke: "ink", "stroke-width": 2 }),
  ring: ({ data: { state = "", copy }, flags }) => {
    if (copy !== undefined) return { stroke: copyHue(flags), "stroke-width": 2 };
    const mark = markOf(state, flags);
    return mark === undefined || isOperand(state)
      ? undefined
      : { stroke: mark, "stroke-width": 8, "stroke-opacity": 0.26 };
  },
  card: ({ data, flags }) => {
    if (data.copy !== undefined) return { fill: "surface", stroke: copyHue(flags), "stroke-width": 1.5 };
    return data.chip === undefined ? nodeCard(data, flags) : chipCard(data);
  },
  slot: ({ flags }) =>
    flags.includes("touched") && !flags.includes("tensor") ? { fill: "slot" } : undefined,
  rule: () => ({ stroke: "rule" }),
  leader: ({ data }) => ({
    stroke: data.kind === "closure" ? "border" : data.kind === "tangent" ? "tangent" : "adjoint",
    "stroke-dasharray": "2 3",
  }),
  patch: (look) => ({ fill: slotHue(look), ...patchBorder(look) }),
  pin: () => ({ fill: "ink" }),
  minus: () => ({ stroke: "surface", "stroke-width": 1.6 }),
  alarm: () => ({ fill: "adjoint" }),
  badge: ({ data: { path } }) => ({ fill: pathHue(path) }),
};

/** The token and the font of each role of a text. */
const TEXTS: Readonly<Record<(Text | Formula)["role"], (look: Look) => [string, keyof StillStyle["fonts"]]>> =
  {
    title: ({ data: { state, storage } }) => [
      storage === "dropped" || state === "pending" ? "faint" : "ink",
      "formulas",
    ],
    label: ({ data: { state, storage } }) => [
      storage === "freed" || state === "pending" ? "faint" : storage === "kept" ? "ink" : "muted",
      "words",
    ],
    name: () => ["faint", "words"],
    right: () => ["ink", "words"],
    sum: ({ flags }) => ["adjoint", flags.includes("tensor") ? "numbers" : "words"],
    value: ({ data: { storage } }) => [
      storage === "dropped" || storage === "freed" ? "faint" : "primal",
      "numbers",
    ],
    tangent: () => ["tangent", "numbers"],
    symbol: () => ["tangent", "formulas"],
    adjoint: (look) => [look.flags.includes("touched") ? adjointHue(look) : "faint", "numbers"],
    entry: (look) => [`${slotHue(look)}-entry`, look.flags.includes("odd") ? "numbers" : "words"],
    rule: () => ["ink", "formulas"],
    numbers: ({ data }) => [data.kind === "tangent" ? "tangent" : "adjoint", "numbers"],
    sign: () => ["adjoint", "numbers"],
    shape: () => ["muted", "words"],
    badge: () => ["surface", "numbers"],
    alarm: () => ["surface", "numbers"],
    carried: ({ flags }) => [copyHue(flags), "numbers"],
    working: ({ flags }) => [copyHue(flags), "formulas"],
  };

function pathHue(path = ""): string {
  return path === "shared" ? "muted" : `path-${path}`;
}

function copyHue(flags: readonly string[]): string {
  const other = ["adjoint", "seed", "gradient", "tangent"].find((kind) => flags.includes(kind));
  return other ?? "primal";
}

function isOperand(state: string): boolean {
  return state === "operand" || state === "sending";
}

function nodeCard({ state = "", storage = "" }: Look["data"], flags: Look["flags"]): Paint {
  const mark = markOf(state, flags);
  const isDashed = state === "pending" || storage === "dropped" || storage === "freed";
  const [stroke, width] =
    mark === undefined
      ? storage === "kept"
        ? ["ink", 2]
        : ["border", 1.2]
      : [mark, isOperand(state) ? 1.8 : 2.4];
  const card = { fill: storage === "dropped" ? "sort-wash" : "surface", stroke, "stroke-width": width };
  return isDashed ? { ...card, "stroke-dasharray": "4 3" } : card;
}

function chipCard({ kind }: Look["data"]): Paint {
  const stroke = kind === "tangent" ? "tangent" : "adjoint";
  const card = { fill: "surface", stroke, "stroke-width": 1.5 };
  return kind === "closure" ? { ...card, stroke: "border", "stroke-dasharray": "4 3" } : card;
}

function patchBorder(look: Look): Paint {
  if (look.flags.includes("odd")) {
    return { stroke: `${slotHue(look)}-entry`, "stroke-width": 1.2, "stroke-dasharray": "3 2" };
  }
  const dots = { "stroke-dasharray": "0.1 3", "stroke-linecap": "round" };
  return look.flags.includes("kink") ? { stroke: "ink", "stroke-width": 1.6, ...dots } : {};
}

function adjointHue({ data: { state } }: Look): string {
  return state === "seeded" ? "seed" : state === "collected" ? "gradient" : "adjoint";
}

function slotHue(look: Look): string {
  if (look.data.copy !== undefined) return copyHue(look.flags.slice(0, 1));
  if (look.flags.includes("tangent")) return "tangent";
  return look.flags.includes("value") || look.flags.includes("inside") ? "primal" : adjointHue(look);
}
