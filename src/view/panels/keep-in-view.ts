import { observeSize } from "../ui/observe-size.ts";

/**
 * Scrolls one box around an element, and nothing else, by the least amount that shows the element, or its
 * beginning if the element is higher than the box.
 *
 * @param box the box to scroll; by default the panel
 * @param margin the space above and below the element where there is room, in CSS pixels
 */
export function keepInView(element: HTMLElement, box: Element | null = panelOf(element), margin = 48): void {
  if (box === null || box.scrollHeight <= box.clientHeight) return;
  const [inner, outer] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
  const space = Math.max(0, Math.min(margin, (outer.height - inner.height) / 2));
  const above = inner.top - outer.top - space;
  const below = inner.bottom - outer.bottom + space;
  if (above < 0) box.scrollTop += above;
  else if (below > 0) box.scrollTop += Math.min(above, below);
}

/** The events by which a reader scrolls. */
const SCROLLS = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/**
 * Keeps an element of the panel in view until the reader scrolls, also when the content grows, for example by
 * formulas that are set late.
 *
 * @returns a function that stops keeping it in view
 */
export function stayInView(element: HTMLElement): () => void {
  const box = panelOf(element);
  keepInView(element, box);
  const content = box?.firstElementChild;
  if (!box || !content) return () => undefined;
  let frame = 0;
  // Scrolling lays the page out again, which within the observer's own callback would be a resize loop.
  const keep = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => keepInView(element, box));
  };
  const observers = [box, content, element].map((part) => observeSize(part, keep));
  const end = () => {
    cancelAnimationFrame(frame);
    for (const endObserving of observers) endObserving();
    for (const type of SCROLLS) box.removeEventListener(type, end);
  };
  for (const type of SCROLLS) box.addEventListener(type, end, { passive: true });
  return end;
}

function panelOf(element: HTMLElement): Element | null {
  return element.closest(".panel-content");
}
