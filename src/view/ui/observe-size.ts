/**
 * Reports the size of an element's content when it changes, and once at the beginning.
 *
 * WebKit may lay a page out a second time in one frame, for example when a font arrives. For an element that
 * is observed meanwhile it raises the error "ResizeObserver loop completed with undelivered notifications".
 * So an element whose size has changed is not observed for the rest of the frame.
 *
 * @param report called with the size, in CSS pixels
 * @returns a function that stops observing
 */
export function observeSize(element: Element, report: (size: DOMRectReadOnly) => void): () => void {
  let frame = 0;
  let last: DOMRectReadOnly | undefined;
  const observer = new ResizeObserver(([entry]) => {
    const size = entry?.contentRect;
    // The first report after a pause, without a change.
    if (!size || (size.width === last?.width && size.height === last.height)) return;
    last = size;
    observer.unobserve(element);
    frame = requestAnimationFrame(() => observer.observe(element));
    report(size);
  });
  observer.observe(element);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}
