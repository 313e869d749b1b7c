import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defaults } from "../cases/complete.ts";
import { FakeWorkers } from "../engine/testing/fake-workers.ts";
import { createWorkerQueue } from "../engine/worker-queue.ts";
import { openProgram } from "../programs/open-program.ts";
import { createPlayer, type Player } from "./player.ts";
import { idlePlayer, keyOf, openCase, programPlayer, readyPlayer, totalOf } from "./testing/players.ts";

const shown = ({ store }: Player) => {
  const { index, moved } = store.getState();
  return { index, moved };
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a recording", () => {
  const source = { recording: {} };

  it("is refused with a problem, and the shown case stays", () => {
    const { player, workers } = readyPlayer("two-inputs", "x1=5&step=acc.v2.0");
    const { problems: none, ...before } = player.store.getState();
    player.open(source, "panel=tape");
    player.open(source, "");
    workers.work();
    const { problems, ...after } = player.store.getState();
    expect([none, problems]).toEqual([[], [{ kind: "unsupported", parameter: "recording" }]]);
    expect(after).toEqual(before);
    expect(workers.newest.received).toHaveLength(1);
  });

  it("cannot be the first source of a player", () => {
    const queue = createWorkerQueue(new FakeWorkers().create);
    expect(() => createPlayer({ source, query: "", queue })).toThrow("cannot open a recording");
  });
});

describe("a program", () => {
  const source = { program: "x = Var(3.0)\ny = x * x\n", params: {} };

  it("can be opened once programs are allowed, at a step, and changed", () => {
    const { player, workers } = readyPlayer("two-inputs", "step=acc.v2.0&theme=dark");
    expect(() => player.open(source, "")).toThrow(RangeError);
    player.allowPrograms(openProgram);
    player.open(source, "theme=light", "seed.y");
    workers.work();
    const { source: shown, run, theme } = player.store.getState();
    expect([shown, run?.trace.gradients, theme, keyOf(player)]).toEqual([
      source,
      { x: 6 },
      "light",
      "seed.y",
    ]);
    player.edit("x = Var(3.0)\ny = x * x * x\n", "acc.y.0");
    workers.work();
    expect(player.store.getState().run?.trace.gradients).toEqual({ x: 27 });
    expect(keyOf(player)).toBe("acc.y.0");
  });

  it("may use names that objects of JavaScript have", () => {
    const text = "__proto__ = Var(2.0)\nconstructor = Var(3.0)\ny = __proto__ * constructor\ny.backward()\n";
    const { player, workers } = programPlayer(text, "step=seed.y");
    const { run, error, problems } = player.store.getState();
    expect([error, problems, keyOf(player)]).toEqual([undefined, [], "seed.y"]);
    expect(Object.entries(run?.trace.gradients ?? {})).toEqual([
      ["__proto__", 3],
      ["constructor", 2],
    ]);
    player.setParams(JSON.parse('{ "__proto__": 5, "constructor": 5 }'));
    workers.work();
    expect(player.store.getState().source).toMatchObject({ program: text });
    expect("polluted" in {}).toBe(false);
  });

  it("has its inputs in its text, not in its link, whatever their names", () => {
    const text = "step = Var(0.5)\nx = Var(2.0)\ny = step * x\n";
    const { player, workers } = programPlayer(text, "step=seed.y&x=9");
    expect(keyOf(player)).toBe("seed.y");
    expect(player.store.getState()).toMatchObject({ problems: [], params: { step: 0.5, x: 2 } });
    player.setParam("step", 4);
    workers.work();
    expect(player.store.getState().source).toEqual({ program: text.replace("0.5", "4.0"), params: {} });
    expect(player.query()).toBe("step=seed.y&x=9");
  });
});

describe("a new player", () => {
  it("has no run and stands at 0 until its worker answers", () => {
    const { player } = idlePlayer("two-inputs");
    expect(player.store.getState()).toMatchObject({ run: undefined, index: 0, playing: false, problems: [] });
  });

  it("requests the run of its link's inputs", () => {
    const { player, workers } = readyPlayer("two-inputs", "x1=1&detail=1");
    const request = { case: "two-inputs", params: { x1: 1, x2: 3 }, detail: true };
    expect(workers.newest.received.map((message) => message.request)).toEqual([request]);
    expect(player.store.getState().run?.request).toEqual(request);
  });

  it("opens with the case's default detail", () => {
    expect(readyPlayer("tiny-engine").player.store.getState().detail).toBe(true);
    expect(readyPlayer("two-inputs").player.store.getState().detail).toBe(false);
  });

  it("ignores all moves before the first run", () => {
    const { player, workers } = idlePlayer("two-inputs");
    for (const move of [player.next, player.last, player.play, () => player.go("collect")]) move();
    expect(player.store.getState()).toMatchObject({ index: 0, playing: false });
    workers.work();
    expect(player.store.getState().index).toBe(0);
  });
});

