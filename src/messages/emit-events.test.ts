import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { idlePlayer, keyOf, readyPlayer, specOf } from "../player/testing/players.ts";
import { VERSION } from "../trace/version.ts";
import { emitEvents } from "./emit-events.ts";
import type { PlayerEvent } from "./messages.ts";
import { FRAME } from "./throttle.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is told of a player, which is emptied by reading it. */
function listening({ player, workers }: ReturnType<typeof readyPlayer>) {
  const all: PlayerEvent[] = [];
  const stop = emitEvents(player, (told) => all.push(told));
  const told = () => {
    vi.advanceTimersByTime(FRAME);
    return all.splice(0);
  };
  return { player, workers, stop, told };
}

const types = (all: readonly PlayerEvent[]) => all.map(({ type }) => type);

it("a player tells nothing before its first picture, and then that it is ready and what it shows", () => {
  const { workers, told } = listening(idlePlayer("two-inputs", "step=acc.v2.0&x1=1"));
  expect(told()).toEqual([]);
  workers.work();
  expect(told()).toEqual([
    { type: "ready", version: VERSION, case: "two-inputs", steps: 10 },
    {
      ...{ type: "step", index: 7, total: 10, key: "acc.v2.0", phase: "backward" },
      text: "sin sends 1 × cos(1) = 0.5403 back to x₁. The adjoint of x₁ was 0; 0 + 0.5403 = 0.5403.",
    },
    {
      ...{
        type: "state",
        case: "two-inputs",
        params: { x1: 1, x2: 3 },
        step: "acc.v2.0",
        index: 7,
        total: 10,
        stops: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      },
      ...{ phase: "backward", panel: "derivation", theme: "auto", playing: false },
    },
  ]);
});

it("a player tells where its grain stops", () => {
  const { player, workers } = idlePlayer("two-inputs", "grain=phase");
  const stops: unknown[] = [];
  emitEvents(player, (one) => one.type === "state" && stops.push(one.stops));
  workers.work();
  expect(stops).toEqual([[3, 4, 9, 10]]);
});

it("the version is the package's", () => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect(VERSION).toBe(version);
});

describe("a player that is ready", () => {
  it("tells a step at once, and only the latest of those within a frame after it", () => {
    const { player, told } = listening(readyPlayer("two-inputs"));
    told();
    player.next();
    player.next();
    player.go(9);
    expect(told()).toMatchObject([{ index: 1 }, { index: 1 }, { index: 9 }, { index: 9 }]);
    player.next();
    const [step, state] = told();
    expect(step).toMatchObject({ type: "step", index: 10, key: "collect" });
    expect(state).toMatchObject({ type: "state", index: 10, step: "collect" });
    expect(told()).toEqual([]);
  });

  it("tells a step within a frame even if others follow it at once", () => {
    const { player, told } = listening(readyPlayer("recurrence", "T=50"));
    told();
    for (let i = 0; i < 100; i++) {
      player.next();
      vi.advanceTimersByTime(1);
    }
    const indices = told().flatMap((one) => (one.type === "step" ? [one.index] : []));
    expect(indices.length).toBeGreaterThan(4);
    expect(indices.length).toBeLessThan(10);
    expect(indices.at(-1)).toBe(100);
  });

  it("tells what else there is of its state alone", () => {
    const { player, told } = listening(readyPlayer("two-inputs"));
    told();
    player.setPanel("tape");
    expect(told()).toEqual([expect.objectContaining({ type: "state", panel: "tape", theme: "auto" })]);
    player.setTheme("dark");
    expect(told()).toEqual([expect.objectContaining({ type: "state", panel: "tape", theme: "dark" })]);
    player.setHelp(true);
    player.setKeys(false);
    expect(told()).toEqual([]);
  });

  it("tells its step anew when its numbers are others", () => {
    const { player, workers, told } = listening(readyPlayer("two-inputs", "step=eval.v1"));
    told();
    player.setParam("x1", 5);
    expect(told()).toEqual([]);
    workers.work();
    const [step, state] = told();
    expect(step).toMatchObject({ type: "step", key: "eval.v1", text: expect.stringContaining("15") });
    expect(state).toMatchObject({ type: "state", params: { x1: 5, x2: 3 } });
  });

  it("tells of changed inputs together with the step of their run", () => {
    const { player, workers, told } = listening(readyPlayer("recurrence", "T=2"));
    told();
    player.setParams({ T: 3 }, "eval.h3");
    workers.work();
    expect(told()).toMatchObject([
      { type: "step", key: "eval.h3" },
      { type: "state", step: "eval.h3", params: { T: 3 } },
    ]);
    // Whoever has gone on is not led back by another run of the same.
    player.next();
    player.setPanel("check");
    workers.work();
    expect(keyOf(player)).not.toBe("eval.h3");
    told();
    player.setParams({ T: 1 }, "eval.h3");
    workers.work();
    expect(told()).toMatchObject([{ type: "step" }, { type: "state", step: "eval.h1", params: { T: 1 } }]);
  });

  it("tells of a step past either end, each time, and of no other", () => {
    const { player, told } = listening(readyPlayer("two-inputs"));
    told();
    player.next();
    player.first();
    player.last();
    player.last();
    expect(types(told())).not.toContain("edge");
    player.next();
    player.next();
    expect(told()).toEqual([
      { type: "edge", at: "last" },
      { type: "edge", at: "last" },
    ]);
    player.first();
    told();
    player.back();
    expect(told()).toEqual([{ type: "edge", at: "first" }]);
  });

  it("tells that it is ready with another case", () => {
    const { player, workers, told } = listening(readyPlayer("two-inputs"));
    told();
    player.open(specOf("recurrence"), "");
    workers.work();
    expect(told()[0]).toMatchObject({ type: "ready", case: "recurrence" });
  });

  it("tells nothing once it is not to", () => {
    const { player, stop, told } = listening(readyPlayer("two-inputs"));
    told();
    player.next();
    stop();
    player.last();
    player.next();
    expect(types(told())).toEqual(["step", "state"]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("what went wrong is told once:", () => {
  it("a part of the link that was not understood", () => {
    const { player, told } = listening(idlePlayer("two-inputs", "x1=abc"));
    const message = 'x1 cannot be "abc": allowed is a finite decimal number. Using 2.';
    expect(told()).toEqual([{ type: "error", code: "bad-value", message }]);
    player.setPanel("tape");
    expect(told()).toEqual([]);
  });

  it("a run that failed", () => {
    const { player, workers, told } = listening(readyPlayer("two-inputs"));
    told();
    player.setParam("x1", 5);
    workers.newest.crash();
    workers.newest.ready();
    workers.newest.crash();
    expect(told()).toEqual([
      expect.objectContaining({ code: "crashed", message: expect.stringContaining("stopped twice") }),
    ]);
  });
});
