/** The longest wait for a paint, in milliseconds. A frame that is out of view is not painted. */
const LONGEST = 1000;

/**
 * Calls a function after the next paint, so that it does not delay what was drawn.
 *
 * @returns a function that cancels the call
 */
export function afterPaint(call: () => void): () => void {
  let timer = setTimeout(run, LONGEST);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(run);
  });
  function run(): void {
    cancelAnimationFrame(frame);
    call();
  }
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
