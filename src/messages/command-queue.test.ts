import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keyOf } from "../player/testing/players.ts";
import type { Command } from "./messages.ts";
import { outcomes, serving, setState } from "./testing/serving.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const CODE = (code: string) => expect.objectContaining({ code });

describe("a command", () => {
  it.each<[Command, object]>([
    [{ type: "get-state" }, { index: 4, step: "seed.v3", phase: "seed", total: 10 }],
    [{ type: "next" }, { index: 5 }],
    [{ type: "back" }, { index: 3 }],
    [{ type: "first" }, { index: 0, step: "start", phase: "start" }],
    [{ type: "last" }, { index: 10, step: "collect" }],
    [{ type: "play" }, { index: 4, playing: true }],
    [{ type: "pause" }, { playing: false }],
    [
      { type: "go", step: "acc.v2.0" },
      { index: 7, step: "acc.v2.0", phase: "backward" },
    ],
    [{ type: "go", step: 7 }, { index: 7 }],
    [{ type: "go", step: "start" }, { index: 0 }],
    [setState({}), { index: 4 }],
    [setState({ step: 2, panel: "tape", theme: "dark" }), { index: 2, panel: "tape", theme: "dark" }],
  ])("%j is answered with the resulting snapshot", async (command, shown) => {
    const { player, ask } = serving("two-inputs", "step=4");
    const usual = { case: "two-inputs", params: { x1: 2, x2: 3 }, panel: "derivation", theme: "auto" };
    expect(await ask(command)).toEqual(expect.objectContaining({ ...usual, playing: false, ...shown }));
    player.destroy();
  });

  it("with inputs is answered after their run, and finds its step in that run", async () => {
    const { player, workers, ask } = serving("recurrence", "T=2");
    const promise = ask(setState({ params: { T: 4 }, step: "acc.z3.0" }));
    expect(await outcomes([promise])).toEqual([undefined]);
    workers.work();
    expect(await promise).toMatchObject({ params: { T: 4, a: 1.2 }, step: "acc.z3.0" });
    expect(keyOf(player)).toBe("acc.z3.0");
  });

  it("uses only the fields of its type", async () => {
    const { ask } = serving("two-inputs");
    const next = { type: "next", params: { x1: 9 }, step: 7, panel: "nothing" } as Command;
    expect(await ask(next)).toMatchObject({ index: 1, params: { x1: 2 } });
  });
});

describe("rejects, and changes nothing for,", () => {
  it.each<[slug: string, command: object, code: string, message: string]>([
    [
      "two-inputs",
      { type: "go", step: "acc.v9.0" },
      "bad-step",
      'step="acc.v9.0": there is no such step; allowed is a number from 0 to 10 or a step key such as acc.v3.0',
    ],
    ["two-inputs", { type: "go", step: -1 }, "bad-step", "step=-1: there is no such step"],
    ["two-inputs", { type: "go", step: 1.5 }, "bad-step", "step=1.5: there is no such step"],
    ["two-inputs", { type: "go", step: 11 }, "bad-step", "step=11: "],
    ["two-inputs", { type: "go" }, "bad-step", 'step="undefined": it is neither a key nor a number'],
    ["two-inputs", { type: "go", step: ["1"] }, "bad-step", 'step="[1]": '],
    [
      "two-inputs",
      setState({ params: { x1: "2" } }),
      "bad-params",
      'x1="2": it is not a number; allowed is a finite decimal number',
    ],
    ["two-inputs", setState({ params: { x1: Number.NaN } }), "bad-params", "x1=NaN: it is not finite"],
    [
      "two-inputs",
      setState({ params: { x3: 1 }, panel: "tape", theme: "dark", step: 3 }),
      "bad-params",
      'two-inputs has no parameter "x3" (did you mean x1?); it has x1, x2',
    ],
    [
      "two-inputs",
      setState({ params: JSON.parse('{"__proto__": 1}') }),
      "bad-params",
      'two-inputs has no parameter "__proto__"; it has x1, x2',
    ],
    [
      "two-inputs",
      setState({ params: [1, 2] }),
      "bad-params",
      'params="[1,2]": it is not an object; allowed is an object with some of x1, x2',
    ],
    ["two-inputs", setState({ params: null }), "bad-params", 'params="null": it is not an object'],
    [
      "linear-layer",
      setState({ params: { X: [[1, 2, 3]], W: [[1], [2]] } }),
      "bad-params",
      'W="[[1],[2]]": its d_in is 2, but X has 3; allowed is d_in=3',
    ],
    [
      "two-inputs",
      setState({ params: { x1: 5 }, panel: "memory" }),
      "bad-panel",
      'panel="memory": there is no such panel; allowed is derivation, tape, code, check, cost, none',
    ],
    [
      "two-inputs",
      setState({ theme: "pink", step: 3 }),
      "bad-theme",
      'theme="pink": there is no such theme; allowed is auto, light, dark, projector',
    ],
    ["two-inputs", setState({ recording: null }), "bad-source", "This version cannot open a recording."],
    ["two-inputs", setState({ step: "nowhere", panel: "tape" }), "bad-step", 'step="nowhere": '],
  ])("%s, %j", async (slug, command, code, message) => {
    const { player, ask } = serving(slug);
    const before = player.store.getState();
    const [reason] = await outcomes([ask(command as Command)]);
    expect(reason).toEqual(CODE(code));
    expect((reason as Error).message).toContain(message);
    expect(player.store.getState()).toBe(before);
  });

  it("a step that the run of its inputs does not have", async () => {
    const { player, workers, ask } = serving("recurrence", "T=2&step=eval.h1");
    const promise = ask(setState({ params: { T: 3 }, step: "acc.z9.0", panel: "tape" }));
    workers.work();
    expect(await outcomes([promise])).toEqual([CODE("bad-step")]);
    expect(keyOf(player)).toBe("eval.h1");
    expect(player.store.getState().panel).toBe("derivation");
  });

  it("inputs whose run fails", async () => {
    const { workers, ask } = serving("two-inputs");
    const promise = ask(setState({ params: { x1: 5 } }));
    workers.newest.crash();
    workers.newest.ready();
    workers.newest.crash();
    expect(await outcomes([promise])).toEqual([CODE("crashed")]);
  });
});
