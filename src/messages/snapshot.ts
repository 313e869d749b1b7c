import type { PlayerState } from "../player/player-state.ts";
import { keyAt, phaseAt } from "../trace/trace.ts";
import type { Snapshot } from "./messages.ts";

/** What a player shows; none before its first run. */
export function snapshotOf({ run, index, panel, theme, playing }: PlayerState): Snapshot | undefined {
  if (run === undefined) return undefined;
  const { trace, request } = run;
  return {
    case: request.slug,
    params: request.params,
    step: keyAt(trace, index),
    index,
    total: trace.steps.length,
    phase: phaseAt(trace, index),
    panel,
    theme: theme ?? "auto",
    playing,
  };
}
