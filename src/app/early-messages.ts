const early: MessageEvent[] = [];

/** All of them: each is a request that gets an answer, and whoever takes them refuses those that are too many. */
function keep(event: MessageEvent): void {
  if (event.source === window.parent) early.push(event);
}

/**
 * Keeps messages of the page around until this window's player takes them: it may speak as soon as the page is
 * loaded. Nobody else is obeyed, so other messages are not kept.
 */
export function keepEarlyMessages(): void {
  addEventListener("message", keep);
}

/** The messages kept until now; from now on none is. */
export function takeEarlyMessages(): MessageEvent[] {
  removeEventListener("message", keep);
  return early.splice(0);
}
