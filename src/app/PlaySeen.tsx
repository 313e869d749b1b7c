import { useEffect } from "react";
import type { Player } from "../player/player.ts";
import { playSeen } from "../view/play-seen.ts";

/** Lets the page's player play only while the page can be seen in the one around it. */
export function PlaySeen({ player }: { readonly player: Player }) {
  useEffect(() => playSeen(player, document.documentElement), [player]);
  return null;
}
