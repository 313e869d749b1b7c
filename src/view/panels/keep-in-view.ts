/** Scrolls the panel around an element, and nothing else, as far as needed to show the element. */
export function keepInView(element: HTMLElement): void {
  const panel = element.closest(".panel-content");
  if (panel === null || panel.scrollHeight <= panel.clientHeight) return;
  const [inner, outer] = [element.getBoundingClientRect(), panel.getBoundingClientRect()];
  const margin = 48;
  if (inner.top < outer.top + margin) panel.scrollTop += inner.top - outer.top - margin;
  else if (inner.bottom > outer.bottom - margin) panel.scrollTop += inner.bottom - outer.bottom + margin;
}
