import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCommandQueue } from "../messages/command-queue.ts";
import type { InvalidValue } from "../player/link.ts";
import { type PlayerState, stateKeyOf } from "../player/player-state.ts";
import { idlePlayer, keyOf, readyPlayer } from "../player/testing/players.ts";
import { applyAttributes } from "./apply-attributes.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Creates a player and a function that applies the changes of its link's query. */
function showing(slug: string, query = "embed=1", create = readyPlayer) {
  const { player, workers } = create(slug, query);
  const commands = createCommandQueue(player);
  const state = () => player.store.getState();
  const start = (next: string, ...names: string[]) => applyAttributes(player, commands, next, new Set(names));
  async function take(next: string, ...names: string[]): Promise<void> {
    start(next, ...names);
    workers.work();
    await vi.runOnlyPendingTimersAsync();
  }
  return { player, state, start, take };
}

it("the attribute recording is refused until it is removed", async () => {
  const kind = "recording";
  const { state, take } = showing("two-inputs", "embed=1&x1=5&step=acc.v2.0");
  const before = state();
  await take(`embed=1&x1=5&step=acc.v2.0&${kind}=y`, kind);
  const { problems, ...after } = state();
  expect(problems).toEqual([{ kind: "unsupported", parameter: kind }]);
  expect({ ...after, problems: [] }).toEqual(before);
  await take("embed=1&x1=5&step=acc.v2.0", kind);
  expect(state()).toEqual(before);
});

describe("the attributes of an assignment", () => {
  it("apply, move the step into their range, and are removed", async () => {
    const { player, state, take } = showing("two-inputs");
    const names = ["from", "until", "lock", "task"];
    await take("embed=1&from=seed.v3&until=acc.v2.0&lock=inputs&task=Follow+x", ...names);
    expect(state()).toMatchObject({ from: "seed.v3", until: "acc.v2.0", lock: "inputs", task: "Follow x" });
    expect(keyOf(player)).toBe("seed.v3");
    await take("embed=1", ...names);
    const removed = { from: undefined, until: undefined, lock: "nothing", task: undefined };
    expect(state()).toMatchObject(removed);
  });

  it("keep what they were where a step is unknown, and say so", async () => {
    const { state, take } = showing("two-inputs", "embed=1&until=acc.v2.0");
    await take("embed=1&until=acc.v9.0", "until");
    expect(state().until).toBe("acc.v2.0");
    expect(state().problems).toEqual([
      expect.objectContaining({ parameter: "until", value: "acc.v9.0", using: "acc.v2.0" }),
    ]);
  });

  it("begin, change and end an exercise", async () => {
    const { state, take } = showing("two-inputs");
    await take("embed=1&predict=1&seed=7", "predict", "seed");
    expect(state().predict?.ask.seed).toBe(7);
    await take("embed=1&predict=1&seed=8&ask=all", "seed", "ask");
    expect(state().predict?.ask).toMatchObject({ seed: 8, ask: "all" });
    await take("embed=1", "predict", "seed", "ask");
    expect(state().predict).toBeUndefined();
  });
});

describe("a change of attributes", () => {
  it("applies every option, and restores its default when removed", async () => {
    const { state, take } = showing("linear-layer");
    const options = {
      ...{ panel: "tape", detail: true, beside: true, grain: "node", theme: "dark", speed: 2, keys: false },
      ...{ embed: true, controls: false, inputs: true, caption: false, zoom: false },
      parentOrigin: "https://example.org",
    };
    const before = state();
    const keys = Object.keys(options).map((name) => [name, stateKeyOf(name)] as const);
    const usual = Object.fromEntries(keys.map(([, key]) => [key, before[key as "panel"]]));
    const set = Object.fromEntries(keys.map(([name, key]) => [key, options[name as "panel"]]));
    const query =
      "panel=tape&detail=1&beside=1&grain=node&theme=dark&speed=2&keys=off&embed=1&controls=0&inputs=1&caption=0&zoom=0&parentOrigin=https://example.org";
    await take(query, ...Object.keys(options));
    expect(state()).toMatchObject(set);
    await take("embed=1", ...Object.keys(options));
    expect(state()).toMatchObject(usual);
  });

  it("changes nothing else: changes by hand stay", async () => {
    const { player, state, take } = showing("two-inputs", "embed=1&x1=1");
    player.setParam("x2", 9);
    player.setPanel("cost");
    player.next();
    await take("embed=1&x1=5", "x1");
    expect(state()).toMatchObject({ params: { x1: 5, x2: 9 }, panel: "cost", index: 1 });
  });

  it("to `embed` applies the defaults that depend on it", async () => {
    const { state, take } = showing("two-inputs");
    expect(state()).toMatchObject({ inputs: false, panel: "none" });
    await take("embed=0&panel=none", "embed");
    expect(state()).toMatchObject({ embed: false, inputs: true, panel: "none" });
  });

  it("applies a step in the run of the changed inputs", async () => {
    const { player, state, take } = showing("recurrence", "embed=1&T=2");
    await take("embed=1&T=4&step=acc.z3.0", "T", "step");
    expect(state().params).toMatchObject({ T: 4 });
    expect(keyOf(player)).toBe("acc.z3.0");
  });

  it("applies several arrays at once if they fit each other", async () => {
    const { state, take } = showing("linear-layer");
    await take("embed=1&X=1,2,3&W=1;2;3&b=4&Ybar=5", "X", "W", "b", "Ybar");
    expect(state()).toMatchObject({ params: { X: [[1, 2, 3]], W: [[1], [2], [3]] }, problems: [] });
  });

  it("plays and pauses", async () => {
    const { state, take } = showing("two-inputs");
    await take("embed=1&play=1", "play");
    expect(state().playing).toBe(true);
    await take("embed=1", "play");
    expect(state().playing).toBe(false);
  });

  it("plays and pauses, even before the first run", async () => {
    const { state, take } = showing("two-inputs", "embed=1", idlePlayer);
    await take("embed=1&play=1", "play");
    expect(state().playing).toBe(true);
    const paused = showing("two-inputs", "embed=1", idlePlayer);
    paused.start("embed=1&play=1", "play");
    await paused.take("embed=1", "play");
    expect(paused.state().run).toBeDefined();
    expect(paused.state().playing).toBe(false);
  });
});

