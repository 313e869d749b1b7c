/** What a sideways drag does. */
export interface DragHost {
  /** Called when the pointer has moved far enough sideways, with the place where it went down. */
  onStart(x: number): void;
  onMove(x: number, fine: boolean): void;
  /** Called at the end of the press, also of a press that was no drag. */
  onEnd(): void;
}

/** The distance after which a press is a drag, in CSS pixels. */
const SLOP = 4;

/**
 * Follows a pointer from when it goes down until it goes up. A press that moves sideways is a drag, and its click is
 * kept from the page. On a touch screen, the style sheet decides whether a vertical movement scrolls the page, which
 * ends the press.
 *
 * @param on the element that receives the pointer's events
 */
export function followDrag({ pointerId, clientX }: PointerEvent, on: HTMLElement, host: DragHost): void {
  const listening = new AbortController();
  const options = { signal: listening.signal };
  let dragging = false;
  on.setPointerCapture(pointerId);

  function end(event: PointerEvent): void {
    if (event.pointerId !== pointerId) return;
    listening.abort();
    host.onEnd();
    if (!dragging) return;
    // The click follows the release at once, or does not come. At the window, this listener is before all others.
    const ending = new AbortController();
    window.addEventListener("click", (click) => click.stopImmediatePropagation(), {
      capture: true,
      signal: ending.signal,
    });
    setTimeout(() => ending.abort());
  }

  on.addEventListener(
    "pointermove",
    (event) => {
      if (event.pointerId !== pointerId) return;
      if (!dragging && Math.abs(event.clientX - clientX) < SLOP) return;
      if (!dragging) host.onStart(clientX);
      dragging = true;
      host.onMove(event.clientX, event.shiftKey);
    },
    options,
  );
  // A drag selects no text.
  on.addEventListener("selectstart", (event) => event.preventDefault(), options);
  on.addEventListener("pointerup", end, options);
  on.addEventListener("pointercancel", end, options);
}
