import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { idlePlayer, keyOf, openCase, readyPlayer } from "../player/testing/players.ts";
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

/** Collects a player's events; `takeEvents` empties the list. */
function listening({ player, workers }: ReturnType<typeof readyPlayer>) {
  const all: PlayerEvent[] = [];
  const stop = emitEvents(player, (event) => all.push(event));
  const takeEvents = () => {
    vi.advanceTimersByTime(FRAME);
    return all.splice(0);
  };
  return { player, workers, stop, takeEvents };
}

const types = (all: readonly PlayerEvent[]) => all.map(({ type }) => type);

it("a player emits nothing before its first run, then `ready`, `step` and `state`", () => {
  const { workers, takeEvents } = listening(idlePlayer("two-inputs", "step=acc.v2.0&x1=1"));
  expect(takeEvents()).toEqual([]);
  workers.work();
  expect(takeEvents()).toEqual([
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

it("a player reports the stops of its grain", () => {
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

describe("a ready player", () => {
  it("emits a step at once, then only the latest within each frame", () => {
    const { player, takeEvents } = listening(readyPlayer("two-inputs"));
    takeEvents();
    player.next();
    player.next();
    player.go(9);
    expect(takeEvents()).toMatchObject([{ index: 1 }, { index: 1 }, { index: 9 }, { index: 9 }]);
    player.next();
    const [step, state] = takeEvents();
    expect(step).toMatchObject({ type: "step", index: 10, key: "collect" });
    expect(state).toMatchObject({ type: "state", index: 10, step: "collect" });
    expect(takeEvents()).toEqual([]);
  });

  it("emits a step within a frame even if others follow immediately", () => {
    const { player, takeEvents } = listening(readyPlayer("recurrence", "T=50"));
    takeEvents();
    for (let i = 0; i < 100; i++) {
      player.next();
      vi.advanceTimersByTime(1);
    }
    const indices = takeEvents().flatMap((one) => (one.type === "step" ? [one.index] : []));
    expect(indices.length).toBeGreaterThan(4);
    expect(indices.length).toBeLessThan(10);
    expect(indices.at(-1)).toBe(100);
  });

  it("emits other state changes on their own", () => {
    const { player, takeEvents } = listening(readyPlayer("two-inputs"));
    takeEvents();
    player.setPanel("tape");
    expect(takeEvents()).toEqual([expect.objectContaining({ type: "state", panel: "tape", theme: "auto" })]);
    player.setTheme("dark");
    expect(takeEvents()).toEqual([expect.objectContaining({ type: "state", panel: "tape", theme: "dark" })]);
    player.setHelp(true);
    player.setKeys(false);
    expect(takeEvents()).toEqual([]);
  });

  it("emits its step again when its numbers change", () => {
    const { player, workers, takeEvents } = listening(readyPlayer("two-inputs", "step=eval.v1"));
    takeEvents();
    player.setParam("x1", 5);
    expect(takeEvents()).toEqual([]);
    workers.work();
    const [step, state] = takeEvents();
    expect(step).toMatchObject({ type: "step", key: "eval.v1", text: expect.stringContaining("15") });
    expect(state).toMatchObject({ type: "state", params: { x1: 5, x2: 3 } });
  });

  it("emits changed inputs together with the step of their run", () => {
    const { player, workers, takeEvents } = listening(readyPlayer("recurrence", "T=2"));
    takeEvents();
    player.setParams({ T: 3 }, "eval.h3");
    workers.work();
    expect(takeEvents()).toMatchObject([
      { type: "step", key: "eval.h3" },
      { type: "state", step: "eval.h3", params: { T: 3 } },
    ]);
    // A step taken by hand stays when the same inputs run again.
    player.next();
    player.setPanel("check");
    workers.work();
    expect(keyOf(player)).not.toBe("eval.h3");
    takeEvents();
    player.setParams({ T: 1 }, "eval.h3");
    workers.work();
    expect(takeEvents()).toMatchObject([
      { type: "step" },
      { type: "state", step: "eval.h1", params: { T: 1 } },
    ]);
  });

  it("emits each step past either end, and no other", () => {
    const { player, takeEvents } = listening(readyPlayer("two-inputs"));
    takeEvents();
    player.next();
    player.first();
    player.last();
    player.last();
    expect(types(takeEvents())).not.toContain("edge");
    player.next();
    player.next();
    expect(takeEvents()).toEqual([
      { type: "edge", at: "last" },
      { type: "edge", at: "last" },
    ]);
    player.first();
    takeEvents();
    player.back();
    expect(takeEvents()).toEqual([{ type: "edge", at: "first" }]);
  });

  it("emits `ready` for another case", () => {
    const { player, workers, takeEvents } = listening(readyPlayer("two-inputs"));
    takeEvents();
    player.open(openCase("recurrence").source, "");
    workers.work();
    expect(takeEvents()[0]).toMatchObject({ type: "ready", case: "recurrence" });
  });

  it("emits nothing after it is stopped", () => {
    const { player, stop, takeEvents } = listening(readyPlayer("two-inputs"));
    takeEvents();
    player.next();
    stop();
    player.last();
    player.next();
    expect(types(takeEvents())).toEqual(["step", "state"]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("an error is emitted once for", () => {
  it("a part of the link that was not understood", () => {
    const { player, takeEvents } = listening(idlePlayer("two-inputs", "x1=abc"));
    const message = 'x1 cannot be "abc": allowed is a finite decimal number. Using 2.';
    expect(takeEvents()).toEqual([{ type: "error", code: "bad-value", message }]);
    player.setPanel("tape");
    expect(takeEvents()).toEqual([]);
  });

  it("a link that names a recording", () => {
    const { takeEvents } = listening(idlePlayer("two-inputs", "recording=y"));
    const message = "This version cannot open a recording. It opens cases, such as two-inputs, and programs.";
    expect(takeEvents()).toEqual([{ type: "error", code: "bad-value", message }]);
  });

  it("a problem that has a sentence of its own", () => {
    const { player, takeEvents } = listening(readyPlayer("two-inputs"));
    takeEvents();
    player.report({ parameter: "file", value: "y", allowed: "", using: "", text: "There is no y." });
    expect(takeEvents()).toEqual([{ type: "error", code: "bad-value", message: "There is no y." }]);
  });

  it("a failed run", () => {
    const { player, workers, takeEvents } = listening(readyPlayer("two-inputs"));
    takeEvents();
    player.setParam("x1", 5);
    workers.newest.crash();
    workers.newest.ready();
    workers.newest.crash();
    expect(takeEvents()).toEqual([
      expect.objectContaining({ code: "crashed", message: expect.stringContaining("crashed twice") }),
    ]);
  });
});
