import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nextQuestion } from "../player/questions.ts";
import { readyPlayer } from "../player/testing/players.ts";
import type { KeptAnswer } from "../predict/keep-answers.ts";
import { createSplice, type SpliceState } from "./splice.ts";
import { answerAll, answerNext } from "./testing/answering.ts";
import { FakeParent, message } from "./testing/fake-windows.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Heard {
  readonly subject: string;
  readonly message_id: string;
  readonly activity_id: string;
  readonly score?: number;
  readonly state?: SpliceState;
  readonly name?: string;
  readonly data?: unknown;
}

function reporting(query = "predict=1&seed=7", slug = "two-inputs") {
  const { player, workers } = readyPlayer(slug, query);
  const parent = new FakeParent();
  const splice = createSplice(player, { parent: parent as unknown as Window });
  const heard = () => parent.heard().map(({ data, origin }) => ({ ...(data as Heard), origin }));
  const reported = () => heard().filter(({ subject }) => subject === "SPLICE.reportScoreAndState");
  const reply = (fields: object, { source = parent as object, origin = "https://host.example" } = {}) =>
    splice.receive(message(source, { subject: "SPLICE.getState.response", ...fields }, origin));
  const count = () => player.store.getState().run?.exercise?.questions.length ?? 0;
  const at = () => nextQuestion(player.store.getState())?.at;
  return { player, workers, parent, splice, heard, reported, reply, count, at };
}

/** Returns the state that a host has after some answers to the exercise. */
function storedState(query?: string): SpliceState {
  const { player, reported } = reporting(query);
  answerNext(player, "wrong");
  answerNext(player, "right");
  player.next();
  player.last();
  answerNext(player, "shown");
  player.next();
  return reported().at(-1)?.state ?? expect.fail("no state");
}

describe("an exercise in a frame", () => {
  it("asks for its state at first, and reports nothing until there is an answer", () => {
    const { player, heard } = reporting("predict=1&seed=7&x1=5&ask=all&theme=dark&step=start");
    const activity_id = "two-inputs?x1=5&predict=1&seed=7&ask=all";
    const id = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(heard()).toEqual([
      { subject: "SPLICE.getState", message_id: id, activity_id, content_id: activity_id, origin: "*" },
    ]);
    player.last();
    player.setPanel("tape");
    player.setAnswers([{ draft: "1", tries: [], hint: true, end: undefined }]);
    player.setAnswers([{ draft: "1", tries: [], hint: false, end: undefined }]);
    expect(player.store.getState().answers[0]?.hint).toBe(false);
    expect(heard()).toEqual([]);
  });

  it("reports the score between 0 and 1, and the state apart from it, with every answer", () => {
    const { player, heard, count } = reporting();
    heard();
    answerNext(player, "wrong");
    const [event, report, ...more] = heard();
    expect(more).toEqual([]);
    expect(event).toMatchObject({ subject: "SPLICE.sendEvent", name: "answer", data: { correct: false } });
    expect(event?.message_id).not.toBe(report?.message_id);
    expect(report).toMatchObject({
      subject: "SPLICE.reportScoreAndState",
      score: 0,
      state: { format: "pullback-answers/1", case: "two-inputs", seed: 7, params: { x1: 2, x2: 3 } },
    });
    expect(report?.state).not.toHaveProperty("score");
    answerAll(player);
    const all = heard();
    const reports = all.filter(({ subject }) => subject === "SPLICE.reportScoreAndState");
    expect(reports.at(-1)?.score).toBe((count() - 1) / count());
    for (const { score = Number.NaN } of reports) expect(score >= 0 && score <= 1).toBe(true);
    const done = all.filter(({ name }) => name === "done");
    expect(done).toMatchObject([{ data: { score: { right: count() - 1, asked: count() } } }]);
    expect(new Set(all.map(({ message_id }) => message_id)).size).toBe(all.length);
    expect(structuredClone(JSON.parse(JSON.stringify(reports.at(-1)?.state)))).toEqual(reports.at(-1)?.state);
  });

  it("goes on with the answers of the stored state, and sends nothing again", () => {
    const stored = storedState();
    const { player, heard, reply, at, count } = reporting();
    const [asked] = heard();
    reply({ message_id: asked?.message_id, state: JSON.parse(JSON.stringify(stored)) });
    expect(heard()).toEqual([]);
    expect(at()).toBe(2);
    const { answers, index } = player.store.getState();
    expect(answers.map(({ tries, end }) => [tries.map(({ isRight }) => isRight), end])).toEqual([
      [[false, true], "right"],
      [[], "shown"],
    ]);
    expect(index).toBe(nextQuestion(player.store.getState())?.question.position);
    answerAll(player);
    const last = heard().at(-1);
    expect(last?.score).toBe((count() - 2) / count());
    expect(last?.state?.questions.slice(0, 2)).toEqual(stored.questions.slice(0, 2));
  });

  it("reports only the exercise of the link, and goes on with it after another", () => {
    const { player, workers, heard, reported, at } = reporting();
    answerNext(player, "right");
    player.next();
    const { ask } = player.store.getState().predict ?? expect.fail("no exercise");
    heard();
    player.setPredict({ ...ask, seed: 8 });
    workers.work();
    expect(heard()).toEqual([]);
    answerNext(player, "wrong");
    const [event, ...more] = heard();
    expect(event).toMatchObject({ name: "answer", activity_id: "two-inputs?predict=1&seed=8" });
    expect(more).toEqual([]);
    player.setPredict(ask);
    workers.work();
    expect(at()).toBe(1);
    expect(reported()).toEqual([]);
    player.last();
    answerNext(player, "wrong");
    expect(reported()).toHaveLength(1);
  });

  it("begun by hand is reported too", () => {
    const { player, workers, heard } = reporting("");
    expect(heard()).toEqual([]);
    player.setPredict({ seed: 1, ask: undefined, practice: undefined });
    expect(heard()).toEqual([]);
    workers.work();
    expect(heard()).toMatchObject([{ subject: "SPLICE.getState" }]);
  });

  it("ends with its frame", () => {
    const { player, splice, heard } = reporting();
    heard();
    splice.destroy();
    answerAll(player);
    expect(heard()).toEqual([]);
  });
});

