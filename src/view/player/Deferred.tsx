import { type ReactNode, useDeferredValue, useMemo } from "react";
import { useStore } from "zustand";
import type { PlayerState } from "../../player/player-state.ts";
import { StateContext, usePlayer } from "./player-context.ts";

/**
 * Lets the components inside follow the player's state after the graph. They see a step once its numbers have arrived
 * there. React renders them in slices, between which keys are answered, and starts again when the state changes
 * meanwhile. Another source is seen at once, so that no part of the previous source stays.
 */
export function Deferred({ children }: { readonly children: ReactNode }) {
  const latest = useStore(usePlayer().store);
  const earlier = useDeferredValue(latest);
  const state = latest.run === undefined || latest.source !== earlier.source ? latest : earlier;
  const store = useMemo(() => {
    const seen = state.arrived ? state : { ...state, ...stepBefore(state) };
    return { getState: () => seen, getInitialState: () => seen, subscribe: () => () => undefined };
  }, [state]);
  return <StateContext value={store}>{children}</StateContext>;
}

/** Returns the step before a state's, in forward mode the moment before. */
function stepBefore({ index, forward }: PlayerState): Pick<PlayerState, "index" | "forward"> {
  return forward === undefined ? { index: index - 1, forward } : { index, forward: Math.max(forward - 1, 0) };
}
