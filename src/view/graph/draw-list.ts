import type { DisplayList, Drawn } from "../../scene/display-list.ts";
import { drawRuns } from "./draw-runs.ts";

/** An SVG group for each layer of a list. */
export type Layers = Readonly<Record<keyof DisplayList, SVGGElement>>;

/** Appends a group to an SVG element. */
export function appendGroup(owner: SVGElement, name: string): SVGGElement {
  const group = createIn(owner, "g") as SVGGElement;
  group.setAttribute("class", name);
  owner.append(group);
  return group;
}

/** Appends the layers of a list to a group, in drawing order. */
export function appendLayers(owner: SVGGElement): Layers {
  const [edges, nodes, chips, copies] = ["edges", "nodes", "chips", "copies"].map((name) =>
    appendGroup(owner, name),
  );
  return { edges, nodes, chips, copies } as Layers;
}

/** The element of a list that each SVG element shows. */
const shown = new WeakMap<Element, Drawn>();
/** The children of each SVG element that show elements of a list: the elements, and their own by id. */
const children = new WeakMap<Element, Joined>();

interface Joined {
  readonly elements: readonly Drawn[];
  readonly byId: ReadonlyMap<string, SVGElement>;
}

/** Draws a list into layers. Touches only what differs from the list drawn before. */
export function drawList(layers: Layers, { edges, nodes, chips, copies }: DisplayList): void {
  drawChildren(layers.edges, edges);
  drawChildren(layers.nodes, nodes);
  drawChildren(layers.chips, chips);
  drawChildren(layers.copies, copies);
}

/** Joins the children of an SVG element with elements by their ids. */
function drawChildren(owner: SVGElement, elements: readonly Drawn[]): void {
  const before = children.get(owner);
  if (before?.elements === elements) return;
  const old = before?.byId ?? new Map<string, SVGElement>();
  const joined = new Map(
    elements.map((element) => [element.id, old.get(element.id) ?? create(owner, element)]),
  );
  children.set(owner, { elements, byId: joined });
  for (const [id, own] of old) if (!joined.has(id)) own.remove();
  const all = [...joined.values()];
  putInOrder(
    owner,
    all,
    all.map((own, i) => shown.get(own) !== elements[i]),
  );
  for (const [i, own] of all.entries()) update(own, elements[i] as Drawn);
}

/** Orders children. Those that did not change are in order already, so only the others move. */
function putInOrder(owner: SVGElement, all: readonly SVGElement[], changed: readonly boolean[]): void {
  if (!changed.includes(true)) return;
  for (const [i, own] of all.entries()) {
    if (changed[i] && i > 0 && own.previousSibling !== all[i - 1]) own.remove();
  }
  let next: SVGElement | null = null;
  for (const own of all.toReversed()) {
    if (own.parentNode !== owner || own.nextSibling !== next) owner.insertBefore(own, next);
    next = own;
  }
}

/** The SVG element that shows each kind of drawn element. */
export const TAGS: Readonly<Record<Drawn["kind"], string>> = {
  group: "g",
  rect: "rect",
  circle: "circle",
  line: "line",
  path: "path",
  text: "text",
  formula: "text",
};

function create(owner: SVGElement, { kind }: Drawn): SVGElement {
  return createIn(owner, TAGS[kind]);
}

function createIn({ ownerDocument, namespaceURI }: SVGElement, tag: string): SVGElement {
  return ownerDocument.createElementNS(namespaceURI, tag) as SVGElement;
}

function update(own: SVGElement, element: Drawn): void {
  const before = shown.get(own);
  if (before === element) return;
  shown.set(own, element);
  const [old, attributes] = [before === undefined ? {} : attributesOf(before), attributesOf(element)];
  for (const [name, value] of Object.entries(attributes)) {
    if (old[name] !== value) own.setAttribute(name, String(value));
  }
  for (const name of Object.keys(old)) if (attributes[name] === undefined) own.removeAttribute(name);
  if (element.kind === "group") {
    drawChildren(own, element.children);
    drawTooltip(own, element.tooltip, before?.kind === "group" ? before.tooltip : undefined);
  } else if (element.kind === "text" || element.kind === "formula") {
    if (before?.kind === element.kind && before.text === element.text) return;
    if (element.kind === "text") own.textContent = element.text;
    else drawRuns(own, element.runs);
  }
}

function drawTooltip(own: SVGElement, tooltip: string | undefined, before: string | undefined): void {
  if (tooltip === before) return;
  const title = own.querySelector(":scope > title") ?? createIn(own, "title");
  title.textContent = tooltip ?? "";
  if (title.parentNode !== own) own.prepend(title);
}

/** Returns the attributes of an element, without those that are undefined. */
export function attributesOf(element: Drawn): Record<string, string | number> {
  const own = ownAttributes(element);
  return element.opacity === undefined ? own : { ...own, opacity: element.opacity };
}

function ownAttributes(element: Drawn): Record<string, string | number> {
  switch (element.kind) {
    case "group": {
      const { role, flags, x, y, scale, data } = element;
      const own: Record<string, string> = { class: [role, ...flags].join(" ") };
      if (x !== 0 || y !== 0) own.transform = `translate(${x},${y})`;
      if (scale !== undefined) own.transform = `translate(${x},${y}) scale(${scale})`;
      for (const [name, value] of Object.entries(data)) own[`data-${name}`] = value;
      return own;
    }
    case "rect": {
      const { role, x, y, width, height, radius, fillOpacity } = element;
      const place = { class: role, x, y, width, height, rx: radius };
      return fillOpacity === undefined ? place : { ...place, "fill-opacity": fillOpacity };
    }
    case "circle":
      return { class: element.role, cx: element.x, cy: element.y, r: element.radius };
    case "line":
      return { class: element.role, x1: element.x1, y1: element.y1, x2: element.x2, y2: element.y2 };
    case "path":
      return { class: element.role, d: element.d };
    case "text":
    case "formula": {
      const { role, x, y, anchor, size } = element;
      return { class: role, x, y, "text-anchor": anchor, "font-size": size };
    }
  }
}
