import type { Selection } from "d3";
import type { Ring } from "../marks.ts";
import type { Pointed, Provenance } from "../provenance.ts";
import type { Scene } from "../scene.ts";
import type { Placement, Viewport } from "./camera.ts";
import { drawCard, drawRings } from "./draw-provenance.ts";
import { watchPointing } from "./pointing.ts";

type Layer = Selection<SVGGElement, unknown, null, undefined>;

const NOTHING = { nodes: [], chips: [] };

/** The marks and the card for the entry that is pointed at, which stay while steps pass under them. */
export interface Explaining {
  /** Explains the same place in another scene. */
  draw(scene: Scene): void;
  /** Explains an entry as if a mouse pointed at it, or none. */
  point(pointed: Pointed | undefined): void;
  /** Puts the card where the entry has come to stand. */
  follow(view: Placement, viewport: Viewport): void;
  destroy(): void;
}

/** Starts to explain what is pointed at in a drawing: rings move with the camera, the card does not. */
export function createExplaining(
  svg: SVGSVGElement,
  { rings: ringLayer, cards }: { readonly rings: Layer; readonly cards: Layer },
  explain: (pointed: Pointed) => Provenance | undefined,
): Explaining {
  const listening = new AbortController();
  let scene: Pick<Scene, "nodes" | "chips"> = NOTHING;
  let view: Placement = { k: 1, x: 0, y: 0 };
  let viewport: Viewport = { width: 0, height: 0 };
  let pointed: Pointed | undefined;
  let provenance: Provenance | undefined;
  let rings: readonly Ring[] = [];

  function again(): void {
    provenance = pointed && explain(pointed);
    rings = drawRings(ringLayer, scene, provenance);
    follow();
  }

  function follow(): void {
    drawCard(cards, scene, provenance, rings, view, viewport);
  }

  function point(next: Pointed | undefined): void {
    if (next === undefined && pointed === undefined) return;
    pointed = next;
    again();
  }

  watchPointing(svg, point, listening.signal);
  return {
    point,
    draw(next) {
      scene = next;
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
