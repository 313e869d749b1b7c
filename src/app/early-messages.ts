const early: MessageEvent[] = [];

/** Keeps every message: each request gets an answer, and the player that takes them refuses those that are too many. */
function keep(event: MessageEvent): void {
  if (event.source === window.parent) early.push(event);
}

/**
 * Keeps messages from the page around until this window's player takes them: that page may send them as soon as this
 * one is loaded. Nobody else is obeyed, so other messages are not kept.
 */
export function keepEarlyMessages(): void {
  addEventListener("message", keep);
}

/** The messages kept until now; from now on none is. */
export function takeEarlyMessages(): MessageEvent[] {
  removeEventListener("message", keep);
  return early.splice(0);
}
