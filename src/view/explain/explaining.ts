import type { DisplayList } from "../../scene/display-list.ts";
import { replay } from "../../trace/replay.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Placement, Viewport } from "../graph/camera.ts";
import { registerGraph } from "../graph/hit-at.ts";
import { drawCard, drawRings } from "./draw-provenance.ts";
import type { Ring } from "./marks.ts";
import { watchPointing } from "./pointing.ts";
import { type Pointed, type Provenance, provenanceOf } from "./provenance.ts";

const NOTHING: DisplayList = { edges: [], nodes: [], chips: [], copies: [] };

/** A step of a run. */
export interface Moment {
  readonly trace: Trace;
  readonly index: number;
}

/** The rings and the card for the entry under the pointer. They stay when the step changes. */
export interface Explaining {
  /** Explains the same entry in another drawing. */
  draw(list: DisplayList): void;
  /** Explains an entry as if a mouse pointed at it. With undefined, removes the explanation. */
  point(pointed: Pointed | undefined): void;
  /** Moves the card to the entry in a new view. */
  follow(view: Placement, viewport: Viewport): void;
  destroy(): void;
}

/**
 * Starts explaining entries under the pointer. Rings move with the camera, the card does not.
 *
 * @param now returns the step that is drawn
 */
export function createExplaining(
  area: HTMLElement,
  { rings: ringLayer, cards }: { readonly rings: SVGGElement; readonly cards: SVGGElement },
  now: () => Moment | undefined,
): Explaining {
  const listening = new AbortController();
  let list = NOTHING;
  let view: Placement = { k: 1, x: 0, y: 0 };
  let viewport: Viewport = { width: 0, height: 0 };
  let pointed: Pointed | undefined;
  let provenance: Provenance | undefined;
  let rings: readonly Ring[] = [];

  function again(): void {
    const moment = now();
    provenance = pointed && moment && provenanceOf(moment.trace, replay(moment.trace, moment.index), pointed);
    rings = drawRings(ringLayer, list, provenance);
    follow();
  }

  function follow(): void {
    drawCard(cards, list, provenance, rings, view, viewport);
  }

  function point(next: Pointed | undefined): void {
    if (isSame(next, pointed)) return;
    pointed = next;
    again();
  }

  registerGraph(area, () => ({ list, view }));
  watchPointing(area, point, listening.signal);
  return {
    point,
    draw(next) {
      list = next;
      again();
    },
    follow(...next) {
      [view, viewport] = next;
      follow();
    },
    destroy() {
      listening.abort();
      pointed = undefined;
      again();
    },
  };
}

function isSame(a: Pointed | undefined, b: Pointed | undefined): boolean {
  return a?.of === b?.of && a?.role === b?.role && a?.entry === b?.entry;
}
