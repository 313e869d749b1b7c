import type { Page } from "playwright/test";

/** The elements that an action is for. */
export interface Wanted {
  readonly name: string;
  /** A selector of the elements. Without it, the focused element. */
  readonly on?: string;
  /** The text of the elements. */
  readonly saying?: string;
}

/** A reachable element, and a point on it. */
export interface Target {
  /** The name of the action, and the selector that found the element. */
  readonly name: string;
  readonly on: string;
  /** The slug of the open case. */
  readonly slug: string;
  readonly x: number;
  readonly y: number;
  readonly box: { readonly width: number; readonly height: number };
  /** The name in a report. */
  readonly label: string;
  /** The kind of the focused element. */
  readonly focus: "nothing" | "a link" | "something";
}

/**
 * Returns the target of the first action that has one: an element that is enabled and, once scrolled into
 * view, gets a click at its point. Links are never targets, because they lead away.
 *
 * @param where the element to start with and the point on it, as fractions from 0 to 1
 */
export async function targetOf(
  page: Page,
  wanted: readonly Wanted[],
  where: readonly [which: number, across: number, down: number],
): Promise<Target> {
  return page.evaluate(
    async ([all, [which, across, down]]) => {
      // Nobody acts faster than the page is painted.
      await new Promise(requestAnimationFrame);
      const root = document.querySelector<HTMLElement>(".player");
      if (root === null) throw new Error(`There is no player at ${location.href}.`);
      const slug = root.dataset.case ?? "";
      const active = document.activeElement;
      const isNothing = active === null || active === document.body;
      const focus = isNothing ? "nothing" : active.matches("a") ? "a link" : "something";

      function pointOn(element: Element) {
        element.scrollIntoView({ block: "nearest", inline: "nearest" });
        const { x: left, y: top, width, height } = element.getBoundingClientRect();
        const [x, y] = [left + width * (0.15 + 0.7 * across), top + height * (0.15 + 0.7 * down)];
        const hit = document.elementFromPoint(x, y);
        const isMet = hit !== null && element.contains(hit) && hit.closest("a") === null;
        return isMet ? { x, y, box: { width, height } } : undefined;
      }

      for (const { name, on, saying } of all) {
        const nowhere = { x: innerWidth * across, y: innerHeight * down, box: { width: 0, height: 0 } };
        if (on === undefined) return { name, on: "", slug, focus, ...nowhere, label: "" } as const;
        const elements = [...document.querySelectorAll(on)].filter(
          (element) => saying === undefined || element.textContent?.includes(saying),
        );
        const first = Math.floor(which * elements.length);
        for (const element of [...elements.slice(first), ...elements.slice(0, first)].slice(0, 6)) {
          const place = element.closest("[disabled], [data-disabled]") === null && pointOn(element);
          if (!place) continue;
          const { node, entry } = (element as HTMLElement | SVGElement).dataset;
          const label = element.getAttribute("aria-label") ?? node ?? entry ?? element.textContent ?? "";
          return { name, on, slug, focus, ...place, label: label.slice(0, 60) } as const;
        }
      }
      throw new Error("Nothing has a target.");
    },
    [wanted.map(({ name, on, saying }) => ({ name, on, saying })), where] as const,
  );
}
