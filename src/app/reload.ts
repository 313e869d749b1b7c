/** Sent to the window before the page is loaded anew. Whoever holds what the address does not say yet writes it. */
export const BEFORE_RELOAD = "pullback:before-reload";

/** Loads the page anew, so that it goes on where it was. */
export function reload(): void {
  dispatchEvent(new Event(BEFORE_RELOAD));
  location.reload();
}
