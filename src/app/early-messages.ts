/** As many as may wait for a player. */
const MOST = 50;

const early: MessageEvent[] = [];

function keep(event: MessageEvent): void {
  if (early.length < MOST) early.push(event);
}

/** Keeps messages to this window until its player takes them: a page around may speak as soon as it is loaded. */
export function keepEarlyMessages(): void {
  addEventListener("message", keep);
}

/** The messages kept until now; from now on none is. */
export function takeEarlyMessages(): MessageEvent[] {
  removeEventListener("message", keep);
  return early.splice(0);
}
