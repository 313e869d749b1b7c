import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { isSameSource } from "../../cases/source.ts";
import type { PlayerState } from "../../player/player-state.ts";
import { SymbolsContext, useSymbols } from "../math/symbols.ts";
import { afterPaint } from "../ui/after-paint.ts";
import { StateContext, usePlayer } from "./player-context.ts";

/**
 * Lets the components inside follow the player's state after the graph. They see a step once its numbers have arrived
 * there. React renders them in slices, between which keys are answered, and starts again when the state changes
 * meanwhile. Another source is seen at once, so that no part of the previous source stays. Another text of a program,
 * which is typed, is seen after the paint of its graph.
 */
export function Deferred({ children }: { readonly children: ReactNode }) {
  const latest = useStore(usePlayer().store);
  const painted = usePainted(latest.run);
  /** The last state that was not held back. */
  const settled = useRef(latest);
  const isHeld = isTyped(settled.current, latest) && (latest.run !== painted || isUnanswered(latest));
  useEffect(() => {
    if (!isHeld) settled.current = latest;
  });
  const seen = isHeld ? settled.current : latest;
  const earlier = useDeferredValue(seen);
  const isOther = seen.source !== earlier.source && !isTyped(seen, earlier);
  const state = seen.run === undefined || isOther ? seen : earlier;
  const store = useMemo(() => {
    const shown = state.arrived ? state : { ...state, ...stepBefore(state) };
    return { getState: () => shown, getInitialState: () => shown, subscribe: () => () => undefined };
  }, [state]);
  const symbols = useSymbols(state.run?.trace);
  return (
    <StateContext value={store}>
      <SymbolsContext value={symbols}>{children}</SymbolsContext>
    </StateContext>
  );
}

/** Returns a value after it has been painted; until then, the value before. */
function usePainted<T>(value: T): T {
  const [painted, setPainted] = useState(value);
  useEffect(() => afterPaint(() => setPainted(value)), [value]);
  return painted;
}

/** Returns whether two states are of two texts of a program. */
function isTyped(a: PlayerState, b: PlayerState): boolean {
  return a.source !== b.source && "program" in a.source && "program" in b.source && a.run !== undefined;
}

/** Returns whether a state waits for the run of its source. */
function isUnanswered({ run, source, pending }: PlayerState): boolean {
  return pending && run !== undefined && !isSameSource(run.request, source);
}

/** Returns the step before a state's, in forward mode the moment before. */
function stepBefore({ index, forward }: PlayerState): Pick<PlayerState, "index" | "forward"> {
  return forward === undefined ? { index: index - 1, forward } : { index, forward: Math.max(forward - 1, 0) };
}
