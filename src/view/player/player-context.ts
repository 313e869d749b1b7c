import { createContext, useContext, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import type { Player } from "../../player/player.ts";
import type { PlayerState } from "../../player/player-state.ts";

/** The player that a part of the page belongs to; each player on a page has its own. */
export const PlayerContext = createContext<Player | undefined>(undefined);

/**
 * The player around this component.
 *
 * @throws Error outside of a `PlayerContext`.
 */
export function usePlayer(): Player {
  const player = useContext(PlayerContext);
  if (player === undefined) throw new Error("usePlayer: there is no PlayerContext around this component");
  return player;
}

/** A part of the player's state; the component is drawn again when that part changes. */
export function usePlayerState<T>(select: (state: PlayerState) => T): T {
  return useStore(usePlayer().store, select);
}

const never = () => () => undefined;

/** Whether what can wait for the first picture may come: it is there, or will not be, or there is no player. */
export function useAfterFirstPicture(): boolean {
  const store = useContext(PlayerContext)?.store;
  return useSyncExternalStore(store?.subscribe ?? never, () => {
    const state = store?.getState();
    return state === undefined || state.run !== undefined || state.error !== undefined;
  });
}
