import {
  isSameSource,
  type OpenProgram,
  type OpenSource,
  openSource,
  type Source,
  withoutResult,
} from "../cases/source.ts";
import type { Run } from "../engine/messages.ts";
import { openExercise } from "../predict/open-exercise.ts";
import { forwardPassesOf } from "../trace/forward-passes.ts";
import type { Trace } from "../trace/trace.ts";
import { withVerdicts } from "../trace/verdicts.ts";
import { resolveLoop, resolveRange, resolveStep } from "./find-step.ts";
import type { PlayerState } from "./player-state.ts";
import { isBroken, isHiding, rangeOf } from "./questions.ts";

/** Where a player goes in a run. */
interface Arrival {
  /** The step of the link, which no trace has resolved yet. */
  readonly wanted: string | undefined;
  /** The step to show if the run has it. */
  readonly toward: string | undefined;
  /** Whether to go to the first question. */
  readonly begins: boolean;
}

/** Returns the source as it was opened, also while an exercise has other numbers. */
export function givenSource({ source, predict }: Pick<PlayerState, "source" | "predict">): Source {
  return predict?.before.source ?? source;
}

/**
 * Returns whether a player still waits for a run: whether the run was requested for the source that the player has now,
 * and since its exercise or its broken engine began or ended. While a program is typed, its runs have older texts.
 */
export function isAwaited(run: Run, state: PlayerState): boolean {
  const { request, exercise } = run;
  if ((exercise === undefined) !== (state.predict === undefined)) return false;
  if ((request.broken === undefined) === isBroken(state.broken)) return false;
  const isTyped = "program" in request && "program" in state.source && state.run !== undefined;
  return isTyped || isSameSource(exercise?.given ?? request, givenSource(state));
}

/** Returns what a run changes in the state of a player. */
export function withRun(
  state: PlayerState,
  run: Run,
  { wanted, toward, begins }: Arrival,
  openProgram: OpenProgram | undefined,
): Partial<PlayerState> {
  const { trace, exercise, alternatives } = run;
  const broken = isBroken(state.broken) ? { ...state.broken, known: run.broken } : state.broken;
  const found = resolveStep(trace, wanted, toward, state);
  // Changed inputs may have other steps; only the range and the loop of the link itself were requested.
  const isFirst = state.run === undefined;
  const { from, until, refused } = isFirst ? resolveRange(trace, state) : { ...state, refused: [] };
  const [least, most] = rangeOf({ ...state, from, until, run }, trace);
  const asks = isFirst && state.loop ? resolveLoop(state.loop, trace) : state.loop;
  const [loop, unlooped] = asks && "parameter" in asks ? [undefined, asks] : [asks, undefined];
  const absent = [found.problem, unlooped, ...refused].filter((problem) => problem !== undefined);
  const opened = openedFor(run, openProgram);
  return {
    run: isBroken(broken) ? { ...run, trace: withVerdicts(trace, broken.stage === "hunt") } : run,
    broken,
    ranProgram: opened.program,
    ...(exercise && { ...opened, params: exercise.values }),
    ...(broken && { lesson: opened.lesson }),
    alternatives,
    index: begins ? most : Math.min(Math.max(found.index, least), most),
    forward: isHiding({ ...state, run }) ? undefined : momentIn(trace, state.forward),
    moved: "jump",
    problems: [...state.problems, ...absent],
    loop,
    from,
    until,
    slow: false,
    error: undefined,
  };
}

function openedFor({ request, exercise, broken }: Run, openProgram: OpenProgram | undefined): OpenSource {
  if (exercise !== undefined) return openExercise(exercise, openProgram);
  const opened = openSource(request, openProgram);
  return broken === undefined ? opened : withoutResult(opened);
}

/** Returns the nearest moment of forward mode that a run has; undefined if it has none, or none is wanted. */
export function momentIn(trace: Trace, moment: number | undefined): number | undefined {
  if (moment === undefined) return undefined;
  const passes = forwardPassesOf(trace);
  return passes && Math.min(Math.max(moment, 0), passes.total - 1);
}
