import type { Hit } from "../../scene/hit-test.ts";
import { hitAt } from "../graph/hit-at.ts";
import type { Pointed } from "./provenance.ts";

/**
 * Reports the entry under the pointer: while a mouse is over it, or from a tap until the next tap.
 *
 * @param onPointed called with the entry under a mouse, or touched last; with undefined beside entries
 * @param signal ends the reports when aborted
 */
export function watchPointing(
  area: HTMLElement,
  onPointed: (pointed: Pointed | undefined) => void,
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
    if (event.pointerType !== "touch" && event.buttons === 0) onPointed(pointedIn(hitAt(event)));
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
    if (touching) onPointed(pointedIn(hitAt(event)));
  });
}

function pointedIn(hit: Hit | undefined): Pointed | undefined {
  const { of, slot, entry } = hit ?? {};
  return of === undefined || slot === undefined || slot === "tangent" || entry === undefined
    ? undefined
    : { of, role: slot, entry };
}
