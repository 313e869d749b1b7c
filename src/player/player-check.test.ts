import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { idlePlayer, keyOf, openCase, readyPlayer } from "./testing/players.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const asked = ({ workers }: ReturnType<typeof readyPlayer>) =>
  workers.newest.received.map(({ request }) => request.check ?? false);

it("is requested when its panel opens, and the step stays", () => {
  const idle = readyPlayer("two-inputs", "step=acc.v2.0");
  const { player, workers } = idle;
  expect(player.store.getState().run?.check).toBeUndefined();
  player.setPanel("check");
  workers.work();
  expect(asked(idle)).toEqual([false, true]);
  expect(player.store.getState().run?.check?.entries).toHaveLength(2);
  expect(keyOf(player)).toBe("acc.v2.0");
});

it("waits for the first run, so as not to delay it", () => {
  const idle = idlePlayer("two-inputs", "panel=check&step=seed.v3");
  idle.workers.newest.ready();
  idle.workers.newest.answerNext();
  expect(keyOf(idle.player)).toBe("seed.v3");
  expect(idle.player.store.getState().run?.check).toBeUndefined();
  idle.workers.work();
  expect(asked(idle)).toEqual([false, true]);
  expect(idle.player.store.getState().run?.check?.total).toBe(2);
  expect(keyOf(idle.player)).toBe("seed.v3");
});

it("that times out leaves the picture, and is not requested again automatically", () => {
  const { player, workers } = idlePlayer("two-inputs", "panel=check");
  workers.newest.ready();
  workers.newest.answerNext();
  const { run } = player.store.getState();
  vi.advanceTimersByTime(30_000);
  expect(player.store.getState()).toMatchObject({ error: { code: "timeout" } });
  expect(player.store.getState().run).toBe(run);
  expect(workers.all).toHaveLength(1);
});

it("is not requested again while the inputs stay the same", () => {
  const idle = readyPlayer("two-inputs", "panel=check");
  idle.player.setPanel("tape");
  idle.player.setPanel("check");
  idle.workers.work();
  expect(asked(idle)).toEqual([false, true]);
});

it("is included in every run while its panel is open, and in no run while closed", () => {
  const idle = readyPlayer("recurrence", "panel=check");
  const { player, workers } = idle;
  player.setParam("a", 1);
  workers.work();
  player.setPanel("cost");
  player.setParam("a", 0.5);
  workers.work();
  expect(player.store.getState().run?.check).toBeUndefined();
  player.setPanel("check");
  workers.work();
  expect(asked(idle)).toEqual([false, true, true, false, true]);
  expect(player.store.getState().run?.request).toMatchObject({ params: { a: 0.5 } });
  expect(player.store.getState().run?.check?.total).toBe(3);
});

it("belongs to the case that a link opens", () => {
  const { player, workers } = readyPlayer("recurrence");
  player.open(openCase("linear-layer").source, "panel=check");
  workers.work();
  expect(player.store.getState().run?.check?.total).toBe(12);
});
