import { isUnhandledKey } from "../view/player/free-key.ts";

/** What is left to the page whatever it means in the player, whose lists listen for Escape in the page itself. */
const PASSING = new Set(["Tab", "Shift", "Escape"]);

/**
 * Keeps keys from the page around that have done something inside, or mean something there, as a letter does in a
 * field: the page sees only that the element has the focus, and might take them for its own.
 */
export function keepKeys(place: HTMLElement): void {
  place.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (!isUnhandledKey(event) && !PASSING.has(key) && !ctrlKey && !metaKey && !altKey)
      event.stopPropagation();
  });
}
