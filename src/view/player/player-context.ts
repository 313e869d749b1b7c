import { createContext, useContext, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import type { Player } from "../../player/player.ts";
import type { PlayerState } from "../../player/player-state.ts";

/** The player that a component belongs to. Each player on a page has its own context. */
export const PlayerContext = createContext<Player | undefined>(undefined);

/**
 * Returns the player around this component.
 *
 * @throws Error if there is no `PlayerContext` around the component
 */
export function usePlayer(): Player {
  const player = useContext(PlayerContext);
  if (player === undefined) throw new Error("usePlayer: there is no PlayerContext around this component");
  return player;
}

/** The state that the components inside see instead of the player's own: see `Deferred.tsx`. */
export const StateContext = createContext<ReadonlyStore | undefined>(undefined);

/** The part of a store that a component reads. */
export type ReadonlyStore = Pick<Player["store"], "getState" | "getInitialState" | "subscribe">;

/** Returns a part of the player's state. The component renders again when that part changes. */
export function usePlayerState<T>(select: (state: PlayerState) => T): T {
  const { store } = usePlayer();
  return useStore(useContext(StateContext) ?? store, select);
}

const never = () => () => undefined;

/**
 * Returns whether work that can wait for the first picture may start: the first run is there or has failed,
 * or there is no player.
 */
export function useAfterFirstPicture(): boolean {
  const store = useContext(PlayerContext)?.store;
  const mayStart = () => {
    const state = store?.getState();
    return state === undefined || state.run !== undefined || state.error !== undefined;
  };
  return useSyncExternalStore(store?.subscribe ?? never, mayStart, mayStart);
}
