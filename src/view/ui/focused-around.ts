/** What has the focus in the page of an element, or in the part of it, closed to the rest, that the element is in. */
export function focusedAround(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
}
