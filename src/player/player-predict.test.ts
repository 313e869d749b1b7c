import { beforeEach, describe, expect, it, vi } from "vitest";
import { cases } from "../cases/all.ts";
import { rightAnswer } from "../predict/grade.ts";
import { UNANSWERED, withAnswer } from "../predict/result.ts";
import type { Player } from "./player.ts";
import { isHiding, openQuestion } from "./questions.ts";
import { beats, idlePlayer, keyOf, programPlayer, readyPlayer, totalOf } from "./testing/players.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

const asked = (player: Player) => openQuestion(player.store.getState())?.question.key;

/** Answers the question that stands right. */
function answer(player: Player): void {
  const state = player.store.getState();
  const open = openQuestion(state);
  if (open === undefined || state.run === undefined) throw new Error("answer: no question stands");
  const text = rightAnswer(state.run.trace, open.question);
  const answers = [...state.answers];
  answers[open.at] = withAnswer(open.answered ?? UNANSWERED, text, { kind: "right" });
  player.setAnswers(answers);
}

describe("a player that asks", () => {
  it("begins at its first question, at numbers of its own", () => {
    const { player } = readyPlayer("two-inputs", "?predict=1&seed=7");
    const { params, run } = player.store.getState();
    expect(asked(player)).toBe("seed.v3");
    expect(params).toEqual(run?.exercise?.values);
    expect(params).not.toEqual({ x1: 2, x2: 3 });
    player.destroy();
  });

  it("stops before the step of a question, whatever leads forward", () => {
    const { player } = readyPlayer("two-inputs", "?predict=1&seed=7");
    const before = keyOf(player);
    for (const forward of [
      player.next,
      player.last,
      player.play,
      () => player.go("collect"),
      () => player.go(99),
    ]) {
      forward();
      beats(20);
      expect(keyOf(player)).toBe(before);
      expect(player.store.getState().playing).toBe(false);
    }
    player.first();
    expect(keyOf(player)).toBe("start");
    expect(asked(player)).toBeUndefined();
    player.last();
    expect(keyOf(player)).toBe(before);
    player.destroy();
  });

  it.each(cases)("leads through all questions of $slug to the end", ({ slug }) => {
    const { player } = readyPlayer(slug, "?predict=1&ask=all");
    const { run } = player.store.getState();
    for (const { key } of run?.exercise?.questions ?? []) {
      expect(asked(player)).toBe(key);
      expect(isHiding(player.store.getState())).toBe(true);
      answer(player);
      player.next();
      expect(keyOf(player)).toBe(key);
      player.last();
    }
    expect(player.store.getState().index).toBe(totalOf(player));
    expect(isHiding(player.store.getState())).toBe(false);
    player.destroy();
  });

  it("keeps its inputs, and closes what shows later steps", () => {
    const { player, workers } = readyPlayer("two-inputs", "?predict=1&forward=2&beside=1");
    const { params, forward } = player.store.getState();
    expect(forward).toBeUndefined();
    player.setParam("x1", 9);
    player.setParams({ x1: 9 });
    player.reset();
    player.setForward(1);
    player.setDescent({ at: 0, rate: 0.1 } as never);
    player.setDetail(true);
    workers.work();
    expect(player.store.getState()).toMatchObject({
      params,
      forward: undefined,
      descent: undefined,
      detail: false,
    });
    player.destroy();
  });

  it("has the inputs of the link in its links, and returns to them", () => {
    const { player, workers } = readyPlayer("two-inputs", "?x1=1.5&step=eval.v2");
    const link = player.query();
    player.setPredict({ seed: 5 });
    workers.work();
    expect(player.query()).toBe("x1=1.5&step=eval.v3&predict=1&seed=5");
    expect(player.store.getState().params).not.toMatchObject({ x1: 1.5 });
    player.setPredict(undefined);
    workers.work();
    player.go("eval.v2");
    expect(player.query()).toBe(link);
    player.destroy();
  });

  it("opens at the step of its link, but not beyond a question", () => {
    const early = readyPlayer("two-inputs", "?predict=1&step=eval.v1");
    expect(keyOf(early.player)).toBe("eval.v1");
    const late = readyPlayer("two-inputs", "?predict=1&step=collect");
    expect(asked(late.player)).toBe("seed.v3");
    for (const { player } of [early, late]) player.destroy();
  });

  it("keeps its answers when the check is asked for, and starts anew with other numbers", () => {
    const { player, workers } = readyPlayer("two-inputs", "?predict=1");
    answer(player);
    player.next();
    player.setPanel("check");
    workers.work();
    expect(player.store.getState().answers).toHaveLength(1);
    expect(asked(player)).not.toBe("seed.v3");
    player.setPredict({ seed: 2 });
    workers.work();
    expect(player.store.getState().answers).toEqual([]);
    expect(asked(player)).toBe("seed.v3");
    player.destroy();
  });

  it("drops a run of the exercise that arrives after its end", () => {
    const { player, workers } = readyPlayer("two-inputs", "?predict=1&x1=1.5");
    player.setPanel("check");
    player.setPredict(undefined);
    workers.work();
    expect(player.store.getState()).toMatchObject({ params: { x1: 1.5, x2: 3 }, predict: undefined });
    expect(player.store.getState().run?.exercise).toBeUndefined();
    player.destroy();
  });

  it("ends with the case", () => {
    const { player, workers } = idlePlayer("two-inputs", "?predict=1");
    player.open({ case: "tiny-engine", params: {} }, "");
    workers.work();
    expect(player.store.getState().predict).toBeUndefined();
    expect(player.store.getState().run?.exercise).toBeUndefined();
    player.destroy();
  });

  it("asks about a learner's program, whose text comes back", () => {
    const text = "from pullback import Var, sin\nx = Var(2.0)\ny = sin(x) * x\ny.backward()\n";
    const { player, workers } = programPlayer(text, "?predict=1");
    const { source } = player.store.getState();
    expect(asked(player)).toBeDefined();
    expect("program" in source && source.program).not.toBe(text);
    player.edit("x = 1");
    player.setPredict(undefined);
    workers.work();
    expect(player.store.getState().source).toMatchObject({ program: text });
    player.destroy();
  });
});

describe("a player between two steps", () => {
  it("stays between them", () => {
    const { player } = readyPlayer("two-inputs", "?from=eval.v2&until=seed.v3");
    expect(keyOf(player)).toBe("eval.v2");
    player.first();
    player.back();
    expect(keyOf(player)).toBe("eval.v2");
    player.play();
    beats(20);
    expect(keyOf(player)).toBe("seed.v3");
    expect(player.store.getState().playing).toBe(false);
    player.last();
    expect(keyOf(player)).toBe("seed.v3");
    player.play();
    expect(keyOf(player)).toBe("eval.v2");
    player.destroy();
  });

  it("keeps its inputs if they are locked", () => {
    const { player, workers } = readyPlayer("two-inputs", "?lock=inputs");
    player.setParam("x1", 9);
    workers.work();
    expect(player.store.getState().params).toMatchObject({ x1: 2 });
    player.destroy();
  });
});
