/** Returns the element that has the focus in the document or shadow root of an element. */
export function focusedAround(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
}
