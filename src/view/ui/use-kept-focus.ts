import { type RefObject, useEffect } from "react";
import { focusedAround } from "./focused-around.ts";

/**
 * Keeps the focus in a player when the focused element is removed, as a listing is at a step that runs none
 * of its lines: the focus moves to the player, so that the next key still steps.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const player = root.current;
    if (player === null) return;
    let within = player.contains(focusedAround(player));
    const listening = new AbortController();
    const { signal } = listening;
    const enter = () => {
      within = true;
    };
    const leave = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) within = false;
      // An element that is being removed is still connected during this event.
      else
        queueMicrotask(() => {
          if (target instanceof Node && target.isConnected) within = false;
        });
    };
    const page = player.ownerDocument;
    // Parts of a player are rendered at different times, so observes what is removed.
    const removals = new MutationObserver(() => {
      if (within && page.activeElement === page.body) player.focus({ preventScroll: true });
    });
    removals.observe(player, { childList: true, subtree: true });
    player.addEventListener("focusin", enter, { signal });
    player.addEventListener("focusout", leave, { signal });
    return () => {
      listening.abort();
      removals.disconnect();
    };
  }, [root]);
}
