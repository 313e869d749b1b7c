import { pointer } from "d3";
import type { DisplayList } from "../../scene/display-list.ts";
import { type Hit, hitTest } from "../../scene/hit-test.ts";
import type { Placement } from "./camera.ts";

/** What an SVG element shows, and where. */
interface Shown {
  readonly list: DisplayList;
  readonly view: Placement;
}

const graphs = new WeakMap<Element, () => Shown>();

/** Makes the drawing of an SVG element known to `hitAt`. */
export function registerGraph(svg: SVGSVGElement, shown: () => Shown): void {
  graphs.set(svg, shown);
}

/** Returns what lies under a mouse or pointer event in a graph; undefined outside graphs. */
export function hitAt(event: MouseEvent): Hit | undefined {
  const svg = event.target instanceof Element && event.target.closest("svg");
  const shown = svg ? graphs.get(svg)?.() : undefined;
  if (!svg || shown === undefined) return undefined;
  const [x, y] = pointer(event, svg);
  const { list, view } = shown;
  return hitTest(list, (x - view.x) / view.k, (y - view.y) / view.k);
}
