import type { StoreApi } from "zustand/vanilla";
import { forwardPassesOf } from "../trace/forward-passes.ts";
import type { Trace } from "../trace/trace.ts";
import { createClock } from "./clock.ts";
import { loopOn } from "./loop.ts";
import type { PlayerState } from "./player-state.ts";
import { openQuestion, rangeOf } from "./questions.ts";
import { LEAST_TIME, readingTime } from "./reading-time.ts";
import { stopAfter, stopBefore } from "./step-by.ts";

/** How long a moment of forward mode stays while playing at speed 1, in milliseconds. */
const FORWARD_TIME = 2400;

/** An end of a run. */
export type Edge = "first" | "last";

/**
 * Moves a player along its trace, by hand and by a clock. In forward mode, moves along the moments of its passes
 * instead.
 */
export interface Stepping {
  /** Goes to an index or a moment, clamped to the range of the existing ones. */
  move(index: number, moved: PlayerState["moved"]): void;
  /** Moves by hand: like `move`, but pauses and cancels a request to play. */
  command(index: number, moved: PlayerState["moved"]): void;
  /** Takes one step by hand, as large as the state's `stepBy`. */
  next(): void;
  back(): void;
  /** Adds a listener for steps by hand past an end. Returns a function that removes the listener. */
  onEdge(listener: (at: Edge) => void): () => void;
  play(): void;
  pause(): void;
  /** Waits again for the next step, if playing: at the current speed, and once the numbers have arrived. */
  changePace(): void;
  /** Plays after the next run, as a link requests. */
  requestPlay(play: boolean): void;
  /** Called after a run: plays if requested. */
  ready(): void;
  destroy(): void;
}

/** Creates the stepping of a player. */
export function createStepping(store: StoreApi<PlayerState>): Stepping {
  let playRequested = false;
  const edgeListeners = new Set<(at: Edge) => void>();
  /** The index before the clock's last tick. */
  let since: number | undefined;
  const clock = createClock(tick, wait);

  /** Returns the moment of forward mode and the last one; undefined in reverse mode. */
  function forwardNow(): { readonly at: number; readonly last: number } | undefined {
    const { forward, run } = store.getState();
    const passes = forward !== undefined && run !== undefined ? forwardPassesOf(run.trace) : undefined;
    if (forward === undefined || passes === undefined) return undefined;
    return { at: Math.min(forward, passes.total - 1), last: passes.total - 1 };
  }

  /** Returns the indexes between which playing goes on. */
  function spanOf(trace: Trace): readonly [from: number, to: number] {
    const state = store.getState();
    return loopOn(state.loop, trace, rangeOf(state, trace));
  }

  function tick(): void {
    const { index, run, loop } = store.getState();
    const forward = forwardNow();
    if (
      run === undefined ||
      openQuestion(store.getState()) ||
      (forward !== undefined && forward.at === forward.last)
    ) {
      pause();
      return;
    }
    if (forward !== undefined) {
      move(forward.at + 1, "forward");
      return;
    }
    const [from, to] = spanOf(run.trace);
    since = index < to ? index : undefined;
    if (index < to) move(Math.min(nextStop(), to), "forward");
    else if (loop !== undefined && index === to) move(from, "jump");
    else pause();
  }

  function wait(): number {
    const { index, run, speed } = store.getState();
    if (forwardNow() !== undefined) return FORWARD_TIME / speed;
    return (run === undefined ? LEAST_TIME : readingTime(run.trace, index, since)) / speed;
  }

  function nextStop(): number {
    const { run, index, stepBy } = store.getState();
    const forward = forwardNow();
    if (forward !== undefined) return forward.at + 1;
    return run === undefined ? index : stopAfter(run.trace, stepBy, index);
  }

  function stopBack(): number {
    const { run, index, stepBy } = store.getState();
    const forward = forwardNow();
    if (forward !== undefined) return forward.at - 1;
    return run === undefined ? index : stopBefore(run.trace, stepBy, index);
  }

  function move(index: number, moved: PlayerState["moved"]): void {
    const { run, index: before } = store.getState();
    if (run === undefined) return;
    const forward = forwardNow();
    if (forward !== undefined) {
      const next = Math.min(Math.max(index, 0), forward.last);
      if (next !== forward.at)
        store.setState({ forward: next, moved: Math.abs(next - forward.at) === 1 ? moved : "jump" });
      if (next === forward.last) pause();
      return;
    }
    const [first, last] = rangeOf(store.getState(), run.trace);
    const next = Math.min(Math.max(index, first), last);
    // Only a single step is animated; a jump is shown at once.
    if (next !== before)
      store.setState({ index: next, moved: Math.abs(next - before) === 1 ? moved : "jump" });
    if (next === last && store.getState().loop === undefined) pause();
  }

  function command(index: number, moved: PlayerState["moved"]): void {
    pause();
    if (index > store.getState().index) doneWithQuestion();
    move(index, moved);
  }

  /** Ends a question that was answered right, so that its step can be done. */
  function doneWithQuestion(): void {
    const state = store.getState();
    const open = openQuestion(state);
    if (!open?.answered?.tries.at(-1)?.isRight) return;
    store.setState({ answers: state.answers.with(open.at, { ...open.answered, end: "right" }) });
  }

  function emitEdge(at: Edge): void {
    for (const listener of edgeListeners) listener(at);
  }

  function play(): void {
    doneWithQuestion();
    const { run, index, speed } = store.getState();
    if (run === undefined || openQuestion(store.getState())) return;
    const forward = forwardNow();
    const [from, to] = forward === undefined ? spanOf(run.trace) : [0, forward.last];
    const at = forward?.at ?? index;
    if (at < from || at >= to) move(from, "jump");
    store.setState({ playing: true });
    // The reader has already read the current step before pressing Play.
    clock.start(LEAST_TIME / speed);
  }

  function pause(): void {
    playRequested = false;
    clock.stop();
    if (store.getState().playing) store.setState({ playing: false });
  }

  return {
    move,
    command,
    next() {
      doneWithQuestion();
      const { run, index } = store.getState();
      const { at, last } = forwardNow() ?? {
        at: index,
        last: run && rangeOf(store.getState(), run.trace)[1],
      };
      if (at === last && !openQuestion(store.getState())) emitEdge("last");
      command(nextStop(), "forward");
    },
    back() {
      const { run, index } = store.getState();
      const first = run && rangeOf(store.getState(), run.trace)[0];
      if (run !== undefined && (forwardNow()?.at ?? index) === (forwardNow() ? 0 : first)) emitEdge("first");
      command(stopBack(), "back");
    },
    onEdge(listener) {
      edgeListeners.add(listener);
      return () => edgeListeners.delete(listener);
    },
    play,
    pause,
    changePace() {
      const { playing, arrived } = store.getState();
      clock.stop();
      if (playing && arrived) clock.start();
    },
    requestPlay(next) {
      playRequested = next;
    },
    ready() {
      const wanted = playRequested;
      playRequested = false;
      if (wanted) play();
    },
    destroy: () => clock.stop(),
  };
}
