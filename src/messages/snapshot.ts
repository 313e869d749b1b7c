import { paramsOf, runnable, type Source } from "../cases/source.ts";
import type { PlayerState } from "../player/player-state.ts";
import { type StepBy, stopAfter } from "../player/step-by.ts";
import { keyAt, phaseAt, type Trace } from "../trace/trace.ts";
import type { Snapshot } from "./messages.ts";

/** Returns the snapshot of a player's state; undefined before the first run. */
export function snapshotOf({ run, index, stepBy, panel, theme, playing }: PlayerState): Snapshot | undefined {
  if (run === undefined) return undefined;
  const { trace, request } = run;
  return {
    ...shownSource(request),
    params: paramsOf(request),
    step: keyAt(trace, index),
    index,
    total: trace.steps.length,
    stops: stopsOf(trace, stepBy),
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

/** Returns all indexes after 0 at which stepping stops, in ascending order; the last is the end. */
function stopsOf(trace: Trace, stepBy: StepBy): number[] {
  const stops: number[] = [];
  for (let at = 0; at < trace.steps.length; stops.push(at)) at = stopAfter(trace, stepBy, at);
  return stops;
}
