import { beforeEach, describe, expect, it, vi } from "vitest";
import { firstWrong } from "../trace/verdicts.ts";
import type { Player } from "./player.ts";
import { readyPlayer } from "./testing/players.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

const tracesOf = (player: Player) => {
  const { run } = player.store.getState();
  if (run === undefined) throw new Error("there is no run");
  return { wrong: firstWrong(run.trace), gradient: run.trace.gradients.x };
};

describe("a player of a broken engine", () => {
  it("runs the mistake of its link, tells the wrong numbers, and leaves out the lesson's result", () => {
    const { player } = readyPlayer("shared-intermediate", "?break=assigns&step=acc.v2.0");
    const { broken, lesson } = player.store.getState();
    expect(broken).toMatchObject({ stage: "named", known: { id: "assigns", isShown: true } });
    expect(lesson?.result).toBeUndefined();
    expect(tracesOf(player).wrong).toBeGreaterThan(0);
    expect(player.query()).toBe("step=acc.v2.0&break=assigns");
    player.destroy();
  });

  it("hides a mistake until its first wrong number is found, then mends it", () => {
    const { player, workers } = readyPlayer("shared-intermediate", "?break=?&seed=3");
    const wrong = tracesOf(player).gradient;
    expect(tracesOf(player).wrong).toBe(-1);
    expect(player.query()).toBe("seed=3&break=?".replace("?", "%3F"));
    player.setStage("name");
    expect(tracesOf(player).wrong).toBeGreaterThan(0);
    player.setPanel("check");
    workers.work();
    expect(tracesOf(player).wrong).toBeGreaterThan(0);
    player.setStage("named");
    player.setStage("mended");
    workers.work();
    expect(tracesOf(player)).toMatchObject({ wrong: -1 });
    expect(tracesOf(player).gradient).not.toBe(wrong);
    expect(player.store.getState().lesson?.result).toBeDefined();
    expect(player.query()).toBe("panel=check");
    player.destroy();
  });

  it("keeps the mistake when inputs change, and drops it with another case", () => {
    const { player, workers } = readyPlayer("shared-intermediate", "?break=assigns");
    player.setParam("x", 2);
    workers.work();
    expect(player.store.getState().broken?.known?.id).toBe("assigns");
    player.open({ case: "two-inputs", params: {} }, "");
    workers.work();
    expect(player.store.getState().broken).toBeUndefined();
    expect(tracesOf(player).wrong).toBe(-1);
    player.destroy();
  });

  it("says that a mistake is unknown, and runs the right engine", () => {
    const { player, workers } = readyPlayer("shared-intermediate", "?break=nonsense");
    workers.work();
    const { broken, problems, run } = player.store.getState();
    expect(broken).toBeUndefined();
    expect(problems).toMatchObject([{ parameter: "break", value: "nonsense" }]);
    expect(run?.broken).toBeUndefined();
    expect(run?.trace.gradients.x).toBeDefined();
    player.destroy();
  });

  it("drops a run of the right engine that arrives late, without a problem", () => {
    const { player, workers } = readyPlayer("shared-intermediate");
    player.setParam("x", 2);
    player.setBroken({ mistake: "assigns", seed: 1 });
    workers.work();
    const { broken, problems } = player.store.getState();
    expect(broken?.known?.id).toBe("assigns");
    expect(problems).toEqual([]);
    player.destroy();
  });

  it("asks no questions", () => {
    const { player, workers } = readyPlayer("shared-intermediate", "?break=assigns&predict=1");
    expect(player.store.getState().predict).toBeUndefined();
    player.setPredict({ seed: 1 });
    workers.work();
    expect(player.store.getState().broken).toBeUndefined();
    player.setBroken({ mistake: "assigns", seed: 1 });
    workers.work();
    expect(player.store.getState()).toMatchObject({ predict: undefined, params: { x: 1.2 } });
    player.destroy();
  });
});
