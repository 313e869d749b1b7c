import { useEffect } from "react";
import type { Player } from "../player/player.ts";

/** Connects a player to the page that frames this page, if there is one. */
export function useHost(player: Player): void {
  useEffect(() => {
    if (window.parent === window) return;
    const joined = import("./join-host.ts").then(
      ({ joinHost }) => joinHost(player),
      player.reportLoadFailure,
    );
    return () => void joined.then((leave) => leave?.());
  }, [player]);
}

/** Returns whether this page is a frame with `sandbox="allow-scripts"`, which cannot open links. */
export function isSandboxed(): boolean {
  return window.parent !== window && self.origin === "null";
}
