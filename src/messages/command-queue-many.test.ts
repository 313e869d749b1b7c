import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { idlePlayer } from "../player/testing/players.ts";
import { type CommandQueue, createCommandQueue } from "./command-queue.ts";
import type { Command } from "./messages.ts";
import { outcomes, serving, setState } from "./testing/serving.ts";
import { FRAME } from "./throttle.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const CODE = (code: string) => expect.objectContaining({ code });

describe("before the first run", () => {
  it("fifty commands wait and are carried out in order; another is rejected", async () => {
    const { player, workers } = idlePlayer("recurrence");
    const queue = createCommandQueue(player);
    const promises = Array.from({ length: 51 }, (_, i) => queue.execute({ type: i === 0 ? "last" : "back" }));
    expect((await outcomes(promises)).slice(-2)).toEqual([undefined, CODE("busy")]);
    workers.work();
    vi.advanceTimersByTime(FRAME);
    const done = await Promise.all(promises.slice(0, 50));
    const total = done[0]?.total ?? 0;
    expect(total).toBeGreaterThan(0);
    expect(done.map(({ index }) => index)).toEqual(
      Array.from({ length: 50 }, (_, i) => Math.max(total - i, 0)),
    );
  });

  it("any number of changes wait, and the latest wins", async () => {
    const { player, workers } = idlePlayer("two-inputs");
    const queue = createCommandQueue(player);
    const promises = Array.from({ length: 1000 }, (_, i) => queue.execute(setState({ params: { x1: i } })));
    workers.work();
    vi.advanceTimersByTime(FRAME);
    workers.work();
    for (const shown of await Promise.all(promises)) expect(shown.params).toEqual({ x1: 999, x2: 3 });
  });

  it("a failed run rejects every waiting command", async () => {
    const { player, workers } = idlePlayer("two-inputs");
    const queue = createCommandQueue(player);
    const promises = [queue.execute({ type: "next" }), queue.execute({ type: "get-state" })];
    workers.newest.crash();
    vi.advanceTimersByTime(FRAME);
    expect(await outcomes(promises)).toEqual([CODE("unavailable"), CODE("unavailable")]);
  });
});

/** Executes all commands at once and performs the runs they need. */
async function flood(queue: CommandQueue, work: () => void, commands: readonly Command[]) {
  const promises = commands.map((command) => queue.execute(command));
  for (let i = 0; i < 10; i++) {
    vi.advanceTimersByTime(FRAME);
    work();
  }
  return outcomes(promises);
}

describe("a flood of commands", () => {
  it("with inputs takes few runs, the latest wins, and every command is answered", async () => {
    const { player, workers, queue } = serving("two-inputs");
    const commands = Array.from({ length: 1000 }, (_, i) => setState({ params: { x1: i }, step: i % 11 }));
    const replies = await flood(queue, () => workers.work(), commands);
    expect(replies).toHaveLength(1000);
    expect(replies).not.toContain(undefined);
    expect(replies.at(-1)).toMatchObject({ params: { x1: 999 }, index: 999 % 11 });
    expect(player.store.getState()).toMatchObject({ params: { x1: 999 }, index: 999 % 11 });
    expect(workers.newest.received.length).toBeLessThan(5);
  });

  it("with steps takes every step", async () => {
    const { player, queue } = serving("recurrence", "T=50");
    await flood(
      queue,
      () => {},
      Array.from({ length: 200 }, () => ({ type: "next" })),
    );
    expect(player.store.getState().index).toBe(200);
  });

  it("keeps commands in order when they depend on the run of an earlier command", async () => {
    const { workers, queue } = serving("recurrence", "T=2");
    const change = setState({ params: { T: 5 }, step: "acc.z3.0" });
    const [, next, last] = await flood(queue, () => workers.work(), [
      change,
      { type: "next" },
      { type: "last" },
    ]);
    expect([next, last]).toMatchObject([{ step: "acc.z3.1" }, { step: "collect" }]);
  });

  it("merges changes to different inputs", async () => {
    const { workers, queue } = serving("two-inputs");
    const changes = [setState({ params: { x1: 7 } }), setState({ params: { x2: 8 } }), setState({ step: 1 })];
    const replies = await flood(queue, () => workers.work(), changes);
    expect(replies.at(-1)).toMatchObject({ params: { x1: 7, x2: 8 }, index: 1 });
  });
});

it("rejects waiting commands when destroyed", async () => {
  const { player, queue } = serving("two-inputs");
  const promises = [queue.execute(setState({ params: { x1: 7 } })), queue.execute({ type: "next" })];
  queue.destroy();
  expect(await outcomes(promises)).toEqual([CODE("closed"), CODE("closed")]);
  player.destroy();
  expect(vi.getTimerCount()).toBe(0);
});
