import type { Media } from "../view/ui/host-environment.ts";

/** A size in CSS pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

const BOUND = /^\((width|height) (<=|>=|<|>) (\d+)px\)$/;

/**
 * Tests a media query against a size: a list of alternatives with bounds on width and height.
 *
 * @throws Error if the query contains anything else
 */
export function fits(query: string, room: Room): boolean {
  return query.split(/,\s*/).some((all) => all.split(" and ").every((bound) => isWithin(bound, room)));
}

function isWithin(bound: string, room: Room): boolean {
  const [, side, comparison = "", text] = BOUND.exec(bound) ?? [];
  if (side !== "width" && side !== "height") throw new Error(`fits: "${bound}" is no bound on a size`);
  const beyond = room[side] - Number(text);
  if (beyond === 0) return comparison.endsWith("=");
  return beyond > 0 === comparison.startsWith(">");
}

/** Evaluates media queries against the size of an element, as `matchMedia` does for the window. */
export function mediaOf(element: HTMLElement): (query: string) => Media {
  return (query) => {
    const observers = new Map<() => void, ResizeObserver>();
    return {
      get matches() {
        return fits(query, { width: element.clientWidth, height: element.clientHeight });
      },
      addEventListener(_, listener) {
        const observer = new ResizeObserver(listener);
        observer.observe(element);
        observers.set(listener, observer);
      },
      removeEventListener(_, listener) {
        observers.get(listener)?.disconnect();
        observers.delete(listener);
      },
    };
  };
}
