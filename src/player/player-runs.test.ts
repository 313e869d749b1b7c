import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Player } from "./player.ts";
import { idlePlayer, keyOf, openCase, readyPlayer } from "./testing/players.ts";

const errorOf = ({ store }: Player) => store.getState().error?.code;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("an opened case", () => {
  it("replaces the whole state of the old case", () => {
    const { player, workers } = readyPlayer("recurrence", "T=7&step=5&panel=tape&speed=2&x=abc");
    player.open(openCase("two-inputs").source, "x1=1&step=seed.v3");
    expect(player.store.getState()).toMatchObject({
      run: undefined,
      index: 0,
      panel: "derivation",
      speed: 1,
    });
    workers.work();
    const { run, params, problems } = player.store.getState();
    expect(run?.request).toMatchObject({ case: "two-inputs" });
    expect([params, problems]).toEqual([{ x1: 1, x2: 3 }, []]);
    expect(keyOf(player)).toBe("seed.v3");
  });

  it("stops playing", () => {
    const { player } = readyPlayer("recurrence");
    player.play();
    player.open(openCase("two-inputs").source, "");
    expect(player.store.getState().playing).toBe(false);
  });

  it("does not receive the result of the old case", () => {
    const { player, workers } = readyPlayer("recurrence");
    player.setParam("T", 7);
    player.open(openCase("two-inputs").source, "");
    workers.newest.answerNext();
    expect(player.store.getState().run).toBeUndefined();
    workers.work();
    expect(player.store.getState().run?.request).toMatchObject({ case: "two-inputs" });
  });

  it("does not receive the error of the old case", () => {
    const { player, workers } = readyPlayer("recurrence");
    player.setParam("T", 7);
    player.open(openCase("two-inputs").source, "");
    vi.advanceTimersByTime(30_000);
    expect(errorOf(player)).toBeUndefined();
    workers.work();
    expect(player.store.getState().run?.request).toMatchObject({ case: "two-inputs" });
  });

  it("that is opened again with other inputs finds its step in the new run", () => {
    const { player, workers } = idlePlayer("recurrence");
    workers.newest.ready();
    player.open(openCase("recurrence").source, "T=9&step=acc.z8.0&play=1");
    workers.newest.answerNext();
    expect(player.store.getState().run).toBeUndefined();
    workers.work();
    expect(player.store.getState()).toMatchObject({ problems: [], playing: true });
    expect(keyOf(player)).toBe("acc.z8.0");
  });
});

describe("a failed run", () => {
  it("leaves the last picture and its step", () => {
    const { player, workers } = readyPlayer("recurrence", "step=acc.z1.0");
    const { run, index } = player.store.getState();
    player.setParam("T", 50);
    workers.newest.crash();
    workers.newest.ready();
    workers.newest.crash();
    expect(errorOf(player)).toBe("crashed");
    expect(player.store.getState()).toMatchObject({ index, params: { T: 50 } });
    expect(player.store.getState().run).toBe(run);
  });

  it("can be retried", () => {
    const { player, workers } = idlePlayer("recurrence", "step=acc.z1.0");
    vi.advanceTimersByTime(30_000);
    expect(errorOf(player)).toBe("unavailable");
    player.retry();
    expect(errorOf(player)).toBeUndefined();
    workers.work();
    expect(keyOf(player)).toBe("acc.z1.0");
  });

  it("is cleared by the next successful run", () => {
    const { player, workers } = readyPlayer("recurrence");
    player.setParam("T", 50);
    vi.advanceTimersByTime(30_000);
    expect(errorOf(player)).toBe("timeout");
    player.setParam("T", 4);
    workers.work();
    expect(errorOf(player)).toBeUndefined();
  });

  it("can be dismissed", () => {
    const { player } = readyPlayer("recurrence");
    player.setParam("T", 50);
    vi.advanceTimersByTime(30_000);
    player.dismiss();
    expect(errorOf(player)).toBeUndefined();
  });
});

describe("a long run", () => {
  it("is marked slow from half a second until it is done", () => {
    const { player, workers } = readyPlayer("recurrence");
    player.setParam("T", 50);
    vi.advanceTimersByTime(499);
    expect(player.store.getState().slow).toBe(false);
    vi.advanceTimersByTime(1);
    expect(player.store.getState().slow).toBe(true);
    workers.work();
    expect(player.store.getState().slow).toBe(false);
  });

  it("is no longer marked slow once cancelled", () => {
    const { player } = readyPlayer("recurrence");
    player.setParam("T", 50);
    vi.advanceTimersByTime(30_000);
    expect(player.store.getState()).toMatchObject({ slow: false, error: { code: "timeout" } });
  });
});

describe("a failed load of page code", () => {
  it("is recorded in every case until dismissed", () => {
    const { player } = readyPlayer("recurrence");
    player.reportLoadFailure();
    player.open(openCase("two-inputs").source, "");
    expect(player.store.getState().incomplete).toBe(true);
    player.dismiss();
    expect(player.store.getState().incomplete).toBe(false);
  });
});

describe("a run is pending", () => {
  const isPending = ({ store }: Player) => store.getState().pending;

  it("from its request until its result", () => {
    const { player, workers } = idlePlayer("two-inputs");
    expect(isPending(player)).toBe(true);
    workers.work();
    expect(isPending(player)).toBe(false);
    player.setParam("x1", 5);
    expect(isPending(player)).toBe(true);
    workers.work();
    expect(isPending(player)).toBe(false);
  });

  it("while a newer run waits, even if the older run succeeds or fails", () => {
    const { player, workers } = readyPlayer("two-inputs");
    player.setParam("x1", 5);
    player.setParam("x1", 6);
    workers.newest.answerNext();
    expect(player.store.getState()).toMatchObject({
      pending: true,
      run: { request: { params: { x1: 5, x2: 3 } } },
    });
    player.setParam("x1", 7);
    vi.advanceTimersByTime(30_000);
    expect([errorOf(player), isPending(player)]).toEqual(["timeout", true]);
    workers.work();
    expect([errorOf(player), isPending(player)]).toEqual([undefined, false]);
  });

  it("no longer once it has failed", () => {
    const { player } = readyPlayer("two-inputs");
    player.setParam("x1", 5);
    vi.advanceTimersByTime(30_000);
    expect([errorOf(player), isPending(player)]).toEqual(["timeout", false]);
  });
});
