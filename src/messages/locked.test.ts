import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nextQuestion } from "../player/questions.ts";
import { keyOf } from "../player/testing/players.ts";
import { indexOfKey } from "../trace/trace.ts";
import { answerNext } from "./testing/answering.ts";
import { serving, setState } from "./testing/serving.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const EXERCISE = {
  code: "locked",
  message:
    "params cannot be changed during an exercise: the exercise has chosen the numbers of its questions. End the exercise first.",
};

describe("inputs that are locked", () => {
  it("by the link refuse other inputs and programs, and take the rest", async () => {
    const { player, workers, ask } = serving("two-inputs", "lock=inputs&x1=5");
    const message = "params cannot be changed: the link locks the inputs by lock=inputs.";
    await expect(ask(setState({ params: { x1: 1 }, panel: "tape" }))).rejects.toMatchObject({
      code: "locked",
      message,
    });
    await expect(ask(setState({ params: {}, program: "x = 1" }))).rejects.toMatchObject({
      code: "locked",
      message: "program cannot be changed: the link locks the inputs by lock=inputs.",
    });
    workers.work();
    expect(player.store.getState()).toMatchObject({ params: { x1: 5 }, panel: "derivation" });
    await expect(ask(setState({ panel: "tape", step: "seed.v3" }))).resolves.toMatchObject({
      ...{ panel: "tape", step: "seed.v3", params: { x1: 5 } },
    });
  });

  it("by an exercise refuse them until it ends", async () => {
    const { player, workers, ask } = serving("two-inputs", "predict=1&seed=7");
    await expect(ask(setState({ params: { x1: 1 } }))).rejects.toMatchObject(EXERCISE);
    player.setPredict(undefined);
    workers.work();
    const changed = ask(setState({ params: { x1: 1 } }));
    workers.work();
    await expect(changed).resolves.toMatchObject({ params: { x1: 1 } });
  });
});

describe("a command to go beyond the question that stands", () => {
  it("stays at the question, and resolves with it", async () => {
    const { player, ask } = serving("two-inputs", "predict=1&seed=7");
    const { position } = nextQuestion(player.store.getState())?.question ?? expect.fail("no question");
    const last = player.store.getState().run?.trace.steps.length ?? 0;
    for (const step of ["collect", last, position + 1]) {
      await expect(ask({ type: "go", step })).resolves.toMatchObject({ index: position });
      await expect(ask(setState({ step }))).resolves.toMatchObject({ index: position });
    }
    for (const type of ["last", "next", "play"] as const)
      await expect(ask({ type })).resolves.toMatchObject({ index: position, playing: false });
    answerNext(player, "wrong");
    await expect(ask({ type: "go", step: "collect" })).resolves.toMatchObject({ index: position });
    await expect(ask({ type: "go", step: 0 })).resolves.toMatchObject({ index: 0 });
  });

  it("goes on after the right answer, at most to the next question", async () => {
    const { player, ask } = serving("two-inputs", "predict=1&seed=7");
    answerNext(player, "right");
    await ask({ type: "go", step: "start" });
    expect(player.store.getState().answers[0]?.end).toBeUndefined();
    player.last();
    await ask({ type: "go", step: "collect" });
    const next = nextQuestion(player.store.getState());
    expect(next?.at).toBe(1);
    expect(player.store.getState().index).toBe(next?.question.position);
  });
});

it("a player between two steps tells only the stops between them", async () => {
  const { player, ask } = serving("two-inputs", "from=eval.v1&until=seed.v3");
  const { trace } = player.store.getState().run ?? expect.fail("no run");
  const [first = 0, last = 0] = ["eval.v1", "seed.v3"].map((key) => indexOfKey(trace, key));
  const { stops, index } = await ask({ type: "get-state" });
  expect(index).toBe(first);
  expect(stops).toEqual(Array.from({ length: last - first }, (_, i) => first + 1 + i));
  await ask({ type: "last" });
  expect(keyOf(player)).toBe("seed.v3");
});
