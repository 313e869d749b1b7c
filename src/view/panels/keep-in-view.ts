import { beforePaint } from "../ui/before-paint.ts";

/** An element to show, the box to scroll, and the space around the element where there is room, in CSS pixels. */
interface Request {
  readonly element: HTMLElement;
  readonly box: Element;
  readonly margin: number;
}

/** What to scroll before the next paint, in the order of the calls. */
const requests = new Set<Request>();

/**
 * Scrolls one box around an element before the next paint, and nothing else, by the least amount that shows the
 * element, or its beginning if the element is higher than the box. Of several elements that do not fit a box
 * together, the last is shown.
 *
 * @param box the box to scroll; by default the panel
 * @param margin the space above and below the element where there is room, in CSS pixels
 * @returns a function that cancels the scrolling
 */
export function keepInView(
  element: HTMLElement,
  box: Element | null = panelOf(element),
  margin = 48,
): () => void {
  if (box === null) return () => undefined;
  const request = { element, box, margin };
  requests.add(request);
  beforePaint(scrollAll);
  return () => requests.delete(request);
}

function scrollAll(): () => void {
  const tops = new Map<Element, number>();
  for (const { element, box, margin } of requests) {
    const room = box.scrollHeight - box.clientHeight;
    if (room <= 0) continue;
    const top = tops.get(box) ?? box.scrollTop;
    const [inner, outer] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
    const space = Math.max(0, Math.min(margin, (outer.height - inner.height) / 2));
    const moved = top - box.scrollTop;
    const above = inner.top - moved - outer.top - space;
    const below = inner.bottom - moved - outer.bottom + space;
    const by = above < 0 ? above : Math.max(Math.min(above, below), 0);
    tops.set(box, Math.min(Math.max(top + by, 0), room));
  }
  requests.clear();
  return () => {
    for (const [box, top] of tops) box.scrollTop = top;
  };
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
  let cancel = keepInView(element, box);
  const content = box?.firstElementChild;
  if (!box || !content) return cancel;
  // Scrolling lays the page out again, which within the observer's own callback would be a resize loop.
  const observer = new ResizeObserver(() => {
    cancel();
    cancel = keepInView(element, box);
  });
  for (const part of [box, content, element]) observer.observe(part);
  const end = () => {
    cancel();
    observer.disconnect();
    for (const type of SCROLLS) box.removeEventListener(type, end);
  };
  for (const type of SCROLLS) box.addEventListener(type, end, { passive: true });
  return end;
}

function panelOf(element: HTMLElement): Element | null {
  return element.closest(".panel-content");
}
