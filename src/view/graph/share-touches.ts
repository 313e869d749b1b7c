/** The distance, in CSS pixels, after which the direction of a finger is clear. */
const SLOP = 8;

/**
 * Leaves vertical swipes to the page where the page scrolls: a graph as high as a phone would otherwise trap
 * the reader. There one finger pans the graph horizontally, and two fingers pan and zoom in any direction.
 * Where the style sheet sets `touch-action: none`, nothing changes.
 *
 * @param signal ends the sharing when aborted
 */
export function shareTouches(area: HTMLElement, signal: AbortSignal): void {
  let start: { readonly x: number; readonly y: number } | undefined;
  let owner: "undecided" | "graph" | "page" = "graph";

  area.addEventListener(
    "touchstart",
    ({ touches: { length, 0: finger } }) => {
      const isShared = getComputedStyle(area).touchAction !== "none";
      // A second finger gives the gesture to the graph, unless the page is scrolling already.
      if (length > 1) owner = owner === "page" ? "page" : "graph";
      else owner = isShared ? "undecided" : "graph";
      start = finger && { x: finger.clientX, y: finger.clientY };
    },
    { signal, capture: true, passive: true },
  );
  area.addEventListener(
    "touchmove",
    (event) => {
      const [finger] = event.touches;
      if (owner === "undecided" && finger !== undefined && start !== undefined) {
        const [dx, dy] = [Math.abs(finger.clientX - start.x), Math.abs(finger.clientY - start.y)];
        if (Math.max(dx, dy) >= SLOP) owner = dx > dy ? "graph" : "page";
      }
      // Otherwise d3-zoom, further in, would keep the page from scrolling.
      if (owner !== "graph") event.stopImmediatePropagation();
    },
    { signal, capture: true, passive: true },
  );
}
