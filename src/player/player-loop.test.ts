import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Player } from "./player.ts";
import { beats, keyOf, openCase, readyPlayer, totalOf } from "./testing/players.ts";

const playing = ({ store }: Player) => store.getState().playing;
const problems = ({ store }: Player) => store.getState().problems;

/** Plays `count` steps and returns their keys. */
function keysOf(player: Player, count: number): (string | undefined)[] {
  return Array.from({ length: count }, () => {
    beats(1);
    return keyOf(player);
  });
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("a loop given as numbers becomes one of keys, which stays in place when inputs change", () => {
  const { player, workers } = readyPlayer("recurrence", "T=2&loop=1..4");
  const { loop } = player.store.getState();
  expect(player.query()).toBe(`T=2&loop=${loop?.from}..${loop?.to}`);
  expect(loop?.from).toMatch(/^eval\./);
  player.setParam("T", 5);
  workers.work();
  expect(player.store.getState().loop).toEqual(loop);
});

describe("playing a loop", () => {
  it("goes from its first step to its last, over and over", () => {
    const { player } = readyPlayer("two-inputs", "loop=acc.v3.0..acc.v2.0&step=acc.v3.0");
    player.play();
    const round = ["acc.v3.1", "acc.v2.0", "acc.v3.0"];
    expect(keysOf(player, 9)).toEqual([...round, ...round, ...round]);
    expect(playing(player)).toBe(true);
  });

  it("jumps back without animating the way", () => {
    const { player } = readyPlayer("two-inputs", "loop=acc.v3.0..acc.v2.0&step=acc.v2.0");
    player.play();
    expect(keyOf(player)).toBe("acc.v3.0");
    expect(player.store.getState().moved).toBe("jump");
    beats(1);
    expect(player.store.getState().moved).toBe("forward");
  });

  it.each(["begins at its first step from %s, which is outside", "eval.v1", "collect"])(
    "begins at its first step from %s, which is outside",
    (step) => {
      const { player } = readyPlayer("two-inputs", `loop=acc.v3.0..acc.v2.0&step=${step}`);
      player.play();
      expect(keyOf(player)).toBe("acc.v3.0");
    },
  );

  it("continues from a step inside it", () => {
    const { player } = readyPlayer("two-inputs", "loop=seed.v3..collect&step=acc.v2.0");
    player.play();
    expect(keysOf(player, 1)).toEqual(["acc.v1.0"]);
  });

  it("also loops at the end of the run", () => {
    const { player } = readyPlayer("two-inputs", "loop=acc.v1.1..collect&step=acc.v1.1&play=1");
    expect(keysOf(player, 4)).toEqual(["collect", "acc.v1.1", "collect", "acc.v1.1"]);
    expect(playing(player)).toBe(true);
  });

  it("accepts steps given as numbers", () => {
    const { player } = readyPlayer("two-inputs", "loop=2..4&step=2");
    player.play();
    expect(keysOf(player, 3)).toEqual(["eval.v3", "seed.v3", "eval.v2"]);
  });

  it("stops at its end even when one tick is a whole phase", () => {
    const { player } = readyPlayer("two-inputs", "loop=eval.v1..acc.v3.1&grain=phase&step=eval.v1");
    player.play();
    const keys = keysOf(player, 12);
    expect(keys).toContain("acc.v3.1");
    expect(keys).not.toContain("acc.v2.0");
    expect(keys.filter((key) => key === "eval.v1").length).toBeGreaterThan(1);
  });

  it.each<[string, (player: Player) => void]>([
    ["pause", (player) => player.pause()],
    ["next", (player) => player.next()],
    ["last", (player) => player.last()],
  ])("is stopped by %s, and leaves no timer", (_, act) => {
    const { player } = readyPlayer("two-inputs", "loop=2..4&play=1");
    beats(5);
    act(player);
    const stopped = keyOf(player);
    beats(9);
    expect([keyOf(player), playing(player)]).toEqual([stopped, false]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("allows stepping past its end by hand", () => {
    const { player } = readyPlayer("two-inputs", "loop=2..4&step=4");
    player.next();
    expect(player.store.getState().index).toBe(5);
    player.first();
    expect(player.store.getState().index).toBe(0);
  });

  it("plays from the start to the end if changed inputs lack its steps", () => {
    const { player, workers } = readyPlayer("recurrence", "loop=acc.z3.0..collect&step=acc.z3.0&play=1");
    player.setParam("T", 1);
    workers.work();
    beats(2 * totalOf(player));
    expect(playing(player)).toBe(true);
    expect(problems(player)).toEqual([]);
  });

  it("ends when another case is opened", () => {
    const { player, workers } = readyPlayer("two-inputs", "loop=2..4");
    player.open(openCase("recurrence").source, "");
    workers.work();
    player.play();
    beats(totalOf(player) + 5);
    expect(playing(player)).toBe(false);
  });
});

describe("a loop that the case does not have", () => {
  it.each(["acc.v9.0..collect", "collect..seed.v3", "seed.v3..seed.v3", "3..99"])(
    "%s is told of once, and what plays ends at the end",
    (loop) => {
      const { player } = readyPlayer("two-inputs", `loop=${loop}&play=1`);
      expect(problems(player)).toEqual([
        {
          parameter: "loop",
          value: loop,
          allowed: "two steps of the case, the earlier first, such as acc.v3.0..collect",
          using: "no loop",
        },
      ]);
      beats(totalOf(player) + 5);
      expect([keyOf(player), playing(player)]).toEqual(["collect", false]);
      expect(problems(player)).toHaveLength(1);
      expect(player.query()).toBe("step=collect");
    },
  );
});
