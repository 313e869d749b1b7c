/** How far a finger goes, in CSS pixels, before it is clear which way. */
const SLOP = 8;

/**
 * Leaves a finger that goes up or down to the page, where the page scrolls: a graph as high as a phone
 * would otherwise be a trap. There one finger moves the graph sideways, the way it is long, and two
 * fingers move and zoom it any way. Elsewhere, where the style sheet's `touch-action` takes no touch from
 * the drawing, nothing changes. Ends when `signal` is aborted.
 */
export function shareTouches(svg: SVGSVGElement, signal: AbortSignal): void {
  let start: { readonly x: number; readonly y: number } | undefined;
  let owner: "undecided" | "graph" | "page" = "graph";

  svg.addEventListener(
    "touchstart",
    ({ touches: { length, 0: finger } }) => {
      const isShared = getComputedStyle(svg).touchAction !== "none";
      // A second finger takes the graph, unless the page is scrolling already.
      if (length > 1) owner = owner === "page" ? "page" : "graph";
      else owner = isShared ? "undecided" : "graph";
      start = finger && { x: finger.clientX, y: finger.clientY };
    },
    { signal, capture: true, passive: true },
  );
  svg.addEventListener(
    "touchmove",
    (event) => {
      const [finger] = event.touches;
      if (owner === "undecided" && finger !== undefined && start !== undefined) {
        const [dx, dy] = [Math.abs(finger.clientX - start.x), Math.abs(finger.clientY - start.y)];
        if (Math.max(dx, dy) >= SLOP) owner = dx > dy ? "graph" : "page";
      }
      // The zooming, further in, would keep the page from scrolling.
      if (owner !== "graph") event.stopImmediatePropagation();
    },
    { signal, capture: true, passive: true },
  );
}
