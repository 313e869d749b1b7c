import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defaults } from "../cases/complete.ts";
import { createExercise } from "../predict/exercise.ts";
import type { StepRange } from "../trace/step-range.ts";
import type { Player } from "./player.ts";
import { isLocked } from "./questions.ts";
import { beats, keyOf, openCase, programPlayer, readyPlayer, totalOf } from "./testing/players.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const RANGE = "from=seed.v3&until=acc.v2.0";
const problems = ({ store }: Player) => store.getState().problems;
const playing = ({ store }: Player) => store.getState().playing;

/** Returns the keys that steps by hand reach from the first step that can be shown. */
function reached(player: Player): (string | undefined)[] {
  player.first();
  const keys = [keyOf(player)];
  for (let i = 0; i < totalOf(player); i++) {
    player.next();
    if (keyOf(player) !== keys.at(-1)) keys.push(keyOf(player));
  }
  return keys;
}

describe("a link with the first and the last step", () => {
  it("opens at the first of them", () => {
    expect(keyOf(readyPlayer("two-inputs", RANGE).player)).toBe("seed.v3");
  });

  it.each([
    ["eval.v1", "seed.v3"],
    ["acc.v3.1", "acc.v3.1"],
    ["collect", "acc.v2.0"],
  ])("that also names the step %s opens at %s", (step, shown) => {
    const { player } = readyPlayer("two-inputs", `${RANGE}&step=${step}`);
    expect([keyOf(player), problems(player)]).toEqual([shown, []]);
  });

  it("lets no command leave the steps between", () => {
    const { player } = readyPlayer("two-inputs", RANGE);
    const between = reached(player);
    expect([between[0], between.at(-1)]).toEqual(["seed.v3", "acc.v2.0"]);
    expect(between).not.toContain("collect");
    for (const leave of [player.last, player.next, () => player.go(99), () => player.go("collect")]) {
      leave();
      expect(keyOf(player)).toBe("acc.v2.0");
    }
    for (const leave of [player.first, player.back, () => player.go(0), () => player.go("eval.v1")]) {
      leave();
      expect(keyOf(player)).toBe("seed.v3");
    }
  });

  it.each(["node", "phase"])("lets no step by %s leave them", (grain) => {
    const between = reached(readyPlayer("two-inputs", `${RANGE}&grain=${grain}`).player);
    expect([between[0], between.at(-1)]).toEqual(["seed.v3", "acc.v2.0"]);
  });

  it("reports a step past either end", () => {
    const { player } = readyPlayer("two-inputs", RANGE);
    const edges: string[] = [];
    player.onEdge((at) => edges.push(at));
    player.back();
    player.last();
    player.next();
    expect(edges).toEqual(["first", "last"]);
  });

  it("plays to the last of them, and again from the first", () => {
    const { player } = readyPlayer("two-inputs", RANGE);
    player.play();
    beats(99);
    expect([keyOf(player), playing(player)]).toEqual(["acc.v2.0", false]);
    player.play();
    expect([keyOf(player), playing(player)]).toEqual(["seed.v3", true]);
  });

  it("plays the part of a loop that lies between, or all if none does", () => {
    const loopOf = (loop: string) => {
      const { player } = readyPlayer("two-inputs", `${RANGE}&loop=${loop}`);
      player.last();
      player.play();
      const first = keyOf(player);
      for (let i = 0; i < 20; i++) beats(1);
      return [first, playing(player), rangeKeys(player)];
    };
    function rangeKeys(player: Player) {
      const seen = new Set<string | undefined>();
      for (let i = 0; i < 20; i++) {
        beats(1);
        seen.add(keyOf(player));
      }
      return [seen.has("seed.v3"), seen.has("acc.v2.0"), seen.has("collect")];
    }
    expect(loopOf("acc.v3.1..collect")).toEqual(["acc.v3.1", true, [false, true, false]]);
    expect(loopOf("eval.v1..eval.v2")).toEqual(["seed.v3", true, [true, true, false]]);
  });

  it("keeps them as keys, also when inputs change", () => {
    const { player, workers } = readyPlayer("recurrence", "T=2&from=1&until=5");
    const query = player.query();
    expect(query).toMatch(/^T=2&step=eval\.\w+&from=eval\.\w+&until=[\w.]+$/);
    player.setParam("T", 5);
    workers.work();
    expect(player.query()).toBe(query.replace("T=2", "T=5"));
  });

  it("asks only about the steps after the first, up to the last", () => {
    const opened = openCase("two-inputs");
    const keysOf = (range: StepRange) =>
      createExercise(opened, defaults(opened.program), { seed: 7, ask: "all", ...range }).questions.map(
        ({ key }) => key,
      );
    const all = keysOf({});
    expect(keysOf({ from: "seed.v3", until: "acc.v2.0" })).toEqual(
      all.slice(all.indexOf("seed.v3") + 1, all.indexOf("acc.v2.0") + 1),
    );
    expect(keysOf({ from: "acc.v2.0", until: "seed.v3" })).toEqual(all.slice(all.indexOf("acc.v2.0") + 1));
  });
});

