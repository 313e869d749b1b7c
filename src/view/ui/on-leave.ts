/**
 * What is done when the focus leaves something. On paper the page is hidden, which takes the focus for as
 * long; nobody has left then, and nothing is done.
 */
export function onLeave(act: () => void): () => void {
  return () => {
    if (!matchMedia("print").matches) act();
  };
}
