import { paramsOf, runnable, type Source } from "../cases/source.ts";
import type { PlayerState } from "../player/player-state.ts";
import { stopAfter } from "../player/step-by.ts";
import { stepRange } from "../trace/step-range.ts";
import { keyAt, phaseAt, type Trace } from "../trace/trace.ts";
import type { Snapshot } from "./messages.ts";

/** Returns the snapshot of a player's state; undefined before the first run. */
export function snapshotOf(state: PlayerState): Snapshot | undefined {
  const { run, index, panel, theme, playing } = state;
  if (run === undefined) return undefined;
  const { trace, request } = run;
  return {
    ...shownSource(request),
    params: paramsOf(request),
    step: keyAt(trace, index),
    index,
    total: trace.steps.length,
    stops: stopsOf(trace, state),
    phase: phaseAt(trace, index),
    panel,
    theme: theme ?? "auto",
    playing,
  };
}

/** Returns the field of a message that names what a player shows. */
export function shownSource(source: Source): Pick<Snapshot, "case" | "program"> {
  return "program" in source ? { program: source.program } : { case: runnable(source).case };
}

/** Returns all indexes after the first at which stepping stops, in ascending order; the last is the end. */
function stopsOf(trace: Trace, state: PlayerState): number[] {
  const stops: number[] = [];
  const [first, last] = stepRange(trace, state);
  for (let at = first; at < last; stops.push(at)) at = Math.min(stopAfter(trace, state.stepBy, at), last);
  return stops;
}
