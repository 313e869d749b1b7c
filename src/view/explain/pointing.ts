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
  svg.addEventListener(
    "pointerover",
    ({ target, pointerType, buttons }) => {
      if (pointerType !== "touch" && buttons === 0) onPointed(pointedAt(target));
    },
    { signal },
  );
  svg.addEventListener(
    "pointerleave",
    ({ pointerType }) => {
      if (pointerType !== "touch") onPointed(undefined);
    },
    { signal },
  );
  svg.addEventListener(
    "click",
    ({ target }) => {
      if (touching) onPointed(pointedAt(target));
    },
    { signal },
  );
}

/** Returns the entry that an SVG element shows, if any. */
function pointedAt(target: EventTarget | null): Pointed | undefined {
  if (!(target instanceof Element)) return undefined;
  const owner = target.closest<SVGElement>("[data-node], [data-chip]");
  const of = owner?.dataset.node ?? owner?.dataset.chip;
  if (of === undefined) return undefined;
  const cell = target.closest<SVGElement>("[data-entry]");
  const role = target.closest<SVGElement>("[data-slot]")?.dataset.slot;
  if (role !== "value" && role !== "adjoint" && role !== "contribution") return undefined;
  return { of, role, entry: Number(cell?.dataset.entry ?? 0) };
}
