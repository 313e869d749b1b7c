import { useEffect, useState } from "react";
import type { Source } from "../../cases/source.ts";
import { pageQueue } from "../../engine/page-queue.ts";
import { createPlayer, type Player } from "../../player/player.ts";
import type { PlayerState } from "../../player/player-state.ts";

/** What a link opens. */
export interface Assigned {
  /** The query of the link. */
  readonly query: string;
  /** The state of a player after its first run; undefined if the run has failed. */
  readonly state: PlayerState | undefined;
}

/**
 * Opens a link in a player of its own, which is not shown. Returns what it opens; until the run is there, what the link
 * before opened, and undefined for no link.
 */
export function useAssigned(source: Source, query: string | undefined): Assigned | undefined {
  const [assigned, setAssigned] = useState<Assigned>();
  useEffect(() => {
    let player: Player | undefined;
    let isEnded = false;
    async function open(query: string): Promise<void> {
      const programs = "program" in source ? await import("../../programs/open-program.ts") : undefined;
      if (isEnded) return;
      player = createPlayer({ source, query, queue: pageQueue, openProgram: programs?.openProgram });
      const look = (state: PlayerState) => {
        if (state.error !== undefined) setAssigned({ query, state: undefined });
        else if (state.run !== undefined) setAssigned({ query, state });
      };
      player.store.subscribe(look);
      look(player.store.getState());
    }
    if (query === undefined) setAssigned(undefined);
    else open(query).catch(() => setAssigned({ query, state: undefined }));
    return () => {
      isEnded = true;
      player?.destroy();
    };
  }, [source, query]);
  return assigned;
}
