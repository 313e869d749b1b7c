import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defaults } from "../cases/complete.ts";
import { paramsOf } from "../cases/source.ts";
import type { Player } from "./player.ts";
import { idlePlayer, keyOf, openCase, readyPlayer, totalOf } from "./testing/players.ts";

const problems = ({ store }: Player) => store.getState().problems;
const typed = { parameter: "x", value: "1,5", allowed: "a finite decimal number", using: "0.5" };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a changed input", () => {
  it("is shown at once, and its run once it is done", () => {
    const { player, workers } = readyPlayer("two-inputs");
    const old = player.store.getState().run;
    player.setParam("x1", 1);
    expect(player.store.getState()).toMatchObject({ params: { x1: 1, x2: 3 } });
    expect(player.store.getState().run).toBe(old);
    workers.work();
    expect(player.store.getState().run?.trace.outputs).toEqual({ y: 3 + Math.sin(1) });
  });

  it("keeps the step by its key, though its number changes", () => {
    const { player, workers } = readyPlayer("recurrence", "step=acc.z1.0");
    const before = player.store.getState().index;
    player.setParam("T", 6);
    workers.work();
    expect(keyOf(player)).toBe("acc.z1.0");
    expect(player.store.getState().index).not.toBe(before);
  });

  it.each([
    ["acc.z3.0", 2, "eval.h2"],
    ["seed.h4", 5, "eval.h4"],
    ["eval.z3", 1, "eval.h1"],
    ["collect", 50, "collect"],
    ["start", 1, "start"],
  ])("at %s with T = %d falls back to the nearest earlier step, %s", (step, T, expected) => {
    const { player, workers } = readyPlayer("recurrence", `step=${step}`);
    player.setParam("T", T);
    workers.work();
    expect(keyOf(player)).toBe(expected);
    expect(problems(player)).toEqual([]);
  });

  it("is answered by the newest run only, however often it changes meanwhile", () => {
    const { player, workers } = readyPlayer("recurrence");
    for (let T = 5; T <= 50; T++) player.setParam("T", T);
    workers.work();
    expect(workers.newest.received.map(({ request }) => paramsOf(request).T)).toEqual([4, 5, 50]);
    expect(player.store.getState().run?.request).toMatchObject({ params: { T: 50 } });
  });

  it.each([
    ["T", 51, "a whole number from 1 to 50", "4"],
    ["T", 2.5, "a whole number from 1 to 50", "4"],
    ["x", Number.NaN, "a finite decimal number", "0.5"],
    ["x", Number.NEGATIVE_INFINITY, "a finite decimal number", "0.5"],
  ])("%s = %d is a problem and changes nothing else", (parameter, value, allowed, using) => {
    const { player, workers } = readyPlayer("recurrence", "step=acc.z1.0");
    const before = player.store.getState();
    player.setParam(parameter, value);
    const problem = { parameter, value: String(value), allowed, using };
    expect(player.store.getState()).toEqual({ ...before, problems: [problem] });
    expect(workers.newest.received).toHaveLength(1);
  });

  it.each(["x9", "__proto__", "constructor", "toString"])(
    "that the case does not have, %s, is ignored",
    (name) => {
      const { player } = readyPlayer("recurrence");
      const before = player.store.getState();
      player.setParam(name, 1);
      expect(player.store.getState()).toBe(before);
    },
  );
});

describe("problems", () => {
  it("of a link are listed together, in order", () => {
    const { player } = readyPlayer("recurrence", "x=1,5&T=0&speed=0&step=nowhere&panel=x");
    expect(problems(player).map(({ parameter }) => parameter)).toEqual(["x", "T", "panel", "speed", "step"]);
  });

  it("with an input disappear when the input gets a valid value, and others stay", () => {
    const { player } = readyPlayer("recurrence", "x=1,5&T=0");
    player.setParam("T", 3);
    expect(problems(player)).toEqual([typed]);
  });

  it("with one input are listed once", () => {
    const { player } = readyPlayer("recurrence", "T=0");
    player.setParam("T", 51);
    player.setParam("T", 52);
    player.report({ ...typed, parameter: "T" });
    expect(problems(player)).toEqual([{ ...typed, parameter: "T" }]);
  });

  it("can be reported from a field", () => {
    const { player } = readyPlayer("recurrence");
    player.report(typed);
    expect(problems(player)).toEqual([typed]);
  });

  it("disappear when dismissed", () => {
    const { player } = readyPlayer("recurrence", "x=1,5&step=nowhere");
    player.dismiss();
    expect(problems(player)).toEqual([]);
  });
});

describe("reset", () => {
  it("restores the defaults and removes the problems; the step, panel and speed stay", () => {
    const { player, workers } = readyPlayer("recurrence", "x=1,5&T=7&step=acc.z1.0&panel=tape&speed=2");
    player.reset();
    workers.work();
    const { params, panel, speed, run } = player.store.getState();
    expect([params, run && paramsOf(run.request)]).toEqual(
      Array(2).fill(defaults(openCase("recurrence").program)),
    );
    expect([problems(player), keyOf(player), panel, speed]).toEqual([[], "acc.z1.0", "tape", 2]);
  });
});

describe("the engine's detail", () => {
  it("adds the sort's steps and keeps the shown step", () => {
    const { player, workers } = readyPlayer("two-inputs", "step=acc.v2.0");
    const without = totalOf(player);
    player.setDetail(true);
    workers.work();
    expect(totalOf(player)).toBe(without + 5);
    expect(keyOf(player)).toBe("acc.v2.0");
  });

  it("moves from a removed step to the step before the sort", () => {
    const { player, workers } = readyPlayer("tiny-engine", "step=visit.v1");
    player.setDetail(false);
    workers.work();
    expect(keyOf(player)).toBe("eval.v3");
  });
});

it("inputs changed before the first run leave the link's step to the newest run", () => {
  const { player, workers } = idlePlayer("recurrence", "step=acc.z8.0");
  workers.newest.ready();
  player.setParam("T", 9);
  workers.work();
  expect(keyOf(player)).toBe("acc.z8.0");
  expect(problems(player)).toEqual([]);
});
