import { hitAt } from "../graph/hit-at.ts";
import type { Pointed } from "./provenance.ts";

/**
 * Reports the entry under the pointer: while a mouse is over it, or from a tap until the next tap.
 *
 * @param signal ends the reports when aborted
 */
export function watchPointing(
  svg: SVGSVGElement,
  onPointed: (pointed: Pointed | undefined) => void,
  signal: AbortSignal,
): void {
  let touching = false;
  svg.addEventListener(
    "pointerdown",
    ({ pointerType }) => {
      touching = pointerType === "touch";
    },
    { signal, capture: true },
  );
  // The drawing may move below a pointer that rests.
  for (const type of ["pointerover", "pointermove"] as const) {
    svg.addEventListener(
      type,
      (event) => {
        if (event.pointerType !== "touch" && event.buttons === 0) onPointed(pointedAt(event));
      },
      { signal },
    );
  }
  svg.addEventListener(
    "pointerleave",
    ({ pointerType }) => {
      if (pointerType !== "touch") onPointed(undefined);
    },
    { signal },
  );
  svg.addEventListener(
    "click",
    (event) => {
      if (touching) onPointed(pointedAt(event));
    },
    { signal },
  );
}

/** Returns the entry at a pointer, if any. */
function pointedAt(event: MouseEvent): Pointed | undefined {
  const { of, slot, entry } = hitAt(event) ?? {};
  return of === undefined || slot === undefined || entry === undefined
    ? undefined
    : { of, role: slot, entry };
}
