/**
 * Remembers what has the focus and how far everything is scrolled, which a page loses when another
 * takes its place. Returns the way back.
 */
export function keepPlace(): () => void {
  const focused = document.activeElement;
  const scrolled = [...document.querySelectorAll("*")].flatMap((element) => {
    const { scrollTop: top, scrollLeft: left } = element;
    return top === 0 && left === 0 ? [] : [{ element, top, left }];
  });
  return () => {
    for (const { element, top, left } of scrolled) element.scrollTo({ top, left, behavior: "instant" });
    if (focused instanceof HTMLElement && document.activeElement !== focused) {
      focused.focus({ preventScroll: true });
    }
  };
}
