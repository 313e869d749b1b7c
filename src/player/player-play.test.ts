import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Player } from "./player.ts";
import { LEAST_TIME, MOST_TIME, readingTime } from "./reading-time.ts";
import { beats, idlePlayer, openCase, readyPlayer, totalOf } from "./testing/players.ts";

const state = ({ store }: Player) => {
  const { index, playing } = store.getState();
  return { index, playing };
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("playing", () => {
  it("advances one step per tick, without jumps", () => {
    const { player } = readyPlayer("two-inputs");
    player.play();
    expect(state(player)).toEqual({ index: 0, playing: true });
    beats(3);
    expect(state(player)).toEqual({ index: 3, playing: true });
    expect(player.store.getState().moved).toBe("forward");
  });

  it("stays at each step for its reading time, and only briefly at its first", () => {
    const { player } = readyPlayer("two-inputs");
    player.play();
    vi.advanceTimersByTime(LEAST_TIME);
    expect(state(player).index).toBe(1);
    const trace = player.store.getState().run?.trace;
    if (trace === undefined) throw new Error("there is no run");
    for (let index = 1; index < totalOf(player); index++) {
      vi.advanceTimersByTime(readingTime(trace, index) - 1);
      expect(state(player).index).toBe(index);
      vi.advanceTimersByTime(1);
      expect(state(player).index).toBe(index + 1);
    }
  });

  it("waits until the numbers of a step have arrived, and then for its reading time", () => {
    const { player } = readyPlayer("two-inputs");
    player.play();
    vi.advanceTimersByTime(LEAST_TIME);
    player.setArrived(false);
    vi.advanceTimersByTime(10 * MOST_TIME);
    expect(state(player)).toEqual({ index: 1, playing: true });
    player.setArrived(true);
    const trace = player.store.getState().run?.trace;
    if (trace === undefined) throw new Error("there is no run");
    vi.advanceTimersByTime(readingTime(trace, 1) - 1);
    expect(state(player).index).toBe(1);
    vi.advanceTimersByTime(1);
    expect(state(player).index).toBe(2);
  });

  it("does not go on when numbers arrive after a pause", () => {
    const { player } = readyPlayer("two-inputs");
    player.play();
    vi.advanceTimersByTime(LEAST_TIME);
    player.setArrived(false);
    player.pause();
    player.setArrived(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("ends at the last step and leaves no timer", () => {
    const { player } = readyPlayer("two-inputs");
    player.play();
    beats(totalOf(player));
    expect(state(player)).toEqual({ index: totalOf(player), playing: false });
    expect(vi.getTimerCount()).toBe(0);
  });

  it("begins at the start when started at the end", () => {
    const { player } = readyPlayer("two-inputs");
    player.last();
    player.play();
    expect(state(player)).toEqual({ index: 0, playing: true });
  });

  it("can be paused and resumed", () => {
    const { player } = readyPlayer("two-inputs");
    player.play();
    beats(2);
    player.pause();
    vi.advanceTimersByTime(60_000);
    expect(state(player)).toEqual({ index: 2, playing: false });
    player.play();
    beats(1);
    expect(state(player)).toEqual({ index: 3, playing: true });
  });

  it.each<[string, (player: Player) => void]>([
    ["next", (player) => player.next()],
    ["back", (player) => player.back()],
    ["go", (player) => player.go(3)],
    ["first", (player) => player.first()],
    ["last", (player) => player.last()],
  ])("is stopped by %s", (_, act) => {
    const { player } = readyPlayer("two-inputs", "step=5");
    player.play();
    act(player);
    expect(state(player).playing).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("continues when an input changes", () => {
    const { player, workers } = readyPlayer("recurrence");
    player.play();
    beats(2);
    player.setParam("T", 9);
    workers.work();
    beats(2);
    expect(state(player)).toEqual({ index: 4, playing: true });
  });

  it("ends if a changed input makes the shown step the last", () => {
    const { player, workers } = readyPlayer("recurrence", "step=acc.z0.2");
    player.play();
    player.setParam("T", 1);
    workers.work();
    beats(5);
    expect(state(player)).toEqual({ index: totalOf(player), playing: false });
  });
});

describe("the speed", () => {
  /** Returns how long the first steps take to play, in milliseconds. */
  function timeOf(count: number, query: string): number {
    const { player } = readyPlayer("recurrence", query);
    const start = Date.now();
    player.play();
    beats(count);
    expect(state(player).index).toBe(count);
    player.destroy();
    return Date.now() - start;
  }

  it.each([0.25, 0.5, 2, 8])("%d plays steps that many times as fast", (speed) => {
    expect(Math.abs(timeOf(4, `speed=${speed}`) - timeOf(4, "") / speed)).toBeLessThanOrEqual(4);
  });

  it("can be changed while playing", () => {
    const { player } = readyPlayer("recurrence", "speed=0.25");
    player.play();
    player.setSpeed(8);
    vi.advanceTimersByTime(MOST_TIME / 8);
    expect(state(player).index).toBeGreaterThan(0);
  });

  it("does not start playing when changed", () => {
    const { player } = readyPlayer("recurrence");
    player.setSpeed(4);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    [0, 0.25],
    [-1, 0.25],
    [1e9, 8],
    [Number.NaN, 1],
  ])("%d is clamped to %d", (wish, speed) => {
    const { player } = readyPlayer("recurrence");
    player.setSpeed(wish);
    expect(player.store.getState().speed).toBe(speed);
  });
});

describe("a link that plays", () => {
  it("plays from its step after the first run", () => {
    const { player, workers } = idlePlayer("two-inputs", "step=3&play=1");
    expect(state(player).playing).toBe(false);
    workers.work();
    expect(state(player)).toEqual({ index: 3, playing: true });
  });

  it("plays once, not after every later run", () => {
    const { player, workers } = readyPlayer("two-inputs", "play=1");
    player.pause();
    player.setParam("x1", 1);
    workers.work();
    expect(state(player).playing).toBe(false);
  });

  it("does not play if paused before the first run", () => {
    const { player, workers } = idlePlayer("two-inputs", "play=1");
    player.pause();
    workers.work();
    expect(state(player).playing).toBe(false);
  });

  it("does not make the next case play", () => {
    const { player, workers } = idlePlayer("two-inputs", "play=1");
    player.open(openCase("recurrence").source, "");
    workers.work();
    expect(state(player).playing).toBe(false);
  });
});
