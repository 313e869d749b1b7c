import type { ReactNode } from "react";

let sheet: ReactNode;
const listeners = new Set<() => void>();

/** Returns what is printed in place of the handout, if anything. */
export function otherSheet(): ReactNode {
  return sheet;
}

/** Prints something else in place of the handout, until it is called with undefined. It is in the page at once. */
export function setOtherSheet(next: ReactNode): void {
  sheet = next;
  for (const listener of listeners) listener();
}

/** Adds a listener for changes. Returns a function that removes the listener. */
export function onOtherSheet(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