describe("a stored state is not used", () => {
  const stored = storedState();
  const change = (change: Partial<SpliceState>): unknown => ({ ...stored, ...change });
  const first = (change: Partial<Record<keyof KeptAnswer, unknown>>) => ({
    ...stored,
    questions: [{ ...stored.questions[0], ...change }, ...stored.questions.slice(1)],
  });

  it.each<[string, unknown]>([
    ["without a state", undefined],
    ["null", null],
    ["a text", "state"],
    ["of another program", { location1: { score: 1 } }],
    ["of another seed", change({ seed: 8 })],
    ["of another case", change({ case: "recurrence" })],
    ["at other inputs", change({ params: { x1: 1, x2: 3 } })],
    ["of another list of steps", change({ ask: "all" })],
    ["of another format", change({ format: "pullback-answers/2" as "pullback-answers/1" })],
    ["with other questions", first({ step: "acc.v9.0" })],
    ["with fewer questions", change({ questions: stored.questions.slice(1) })],
    ["with answers that cannot be read", first({ tries: ["what?"] })],
    ["with answers that are no texts", first({ tries: [1] })],
    ["with an unknown end", first({ end: "skipped" })],
    ["with questions that are no list", change({ questions: {} as [] })],
  ])("%s", (_, state) => {
    const { player, heard, reply, at } = reporting();
    const [asked] = heard();
    reply({ message_id: asked?.message_id, state });
    expect(at()).toBe(0);
    expect(player.store.getState().answers).toEqual([]);
    answerNext(player, "right");
    expect(heard()).toHaveLength(2);
  });

  it.each<[string, object, { source?: object; origin?: string }, string]>([
    ["that comes with an error", { error: { code: "denied", message: "no" } }, {}, ""],
    ["that comes with errors", { errors: ["no"] }, {}, ""],
    ["that answers another request", { message_id: "7" }, {}, ""],
    ["of another window", {}, { source: {} }, ""],
    ["of another origin than the link's", {}, {}, "&parentOrigin=https://lms.example"],
  ])("%s", (_, fields, from, pinned) => {
    const { player, heard, reply } = reporting(`predict=1&seed=7${pinned}`);
    const [asked] = heard();
    reply({ message_id: asked?.message_id, state: stored, ...fields }, from);
    expect(player.store.getState().answers).toEqual([]);
  });

  it("once the learner has answered", () => {
    const { player, heard, reply } = reporting();
    const [asked] = heard();
    answerNext(player, "wrong");
    const { answers } = player.store.getState();
    reply({ message_id: asked?.message_id, state: stored });
    expect(player.store.getState().answers).toBe(answers);
  });
});

it("a right answer in a stored state is graded again", () => {
  const stored = storedState();
  const [first = expect.fail("no question"), ...others] = stored.questions;
  const { player, heard, reply } = reporting();
  const [asked] = heard();
  const forged = { ...first, tries: ["1234567"], end: "right" };
  reply({ message_id: asked?.message_id, state: { ...stored, questions: [forged, ...others] } });
  expect(player.store.getState().answers).toMatchObject([{ tries: [{ isRight: false }], end: undefined }]);
});

describe("the messages go to", () => {
  it("the origin of the link only, and to no origin if that is invalid", () => {
    const pinned = reporting("predict=1&seed=7&parentOrigin=https://lms.example");
    answerNext(pinned.player, "right");
    expect(new Set(pinned.heard().map(({ origin }) => origin))).toEqual(new Set(["https://lms.example"]));
    const invalid = reporting("predict=1&seed=7&parentOrigin=everywhere");
    answerNext(invalid.player, "right");
    expect(invalid.heard()).toEqual([]);
  });

  it("the origin that has answered, also to one without a name", () => {
    for (const [origin, target] of [
      ["https://host.example", "https://host.example"],
      ["null", "*"],
    ] as const) {
      const { player, heard, reply } = reporting();
      const [asked] = heard();
      // Some hosts do not repeat the id.
      reply(origin === "null" ? { state: null } : { message_id: asked?.message_id, state: null }, { origin });
      answerNext(player, "right");
      expect(heard().map((one) => one.origin)).toEqual([target, target]);
    }
  });
});
