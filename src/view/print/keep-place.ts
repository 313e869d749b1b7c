/**
 * Remembers the focus and all scroll positions in the page of an element, which are lost while other content
 * is shown.
 *
 * @param focused the element with the focus; by default the page's active element
 * @returns a function that restores them
 */
export function keepPlace({ ownerDocument: page }: Element, focused = page.activeElement): () => void {
  const scrolled = [...page.querySelectorAll("*")].flatMap((element) => {
    const { scrollTop: top, scrollLeft: left } = element;
    return top === 0 && left === 0 ? [] : [{ element, top, left }];
  });
  return () => {
    for (const { element, top, left } of scrolled) element.scrollTo({ top, left, behavior: "instant" });
    if (focused instanceof HTMLElement && page.activeElement !== focused) {
      focused.focus({ preventScroll: true });
    }
  };
}
