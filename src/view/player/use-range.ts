import { rangeOf } from "../../player/questions.ts";
import { usePlayerState } from "./player-context.ts";

/** Returns the first and the last index that can be shown; undefined before the first run. */
export function useRange(): readonly (number | undefined)[] {
  const first = usePlayerState((state) => state.run && rangeOf(state, state.run.trace)[0]);
  const last = usePlayerState((state) => state.run && rangeOf(state, state.run.trace)[1]);
  return [first, last];
}
