import { useEffect } from "react";
import type { Player } from "../player/player.ts";
import { handleKey } from "../view/player/keyboard.ts";
import type { playWhileVisible } from "../view/player/play-while-visible.ts";

/**
 * Makes a player the only one of its page: it handles the keys that no focused element has, and pauses while the page is
 * hidden.
 *
 * @param guard lets an embed play only while it is visible; undefined on a page of its own
 */
export function usePagePlayer(player: Player, guard: typeof playWhileVisible | undefined): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target === document.body && handleKey(player, event)) event.preventDefault();
    };
    const onHide = () => document.hidden && player.pause();
    addEventListener("keydown", onKey);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      removeEventListener("keydown", onKey);
      document.removeEventListener("visibilitychange", onHide);
    };
  }, [player]);

  useEffect(() => guard?.(player, document.documentElement), [player, guard]);
}
