import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Player } from "../player/player.ts";
import { openQuestion } from "../player/questions.ts";
import { programPlayer, readyPlayer } from "../player/testing/players.ts";
import { grade, rightAnswer } from "../predict/grade.ts";
import { NO_PROGRESS } from "../predict/progress.ts";
import { UNANSWERED, withAnswer } from "../predict/result.ts";
import { dayOf, eraseProgress, loadProgress, PROGRESS_KEY } from "./progress.ts";
import { recordProgress } from "./record-progress.ts";

/** A storage that can be blocked or full. */
function fakeStorage() {
  const texts = new Map<string, string>();
  const storage = {
    texts,
    isFull: false,
    getItem: (name: string) => texts.get(name) ?? null,
    setItem(name: string, text: string) {
      if (storage.isFull) throw new DOMException("full", "QuotaExceededError");
      texts.set(name, text);
    },
    removeItem: (name: string) => void texts.delete(name),
  };
  return storage;
}

let storage = fakeStorage();
const page = {};

beforeEach(() => {
  storage = fakeStorage();
  vi.stubGlobal("localStorage", storage);
  vi.stubGlobal("window", Object.assign(page, { parent: page }));
  eraseProgress();
});

/** Answers the question that stands, first with some wrong answers. */
function answer(player: Player, ...first: string[]): void {
  const state = player.store.getState();
  const open = openQuestion(state);
  if (open === undefined || state.run === undefined) throw new Error("no question stands");
  const { trace } = state.run;
  const given = [...first, rightAnswer(trace, open.question)];
  const answered = given.reduce(
    (sum, text) => withAnswer(sum, text, grade(trace, open.question, text)),
    UNANSWERED,
  );
  player.setAnswers([...state.answers.slice(0, open.at), answered]);
  player.next();
  player.last();
}

const asked = "predict=1&seed=7&ask=acc.v3.0:contribution,acc.v3.1:contribution";

describe("a recording", () => {
  it("counts questions once they are done", () => {
    const { player } = readyPlayer("two-inputs", asked);
    const kept: boolean[] = [];
    recordProgress(player, (isKept) => kept.push(isKept));
    expect(loadProgress()).toEqual(NO_PROGRESS);
    answer(player, "123456");
    expect(loadProgress().cases).toEqual({ "two-inputs": { asked: 1, right: 0, last: dayOf(new Date()) } });
    answer(player);
    expect(loadProgress().cases).toMatchObject({ "two-inputs": { asked: 2, right: 1 } });
    expect(kept).toEqual([true, true]);
  });

  it("counts answers given before its code was loaded, and another exercise anew", () => {
    const { player, workers } = readyPlayer("two-inputs", asked);
    answer(player);
    recordProgress(player);
    answer(player);
    player.setPredict({ seed: 8, ask: "acc.v3.0:contribution" });
    workers.work();
    answer(player);
    expect(loadProgress().cases).toMatchObject({ "two-inputs": { asked: 3, right: 3 } });
  });

  it("ends when it is ended", () => {
    const { player } = readyPlayer("two-inputs", asked);
    recordProgress(player)();
    answer(player);
    expect(storage.texts.size).toBe(0);
  });

  it("counts the questions of programs together", () => {
    const { player } = programPlayer(
      "x = Var(2.0)\ny = x * x * 3\ny.backward()\n",
      "predict=1&ask=acc.*:contribution",
    );
    recordProgress(player);
    answer(player);
    expect(loadProgress().cases).toMatchObject({ program: { asked: 1, right: 1 } });
  });

  it("stores nothing in a frame", () => {
    vi.stubGlobal("window", { parent: {} });
    const { player } = readyPlayer("two-inputs", asked);
    recordProgress(player);
    answer(player);
    expect(storage.texts.size).toBe(0);
  });

  it("lasts as long as the page where storage is full or blocked", () => {
    storage.isFull = true;
    const { player } = readyPlayer("two-inputs", asked);
    const kept: boolean[] = [];
    recordProgress(player, (isKept) => kept.push(isKept));
    answer(player);
    answer(player);
    expect(loadProgress().cases).toMatchObject({ "two-inputs": { asked: 2 } });
    expect(kept).toEqual([false, false]);
    vi.stubGlobal("localStorage", undefined);
    expect(loadProgress().cases).toMatchObject({ "two-inputs": { asked: 2 } });
    eraseProgress();
    expect(loadProgress()).toEqual(NO_PROGRESS);
  });

  it("replaces what is no progress", () => {
    storage.texts.set(PROGRESS_KEY, "?");
    const { player } = readyPlayer("two-inputs", asked);
    recordProgress(player);
    answer(player);
    expect(JSON.parse(storage.texts.get(PROGRESS_KEY) ?? "")).toMatchObject({ version: 1 });
    eraseProgress();
    expect(storage.texts.size).toBe(0);
  });
});

it("a day is that of the reader's calendar", () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
});
