import { type RefObject, useEffect, useRef } from "react";

/**
 * Keeps the focus in a player when the focused element is removed, as a listing is at a step that runs none
 * of its lines: the focus moves to the player, so that the next key still steps.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  const within = useRef(false);

  useEffect(() => {
    const player = root.current;
    if (player === null) return;
    const listening = new AbortController();
    const { signal } = listening;
    const enter = () => {
      within.current = true;
    };
    const leave = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) within.current = false;
      // An element that is being removed is still connected during this event.
      else
        queueMicrotask(() => {
          if (target instanceof Node && target.isConnected) within.current = false;
        });
    };
    player.addEventListener("focusin", enter, { signal });
    player.addEventListener("focusout", leave, { signal });
    return () => listening.abort();
  }, [root]);

  useEffect(() => {
    const player = root.current;
    if (player === null || !within.current) return;
    const page = player.ownerDocument;
    if (page.activeElement === page.body) player.focus({ preventScroll: true });
  });
}
