/**
 * The event sent to the window before a reload. Listeners write state to the address that it does not hold
 * yet.
 */
export const BEFORE_RELOAD = "pullback:before-reload";

/** Reloads the page in its current state. */
export function reload(): void {
  dispatchEvent(new Event(BEFORE_RELOAD));
  location.reload();
}
