import type { Hit } from "../../scene/hit-test.ts";
import type { ActionAt } from "../graph/edit-at.ts";
import { hitAt } from "../graph/hit-at.ts";
import type { Pointed } from "./provenance.ts";

/** The callbacks of a pointer over a graph. */
export interface PointingHost {
  readonly actionAt: ActionAt;
  /** Called with the entry under a mouse, or touched last; undefined beside entries. */
  onPointed(pointed: Pointed | undefined): void;
}

/**
 * Reports the entry under the pointer: while a mouse is over it, or from a tap until the next tap. Does what a
 * click does, and shows where a click does something by the cursor.
 *
 * @param signal ends the reports when aborted
 */
export function watchPointing(
  area: HTMLElement,
  { onPointed, actionAt }: PointingHost,
  signal: AbortSignal,
): void {
  let touching = false;
  function listen<K extends "pointerdown" | "pointerover" | "pointermove" | "pointerleave" | "click">(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ): void {
    area.addEventListener(type, listener, { signal, capture: type === "pointerdown" });
  }
  function move(event: PointerEvent): void {
    const hit = hitAt(event);
    area.style.cursor = actionOf(hit) === undefined ? "" : "pointer";
    if (event.pointerType !== "touch" && event.buttons === 0) onPointed(pointedIn(hit));
  }
  function actionOf(hit: Hit | undefined): (() => void) | undefined {
    if (hit?.kind !== "node") return undefined;
    return actionAt({ node: hit.of, entry: hit.slot === "value" ? hit.entry : undefined });
  }

  listen("pointerdown", ({ pointerType }) => {
    touching = pointerType === "touch";
  });
  // The drawing may move below a pointer that rests.
  listen("pointerover", move);
  listen("pointermove", move);
  listen("pointerleave", ({ pointerType }) => {
    if (pointerType !== "touch") onPointed(undefined);
  });
  listen("click", (event) => {
    const hit = hitAt(event);
    if (touching) onPointed(pointedIn(hit));
    actionOf(hit)?.();
  });
}

function pointedIn(hit: Hit | undefined): Pointed | undefined {
  const { of, slot, entry } = hit ?? {};
  return of === undefined || slot === undefined || slot === "tangent" || entry === undefined
    ? undefined
    : { of, role: slot, entry };
}