describe("a step", () => {
  it.each<[string, (player: Player) => void, number, "forward" | "back" | "jump"]>([
    ["forward", (player) => player.next(), 5, "forward"],
    ["back", (player) => player.back(), 3, "back"],
    ["to the start", (player) => player.first(), 0, "jump"],
    ["to the end", (player) => player.last(), 10, "jump"],
    ["to an index", (player) => player.go(7), 7, "jump"],
    ["to a key", (player) => player.go("seed.v3"), 4, "jump"],
    ["to the key of the start", (player) => player.go("start"), 0, "jump"],
    ["past the end", (player) => player.go(9999), 10, "jump"],
    ["before the start", (player) => player.go(-1), 0, "jump"],
    ["to an unknown key", (player) => player.go("acc.v9.0"), 4, "jump"],
  ])("%s is taken", (_, act, index, moved) => {
    const { player } = readyPlayer("two-inputs");
    player.go(4);
    act(player);
    expect(shown(player)).toEqual({ index, moved });
  });

  it("stops at both ends", () => {
    const { player } = readyPlayer("two-inputs");
    player.back();
    expect(shown(player).index).toBe(0);
    player.last();
    player.next();
    expect(shown(player).index).toBe(totalOf(player));
  });
});

describe("a link's step", () => {
  it.each([
    ["acc.v2.0", 7],
    ["7", 7],
    ["0", 0],
    ["start", 0],
    ["10", 10],
  ])("%s opens the player there", (step, index) => {
    const { player } = readyPlayer("two-inputs", `step=${step}`);
    expect(player.store.getState()).toMatchObject({ index, moved: "jump", problems: [] });
  });

  it.each(["acc.v9.0", "11", "9999", "-1", "1.5", "99999999999999999999", "__proto__"])(
    "%s, of which there is none, is a problem that says what is allowed",
    (step) => {
      const { player } = readyPlayer("two-inputs", `step=${step}`);
      const allowed = "a number from 0 to 10 or a step key such as acc.v3.0";
      const problem = { parameter: "step", value: step, allowed, using: "start" };
      expect(player.store.getState()).toMatchObject({ index: 0, problems: [problem] });
    },
  );

  it("applies once: later runs keep the shown step", () => {
    const { player, workers } = readyPlayer("two-inputs", "step=acc.v2.0");
    player.go("seed.v3");
    player.setParam("x1", 1);
    workers.work();
    expect(keyOf(player)).toBe("seed.v3");
  });
});

describe("the link to the shown state", () => {
  it("restores the same state", () => {
    const query = "T=7&a=-1.5&step=acc.z3.0&panel=tape&detail=1&speed=2&embed=1";
    const { player } = readyPlayer("recurrence", `?${query}&play=0`);
    const link = player.query();
    const other = readyPlayer("recurrence", link).player;
    expect(other.store.getState()).toEqual(player.store.getState());
    expect(other.query()).toBe(link);
    expect(link).toBe("a=-1.5&T=7&step=acc.z3.0&panel=tape&detail=1&speed=2&embed=1");
  });

  it("contains the requested step even before the first run", () => {
    expect(idlePlayer("two-inputs", "step=acc.v2.0").player.query()).toBe("step=acc.v2.0");
  });

  it("contains the step's key even if the link had its number", () => {
    expect(readyPlayer("two-inputs", "step=7").player.query()).toBe("step=acc.v2.0");
  });

  it("is empty at the start of an unchanged case", () => {
    expect(readyPlayer("two-inputs").player.query()).toBe("");
  });

  it("follows every command", () => {
    const { player, workers } = readyPlayer("two-inputs");
    player.setPanel("none");
    player.setSpeed(4);
    player.setDetail(true);
    player.setParam("x2", -0);
    workers.work();
    player.go("visit.v2");
    expect(player.query()).toBe("x2=-0&step=visit.v2&panel=none&detail=1&speed=4");
  });
});

it("two players on a page are independent", () => {
  const [one, two] = [readyPlayer("recurrence"), readyPlayer("recurrence")];
  const before = two.player.store.getState();
  one.player.setParam("T", 2);
  one.workers.work();
  one.player.last();
  one.player.play();
  one.player.destroy();
  expect(two.player.store.getState()).toBe(before);
  expect(before.params).toEqual(defaults(openCase("recurrence").program));
});

describe("a destroyed player", () => {
  it("leaves no timer and ignores results", () => {
    const { player, workers } = readyPlayer("two-inputs");
    player.play();
    player.setParam("x1", 1);
    const before = player.store.getState();
    player.destroy();
    expect(vi.getTimerCount()).toBe(0);
    expect(workers.newest.terminated).toBe(true);
    workers.newest.answerNext();
    vi.advanceTimersByTime(60_000);
    expect(player.store.getState()).toBe(before);
  });
});
