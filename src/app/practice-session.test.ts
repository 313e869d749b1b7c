import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeWorkers } from "../engine/testing/fake-workers.ts";
import { createWorkerQueue } from "../engine/worker-queue.ts";
import { openQuestion } from "../player/questions.ts";
import { grade, rightAnswer } from "../predict/grade.ts";
import { UNANSWERED, withAnswer } from "../predict/result.ts";
import { createSession, FIVE_MINUTES, type PracticeSession } from "./practice-session.ts";
import { eraseProgress, loadProgress } from "./progress.ts";

const page = {};
let workers = new FakeWorkers();
let sessions: PracticeSession[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", Object.assign(page, { parent: page }));
  // Storage is blocked: the page keeps the progress.
  vi.stubGlobal("localStorage", undefined);
  eraseProgress();
});

afterEach(() => {
  for (const session of sessions) session.destroy();
  sessions = [];
  vi.useRealTimers();
});

/** Creates a session whose first exercise is there. */
function begin(query = "seed=7"): PracticeSession {
  workers = new FakeWorkers();
  const session = createSession(query, createWorkerQueue(workers.create), 99);
  sessions.push(session);
  workers.work();
  return session;
}

/** Answers the question that stands, and does its step. */
function answer({ player }: PracticeSession, ...first: string[]): void {
  const { run, answers } = player.store.getState();
  const open = openQuestion(player.store.getState());
  if (open === undefined || run === undefined) throw new Error("no question stands");
  const answered = [...first, rightAnswer(run.trace, open.question)].reduce(
    (sum, text) => withAnswer(sum, text, grade(run.trace, open.question, text)),
    UNANSWERED,
  );
  player.setAnswers([...answers.slice(0, open.at), answered]);
  player.next();
}

/** Goes to the next question, if there is one. */
const goOn = ({ player }: PracticeSession) => player.last();

/** Answers all questions of the exercise. */
function answerAll(session: PracticeSession): void {
  for (let open = true; open; open = openQuestion(session.player.store.getState()) !== undefined) {
    answer(session);
    goOn(session);
  }
}

describe("a session", () => {
  it("asks before the first step, without inputs and panels, and has an address that repeats it", () => {
    const session = begin("seed=7&for=assigns,nothing&theme=dark");
    const { panel, inputs, theme, predict } = session.player.store.getState();
    expect([panel, inputs, theme, predict?.ask.practice]).toEqual(["none", false, "dark", ["assigns"]]);
    expect(openQuestion(session.player.store.getState())).toBeDefined();
    expect(session.query).toBe("for=assigns&seed=7");
    expect(begin("seed=x&for=").query).toBe("seed=99");
    expect(begin().store.getState().exercise).toEqual(begin().store.getState().exercise);
  });

  it("shows the end of an exercise after the step of its last question", () => {
    const session = begin("seed=7&for=assigns");
    const { player } = session;
    answer(session);
    const { index, run } = player.store.getState();
    expect(index).toBeLessThan((run?.trace.steps.length ?? 0) - 1);
    player.next();
    expect(player.store.getState().index).toBe(run?.trace.steps.length);
  });

  it("goes on to other exercises, and keeps the speed and the theme that were chosen", () => {
    const session = begin();
    const { player, store } = session;
    player.setSpeed(2);
    player.setTheme("projector");
    answerAll(session);
    const { exercise: before } = store.getState();
    session.next();
    workers.work();
    expect(store.getState()).toMatchObject({ number: 2 });
    expect(store.getState().exercise.id).not.toBe(before.id);
    expect(player.store.getState()).toMatchObject({ speed: 2, theme: "projector", panel: "none" });
    expect(player.store.getState().run?.exercise?.questions.length).toBeGreaterThan(0);
    session.practice("early");
    workers.work();
    expect(player.store.getState().predict?.ask.practice).toEqual(["early"]);
  });

  it("counts its questions, and the learner's progress, until they are erased", () => {
    const session = begin("seed=7&for=assigns");
    answer(session, "12345");
    expect(session.store.getState()).toMatchObject({ score: { right: 0, asked: 1 }, isKept: false });
    session.next();
    workers.work();
    answer(session);
    expect(session.store.getState().score).toEqual({ right: 1, asked: 2 });
    expect(session.store.getState().progress).toEqual(loadProgress());
    expect(loadProgress().misconceptions.assigns).toMatchObject({ asked: 2, met: 0 });
    session.erase();
    expect(session.store.getState()).toMatchObject({
      score: { right: 0, asked: 0 },
      progress: { cases: {} },
    });
  });

  it("chooses by the answers: what was met comes again, in another case", () => {
    const session = begin("seed=7");
    const { exercise } = session.store.getState();
    const open = openQuestion(session.player.store.getState());
    const { run } = session.player.store.getState();
    if (open === undefined || run === undefined) throw new Error("no question stands");
    const wrong = { answer: "0", isRight: false, misconceptions: [exercise.id] };
    session.player.setAnswers([{ ...UNANSWERED, tries: [wrong], end: "shown" }]);
    session.next();
    workers.work();
    session.next();
    workers.work();
    expect(session.store.getState().exercise.id).toBe(exercise.id);
  });
});

describe("after five minutes", () => {
  it("the session offers to stop once the open question is done", () => {
    const session = begin("seed=7&for=assigns");
    vi.advanceTimersByTime(FIVE_MINUTES);
    expect(session.store.getState().isTimeOver).toBe(false);
    answer(session);
    expect(session.store.getState().isTimeOver).toBe(true);
    session.goOn();
    expect(session.store.getState().isTimeOver).toBe(false);
  });

  it("the session offers it at once where no question is open", () => {
    const session = begin("seed=7&for=assigns");
    answerAll(session);
    vi.advanceTimersByTime(FIVE_MINUTES - 1);
    expect(session.store.getState().isTimeOver).toBe(false);
    vi.advanceTimersByTime(1);
    expect(session.store.getState().isTimeOver).toBe(true);
  });

  it("another five minutes begin when the learner goes on", () => {
    const session = begin("seed=7&for=assigns");
    answerAll(session);
    vi.advanceTimersByTime(FIVE_MINUTES);
    session.stop();
    expect(session.store.getState().isStopped).toBe(true);
    session.goOn();
    expect(session.store.getState()).toMatchObject({ isStopped: false, isTimeOver: false });
    vi.advanceTimersByTime(FIVE_MINUTES - 1);
    expect(session.store.getState().isTimeOver).toBe(false);
    vi.advanceTimersByTime(1);
    expect(session.store.getState().isTimeOver).toBe(true);
  });
});
