/**
 * Scrolls one box around an element, and nothing else, as far as needed to show the element, or its
 * beginning if it is higher than the box.
 *
 * @param box the panel unless given.
 * @param margin what is shown above and below it where there is room.
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

/** What a reader does to scroll. */
const SCROLLS = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/**
 * Keeps an element of the panel in view also when what the panel holds gets higher, as by formulas that are
 * set late, until the reader scrolls. Returns what ends it.
 */
export function stayInView(element: HTMLElement): () => void {
  const box = panelOf(element);
  keepInView(element, box);
  const content = box?.firstElementChild;
  if (!box || !content) return () => undefined;
  const observer = new ResizeObserver(() => keepInView(element, box));
  for (const part of [box, content, element]) observer.observe(part);
  const end = () => {
    observer.disconnect();
    for (const type of SCROLLS) box.removeEventListener(type, end);
  };
  for (const type of SCROLLS) box.addEventListener(type, end, { passive: true });
  return end;
}

function panelOf(element: HTMLElement): Element | null {
  return element.closest(".panel-content");
}
