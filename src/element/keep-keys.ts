import { isUnhandledKey } from "../view/player/is-unhandled-key.ts";

/** Keys that the page always receives: the player's lists listen for Escape on the page itself. */
const PASSING = new Set(["Tab", "Shift", "Escape"]);

/**
 * Stops the propagation of keys that were handled inside the element or have a meaning there, such as letters
 * in a field: the page only sees that the element has the focus, and could treat them as its own shortcuts.
 */
export function keepKeys(place: HTMLElement): void {
  place.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (!isUnhandledKey(event) && !PASSING.has(key) && !ctrlKey && !metaKey && !altKey)
      event.stopPropagation();
  });
}
