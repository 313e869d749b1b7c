import { quote } from "../cases/quote.ts";
import { slugOf } from "../cases/source.ts";
import type { Problem } from "../player/link.ts";
import type { Player } from "../player/player.ts";
import type { PlayerState } from "../player/player-state.ts";
import { keyAt, phaseAt } from "../trace/trace.ts";
import { VERSION } from "../trace/version.ts";
import { captionAt } from "../words/caption.ts";
import { linkWords } from "../words/en/link.ts";
import { sourceWords } from "../words/en/source.ts";
import { answerEvents } from "./answer-events.ts";
import { failedRun } from "./failed-run.ts";
import type { Failure, PlayerEvent, StepShown } from "./messages.ts";
import { shownSource, snapshotOf } from "./snapshot.ts";
import { createThrottle } from "./throttle.ts";

/**
 * Emits a player's events: `ready` after the first run of each case, and of the first of successive programs, `step` and `state` on changes, at most
 * once per frame and with the latest values; `edge`, `error`, `answer` and `done` immediately.
 *
 * @returns a function that stops the events
 */
export function emitEvents(player: Player, emit: (event: PlayerEvent) => void): () => void {
  const { store } = player;
  let emitted: PlayerState | undefined;
  let problems: readonly Problem[] = [];
  let error: PlayerState["error"];

  const shown = createThrottle(() => {
    const state = store.getState();
    const [snapshot, step, before] = [snapshotOf(state), stepOf(state), emitted];
    if (snapshot === undefined || step === undefined) return;
    emitted = state;
    if (before?.run === undefined || snapshot.case !== slugOf(before.run.request)) {
      emit({ type: "ready", version: VERSION, ...shownSource(state.source), steps: snapshot.total });
    }
    if (state.run !== before?.run || state.index !== before?.index) emit(step);
    if (PARTS.some((part) => state[part] !== before?.[part])) emit({ type: "state", ...snapshot });
  });

  function look(state: PlayerState, before?: PlayerState): void {
    const [known, knownError] = [problems, error];
    ({ problems, error } = state);
    if (error !== undefined && error !== knownError) emit(failureOf(error));
    for (const problem of problems) if (!known.includes(problem)) emit(misread(problem));
    if (before !== undefined) for (const event of answerEvents(before, state)) emit(event);
    if (state.run !== undefined && PARTS.some((part) => state[part] !== emitted?.[part])) shown.ask();
  }

  const stop = [store.subscribe(look), player.onEdge((at) => emit({ type: "edge", at })), shown.destroy];
  look(store.getState());
  return () => {
    for (const one of stop) one();
  };
}

/** The parts of the state whose changes are emitted. */
const PARTS = ["run", "index", "stepBy", "panel", "theme", "playing"] as const;

function stepOf({ run, index }: PlayerState): StepShown | undefined {
  if (run === undefined) return undefined;
  const { trace } = run;
  const [key, phase, text] = [keyAt(trace, index), phaseAt(trace, index), captionAt(trace, index)];
  return { type: "step", index, total: trace.steps.length, key, phase, text };
}

function failureOf(error: NonNullable<PlayerState["error"]>): Failure {
  const { code, message } = failedRun(error);
  return { type: "error", code, message };
}

function misread(problem: Problem): Failure {
  return { type: "error", code: "bad-value", message: messageOf(problem) };
}

function messageOf(problem: Problem): string {
  if (problem.kind === "unsupported") return sourceWords.unsupported;
  const { parameter, value, allowed, using, text } = problem;
  return text ?? linkWords.invalid(parameter, quote(value), allowed, using);
}
