/**
 * Wraps an action for when the focus leaves an element. While the page is printed, the page is hidden and
 * loses the focus for that time. The wrapper ignores that.
 */
export function onBlurOutsidePrint(act: () => void): () => void {
  return () => {
    if (!matchMedia("print").matches) act();
  };
}
