import { useEffect } from "react";
import type { Player } from "../player/player.ts";

/** Whether this is the page of a SCORM package: only its build sets the variable, so that no other page has the code. */
export const isScorm = import.meta.env.VITE_SCORM === "1";

/** Connects a player to the page that frames this page, if there is one, or to a learning management system. */
export function useHost(player: Player): void {
  useEffect(() => {
    if (isScorm) {
      const joined = import("./join-scorm.ts").then(({ joinScorm }) => joinScorm(player));
      return () => void joined.then((leave) => leave());
    }
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
