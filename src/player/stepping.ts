import type { StoreApi } from "zustand/vanilla";
import { createClock } from "./clock.ts";
import { loopOn } from "./loop.ts";
import type { PlayerState } from "./player-state.ts";
import { LEAST_TIME, readingTime } from "./reading-time.ts";
import { stopAfter, stopBefore } from "./step-by.ts";

/** The ends of a run. */
export type Edge = "first" | "last";

/** What moves a player along its trace, by hand and by the clock. */
export interface Stepping {
  /** Goes to an index, or to the end it is past. */
  move(index: number, moved: PlayerState["moved"]): void;
  /** The same by hand: playing stops, also a wish to play. */
  command(index: number, moved: PlayerState["moved"]): void;
  /** One step of the state's grain by hand. */
  next(): void;
  back(): void;
  /** Calls back when a step by hand goes past an end. Returns how to stop that. */
  onEdge(listener: (at: Edge) => void): () => void;
  play(): void;
  pause(): void;
  /** Goes on at the state's speed, if it is playing. */
  changePace(): void;
  /** Remembers that a link wants to play once there is a run. */
  requestPlay(play: boolean): void;
  /** There is a run: plays if that is wished. */
  ready(): void;
  destroy(): void;
}

/** Creates the stepping of one player. */
export function createStepping(store: StoreApi<PlayerState>): Stepping {
  let wished = false;
  const edgeListeners = new Set<(at: Edge) => void>();
  /** The index before the clock's last tick. */
  let since: number | undefined;
  const clock = createClock(tick, wait);

  function tick(): void {
    const { index, run, loop } = store.getState();
    if (run === undefined) {
      pause();
      return;
    }
    const [from, to] = loopOn(loop, run.trace);
    since = index < to ? index : undefined;
    if (index < to) move(Math.min(nextStop(), to), "forward");
    else if (loop !== undefined && index === to) move(from, "jump");
    else pause();
  }

  function wait(): number {
    const { index, run, speed } = store.getState();
    return (run === undefined ? LEAST_TIME : readingTime(run.trace, index, since)) / speed;
  }

  function nextStop(): number {
    const { run, index, stepBy } = store.getState();
    return run === undefined ? index : stopAfter(run.trace, stepBy, index);
  }

  function stopBack(): number {
    const { run, index, stepBy } = store.getState();
    return run === undefined ? index : stopBefore(run.trace, stepBy, index);
  }

  function move(index: number, moved: PlayerState["moved"]): void {
    const { run, index: before } = store.getState();
    if (run === undefined) return;
    const next = Math.min(Math.max(index, 0), run.trace.steps.length);
    // Only a single step is played; what skips some is shown at once.
    if (next !== before)
      store.setState({ index: next, moved: Math.abs(next - before) === 1 ? moved : "jump" });
    if (next === run.trace.steps.length && store.getState().loop === undefined) pause();
  }

  function command(index: number, moved: PlayerState["moved"]): void {
    pause();
    move(index, moved);
  }

  function tellEdge(at: Edge): void {
    for (const listener of edgeListeners) listener(at);
  }

  function play(): void {
    const { run, index, speed, loop } = store.getState();
    if (run === undefined) return;
    const [from, to] = loopOn(loop, run.trace);
    if (index < from || index >= to) move(from, "jump");
    store.setState({ playing: true });
    // Whoever presses Play has read what is there.
    clock.start(LEAST_TIME / speed);
  }

  function pause(): void {
    wished = false;
    clock.stop();
    if (store.getState().playing) store.setState({ playing: false });
  }

  return {
    move,
    command,
    next() {
      const { run, index } = store.getState();
      if (index === run?.trace.steps.length) tellEdge("last");
      command(nextStop(), "forward");
    },
    back() {
      const { run, index } = store.getState();
      if (run !== undefined && index === 0) tellEdge("first");
      command(stopBack(), "back");
    },
    onEdge(listener) {
      edgeListeners.add(listener);
      return () => edgeListeners.delete(listener);
    },
    play,
    pause,
    changePace() {
      if (store.getState().playing) clock.start();
    },
    requestPlay(next) {
      wished = next;
    },
    ready() {
      const wanted = wished;
      wished = false;
      if (wanted) play();
    },
    destroy: () => clock.stop(),
  };
}
