import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cases } from "../cases/all.ts";
import type { Source } from "../cases/source.ts";
import { formatNumber } from "../formula/format-number.ts";
import { openQuestion } from "../player/questions.ts";
import { programPlayer, readyPlayer } from "../player/testing/players.ts";
import { rightAnswer } from "../predict/grade.ts";
import { wrongAnswer } from "../predict/testing/wrong-answer.ts";
import type { Trace } from "../trace/trace.ts";
import { emitEvents } from "./emit-events.ts";
import type { AnswerGiven, ExerciseDone, PlayerEvent } from "./messages.ts";
import { answerAll, answerNext } from "./testing/answering.ts";
import { FRAME } from "./throttle.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function asking(slug: string, query = "predict=1&seed=7") {
  const { player, workers } = readyPlayer(slug, query);
  const all: PlayerEvent[] = [];
  emitEvents(player, (event) => all.push(event));
  const take = () => {
    vi.advanceTimersByTime(FRAME);
    return all
      .splice(0)
      .filter((one): one is AnswerGiven | ExerciseDone => one.type === "answer" || one.type === "done");
  };
  take();
  const trace = () => player.store.getState().run?.trace ?? expect.fail("no run");
  return { player, workers, take, trace };
}

describe("an exercise emits", () => {
  it("each answer once, and nothing for what is only typed, hinted or gone on from", () => {
    const { player, take, trace } = asking("two-inputs");
    const first = openQuestion(player.store.getState())?.question ?? expect.fail("no question");
    const wrong = wrongAnswer(trace(), first);
    answerNext(player, "wrong");
    answerNext(player, "wrong");
    const about = { type: "answer", step: first.key, asked: first.kind };
    const answer = { ...about, given: wrong, correct: false, misconceptions: [] };
    expect(take()).toEqual([answer, answer]);
    const [answered = expect.fail("no answer")] = player.store.getState().answers;
    player.setAnswers([{ ...answered, draft: "12", hint: true }]);
    expect(take()).toEqual([]);
    answerNext(player, "right");
    const given = rightAnswer(trace(), first);
    expect(take()).toEqual([{ ...about, given, correct: true, misconceptions: [] }]);
    player.next();
    expect(take()).toEqual([]);
    expect(player.store.getState().answers[0]?.end).toBe("right");
  });

  it("the misconceptions that give an answer", () => {
    const { player, take } = asking("shared-intermediate", "predict=1&seed=7&practice=assigns");
    const { question } = openQuestion(player.store.getState()) ?? expect.fail("no question");
    const [, mistaken] = question.mistaken.find(([id]) => id === "assigns") ?? expect.fail("no mistake");
    const { after } = mistaken as { after: number };
    player.setAnswers([
      {
        draft: "",
        tries: [{ answer: String(after), isRight: false, misconceptions: ["assigns"] }],
        hint: false,
        end: undefined,
      },
    ]);
    expect(take()).toEqual([
      {
        type: "answer",
        step: question.key,
        asked: "after",
        given: String(after),
        correct: false,
        misconceptions: ["assigns"],
      },
    ]);
  });

  it("a step that was shown, without an answer", () => {
    const { player, take } = asking("two-inputs");
    const { key: step, kind: asked } = answerNext(player, "shown");
    const shown = { type: "answer", step, asked, given: null, correct: false, misconceptions: [] };
    expect(take()).toEqual([shown]);
    player.next();
    expect(take()).toEqual([]);
  });

  it("`done` once, with the score at the first try, and again only for another exercise", () => {
    const { player, workers, take } = asking("two-inputs");
    const asked = player.store.getState().run?.exercise?.questions.length ?? 0;
    answerNext(player, "wrong");
    answerAll(player);
    const done = { type: "done", score: { right: asked - 1, asked }, misconceptions: [] };
    expect(take().filter(({ type }) => type === "done")).toEqual([done]);
    player.first();
    player.last();
    player.setPanel("tape");
    expect(take()).toEqual([]);
    player.setPredict({ seed: 8, ask: undefined, practice: undefined });
    workers.work();
    answerAll(player);
    expect(take().filter(({ type }) => type === "done")).toHaveLength(1);
  });

  it("nothing again for answers that were kept", () => {
    const { player, workers, take } = asking("two-inputs");
    answerNext(player, "wrong");
    answerAll(player);
    const kept = player.store.getState().answers.map((one) => ({ ...one, restored: true as const }));
    take();
    player.setPredict({ seed: 7, ask: undefined, practice: undefined });
    workers.work();
    player.setAnswers(kept.slice(0, 1));
    expect(take()).toEqual([]);
    answerAll(player);
    expect(take().at(-1)).toMatchObject({ type: "done" });
    player.setPredict({ seed: 7, ask: undefined, practice: undefined });
    workers.work();
    player.setAnswers(kept);
    expect(take()).toEqual([]);
  });

  it("the step at which a question for an edge stands: its own step would be the answer", () => {
    const { player, take, trace } = asking("scalar-expression", "predict=1&seed=7&ask=acc.*:edge");
    const { question } = openQuestion(player.store.getState()) ?? expect.fail("no question");
    expect(question.kind).toBe("edge");
    answerNext(player, "wrong");
    const [answer] = take();
    expect(answer).toMatchObject({ step: trace().steps.keys.keyOf(question.position - 1), asked: "edge" });
    expect(JSON.stringify(answer)).not.toContain(`"${question.key}"`);
  });
});