describe("a link with a bound that the run lacks", () => {
  it.each([
    ["from=acc.v9.0", { parameter: "from", value: "acc.v9.0", using: "start" }],
    ["from=11", { parameter: "from", value: "11", using: "start" }],
    ["until=acc.v9.0", { parameter: "until", value: "acc.v9.0", using: "collect" }],
  ])("%s names what is used, and opens the rest of the link", (query, problem) => {
    const { player } = readyPlayer("two-inputs", `x1=5&${query}`);
    const allowed = expect.stringMatching(
      new RegExp(`^a number from 0 to ${totalOf(player)} or a step key such as [\\w.]+$`),
    );
    expect(problems(player)).toEqual([{ ...problem, allowed }]);
    expect(reached(player)).toHaveLength(totalOf(player) + 1);
    expect(player.query()).not.toContain(problem.parameter);
    expect(player.query()).toContain("x1=5");
  });

  it("until before from is left out, with the steps that it can be", () => {
    const { player } = readyPlayer("two-inputs", "from=acc.v2.0&until=seed.v3");
    const at = player.store.getState().index;
    expect(problems(player)).toEqual([
      {
        parameter: "until",
        value: "seed.v3",
        allowed: expect.stringMatching(new RegExp(`^a number from ${at} to ${totalOf(player)} or `)),
        using: "collect",
      },
    ]);
    expect([keyOf(player), reached(player).at(-1)]).toEqual(["acc.v2.0", "collect"]);
  });

  it.each([
    ["lock=all", "lock", "nothing, inputs", "nothing"],
    ["task=", "task", "a sentence of at most 300 letters", "none"],
    [`task=${"x".repeat(301)}`, "task", "a sentence of at most 300 letters", "none"],
  ])("%s is a problem like other options", (query, parameter, allowed, using) => {
    const { player } = readyPlayer("two-inputs", query);
    expect(problems(player)).toEqual([expect.objectContaining({ parameter, allowed, using })]);
  });
});

describe("a link that locks the inputs", () => {
  it("keeps all values of a case, and shows no descent", () => {
    const { player, workers } = readyPlayer("two-inputs", "x1=5&lock=inputs");
    const before = player.store.getState();
    player.setParam("x1", 7);
    player.setParams({ x1: 7 });
    player.reset();
    player.setDescent({ rate: 0.1, isRefused: false } as never);
    workers.work();
    expect(player.store.getState()).toBe(before);
    expect(isLocked(before)).toBe(true);
  });

  it("keeps the text of a program", () => {
    const { player, workers } = programPlayer("x = Var(2.0)\ny = x * x\n", "lock=inputs");
    player.edit("x = Var(3.0)\ny = x * x\n");
    workers.work();
    expect(player.store.getState().source).toEqual({ program: "x = Var(2.0)\ny = x * x\n", params: {} });
  });
});
