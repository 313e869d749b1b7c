import { pointer } from "d3";
import type { DisplayList } from "../../scene/display-list.ts";
import { type Hit, hitTest } from "../../scene/hit-test.ts";
import type { Placement } from "./camera.ts";

/** What an SVG element shows, and where. */
interface Shown {
  readonly list: DisplayList;
  readonly view: Placement;
}

/** What the element around each graph shows. */
const graphs = new WeakMap<Element, () => Shown>();

/** Makes the drawing in an element known to `hitAt`. */
export function registerGraph(area: HTMLElement, shown: () => Shown): void {
  graphs.set(area, shown);
}

/** Returns what the drawing in an element shows, and where; undefined before the drawing answers to pointers. */
export function shownIn(area: Element): Shown | undefined {
  return graphs.get(area)?.();
}

/** Returns what lies under a mouse or pointer event in a graph; undefined outside graphs. */
export function hitAt(event: MouseEvent): Hit | undefined {
  const area = event.target instanceof Element && event.target.closest(".graph-view");
  const shown = area ? shownIn(area) : undefined;
  if (!area || shown === undefined) return undefined;
  // The SVG element above the drawing stays in place, and knows its scale on the screen.
  const [x, y] = pointer(event, area.lastElementChild);
  const { list, view } = shown;
  return hitTest(list, (x - view.x) / view.k, (y - view.y) / view.k);
}
