/**
 * Scrolls one box around an element, and nothing else, as far as needed to show the element.
 *
 * @param box the panel unless given.
 */
export function keepInView(
  element: HTMLElement,
  box: Element | null = element.closest(".panel-content"),
  margin = 48,
): void {
  if (box === null || box.scrollHeight <= box.clientHeight) return;
  const [inner, outer] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
  if (inner.top < outer.top + margin) box.scrollTop += inner.top - outer.top - margin;
  else if (inner.bottom > outer.bottom - margin) box.scrollTop += inner.bottom - outer.bottom + margin;
}