/** Returns the numbers that the steps of a trace before a position, or only the step at it, have made, as they are shown. */
function numbersOf(trace: Trace, position: number, isBefore: boolean): Set<string> {
  const found = new Set<string>();
  for (let i = isBefore ? 0 : position; i < position + Number(!isBefore); i++) {
    const step = trace.steps.at(i);
    if (step === undefined) continue;
    const made = [
      ...("contribution" in step ? [step.contribution, step.after] : []),
      ...("value" in step ? [step.value] : []),
    ];
    for (const value of made)
      for (const number of typeof value === "number" ? [value] : value.data) found.add(formatNumber(number));
  }
  return found;
}

describe.each(cases)("at a question of $slug", ({ slug }) => {
  it("no event has a number of the step that is asked", () => {
    const { player } = readyPlayer(slug, "predict=1&seed=7&ask=backward");
    const { trace, exercise } = player.store.getState().run ?? expect.fail("no run");
    const all: PlayerEvent[] = [];
    emitEvents(player, (event) => all.push(event));
    let compared = 0;
    for (const { position } of exercise?.questions ?? []) {
      player.last();
      vi.advanceTimersByTime(FRAME);
      const said = new Set(
        all
          .filter(({ type }) => type === "step")
          .flatMap((event) => JSON.stringify(event).match(/[−\d.]+/g) ?? []),
      );
      const known = numbersOf(trace, position, true);
      for (const number of numbersOf(trace, position, false)) {
        if (known.has(number) || number.length < 3) continue;
        compared += 1;
        expect([...said]).not.toContain(number);
      }
      all.splice(0);
      answerNext(player, "shown");
      expect(JSON.stringify(all)).toContain('"given":null');
      all.splice(0);
    }
    expect(compared).toBeGreaterThan(0);
  });
});

it("a program in an exercise is told with the numbers of the exercise", () => {
  const { player } = programPlayer("x = Var(2.0)\ny = x * x * x\ny.backward()\n", "predict=1&seed=3");
  const all: PlayerEvent[] = [];
  emitEvents(player, (event) => all.push(event));
  answerNext(player, "wrong");
  vi.advanceTimersByTime(FRAME);
  expect(all.filter(({ type }) => type === "answer")).toHaveLength(1);
  const source = player.store.getState().run?.exercise?.source ?? expect.fail("no exercise");
  expect(all.find(({ type }) => type === "state")).toMatchObject({ program: programOf(source) });
});

function programOf(source: Source): string {
  return "program" in source ? source.program : expect.fail("no program");
}
