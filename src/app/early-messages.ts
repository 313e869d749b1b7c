const early: MessageEvent[] = [];

/**
 * Keeps every message, so that each request gets an answer. The player refuses requests beyond its queue
 * limit.
 */
function keep(event: MessageEvent): void {
  if (event.source === window.parent) early.push(event);
}

/**
 * Keeps messages from the parent page until this window's player takes them: the parent may send messages as
 * soon as this page is loaded. Ignores messages from other windows.
 */
export function keepEarlyMessages(): void {
  addEventListener("message", keep);
}

/** Stops keeping messages and returns the kept messages. */
export function takeEarlyMessages(): MessageEvent[] {
  removeEventListener("message", keep);
  return early.splice(0);
}