describe("an invalid attribute changes nothing and is reported with the value in use:", () => {
  it.each([
    ["x1", "five", "5"],
    ["speed", "fast", "2"],
    ["panel", "nowhere", "tape"],
    ["step", "acc.v9.0", "eval.v1"],
    ["loop", "collect..start", "none"],
    ["play", "yes", "0"],
  ])("%s=%s", async (name, value, using) => {
    const good = "embed=1&x1=5&speed=2&panel=tape&step=eval.v1";
    const { state, take } = showing("two-inputs", good);
    const before = state();
    const query = new URLSearchParams(good);
    query.set(name, value);
    await take(query.toString(), name);
    const { problems, ...after } = state();
    expect(problems).toEqual([
      { parameter: name, value, allowed: expect.any(String), using: expect.anything() },
    ]);
    expect(String((problems[0] as InvalidValue).using)).toBe(using);
    expect({ ...after, problems: [] }).toEqual(before);

    await take(good, name);
    expect(state().problems).toEqual([]);
  });
});

describe("the attributes of an exercise", () => {
  const questionsOf = (state: () => PlayerState) => state().run?.exercise?.questions.map(({ key }) => key);

  it("begin and end it", async () => {
    const { state, take } = showing("two-inputs", "embed=1&x1=5");
    await take("embed=1&x1=5&predict=1&seed=7", "predict", "seed");
    expect(state()).toMatchObject({ predict: { ask: { seed: 7 } }, answers: [] });
    expect(questionsOf(state)).not.toHaveLength(0);
    await take("embed=1&x1=5", "predict", "seed");
    expect(state()).toMatchObject({ predict: undefined, params: { x1: 5 } });
    expect(questionsOf(state)).toBeUndefined();
  });

  it("begin it again with what has changed, also if it was begun by hand", async () => {
    const { player, state, take } = showing("two-inputs", "embed=1");
    player.setPredict({ seed: 3, ask: undefined, practice: undefined });
    await take("embed=1&ask=all", "ask");
    expect(state().predict?.ask).toEqual({ seed: 3, ask: "all", practice: undefined });
    expect(questionsOf(state)?.some((key) => key.startsWith("eval."))).toBe(true);
    await take("embed=1&ask=all&from=seed.v3&seed=8", "from", "seed");
    expect(state()).toMatchObject({ from: "seed.v3", predict: { ask: { seed: 8, ask: "all" } } });
    expect(questionsOf(state)?.some((key) => key.startsWith("eval."))).toBe(false);
    await take("embed=1&ask=all", "from", "seed");
    expect(state()).toMatchObject({ from: undefined, predict: { ask: { seed: 1, ask: "all" } } });
  });

  it("begin it again at a step that changes with them", async () => {
    const { player, state, take } = showing("two-inputs", "embed=1&predict=1&seed=7");
    await take("embed=1&predict=1&seed=7&ask=nothing&step=seed.v3", "ask", "step");
    expect(questionsOf(state)).toEqual([]);
    expect(keyOf(player)).toBe("seed.v3");
    player.last();
    expect(keyOf(player)).toBe("collect");
  });

  it("open the case again if its inputs change", async () => {
    const { state, take } = showing("recurrence", "embed=1&T=2&predict=1&seed=7");
    await take("embed=1&T=4&predict=1&seed=7", "T");
    expect(state()).toMatchObject({
      predict: { ask: { seed: 7 }, before: { params: { T: 4 } } },
      params: { T: 4 },
    });
    await take("embed=1&T=3", "T", "predict", "seed");
    expect(state()).toMatchObject({ predict: undefined, params: { T: 3 } });
    await take("embed=1&T=1&predict=1", "T", "predict");
    expect(state()).toMatchObject({ predict: { before: { params: { T: 1 } } }, params: { T: 1 } });
  });
});

it("the attributes `from`, `until`, `lock` and `task` take effect at once", async () => {
  const { player, state, take } = showing("two-inputs", "embed=1&step=collect");
  await take("embed=1&until=seed.v3&lock=inputs&task=Watch the seed.", "until", "lock", "task");
  expect(state()).toMatchObject({ until: "seed.v3", lock: "inputs", task: "Watch the seed." });
  expect(keyOf(player)).toBe("seed.v3");
  player.setParam("x1", 9);
  expect(state().params).toMatchObject({ x1: 2 });
  // The page itself can change inputs that its readers cannot.
  await take("embed=1&until=seed.v3&lock=inputs&x1=4", "x1", "task");
  expect(state()).toMatchObject({ params: { x1: 4 }, lock: "inputs", task: undefined });
  await take("embed=1", "until", "lock", "x1");
  expect(state()).toMatchObject({ until: undefined, lock: "nothing", params: { x1: 2 } });
});
