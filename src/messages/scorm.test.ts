import { describe, expect, it } from "vitest";
import type { Player } from "../player/player.ts";
import { nextQuestion } from "../player/questions.ts";
import { readyPlayer } from "../player/testing/players.ts";
import { grade, rightAnswer } from "../predict/grade.ts";
import { UNANSWERED, withAnswer } from "../predict/result.ts";
import { createScorm, findApi, type ScormApi, timeText } from "./scorm.ts";

const LINK = "predict=1&seed=7&ask=acc.*:contribution";

/** A learning management system that stores what it is told; its calls in order. */
function createLms(stored: Readonly<Record<string, string>> = {}) {
  const values: Record<string, string> = { "cmi.core.lesson_status": "not attempted", ...stored };
  const calls: string[] = [];
  const api: ScormApi = {
    LMSInitialize: () => {
      calls.push("initialize");
      return "true";
    },
    LMSFinish: () => {
      calls.push("finish");
      return "true";
    },
    LMSGetValue: (element) => values[element] ?? "",
    LMSSetValue: (element, value) => {
      calls.push(element);
      values[element] = value;
      return "true";
    },
    LMSCommit: () => {
      calls.push("commit");
      return "true";
    },
  };
  return { api, values, calls };
}

/** Answers the question that stands, as `how` says, and goes on. */
function answer(player: Player, how: "right" | "wrong" | "shown"): void {
  const state = player.store.getState();
  const { question, at, answered = UNANSWERED } = nextQuestion(state) ?? {};
  if (state.run === undefined || question === undefined || at === undefined)
    throw new Error("nothing is asked");
  const { trace } = state.run;
  const text = how === "wrong" ? "1234567" : rightAnswer(trace, question);
  const next =
    how === "shown"
      ? ({ ...answered, end: "shown" } as const)
      : withAnswer(answered, text, grade(trace, question, text));
  player.setAnswers(Object.assign([...state.answers], { [at]: next }));
  if (how !== "wrong") {
    player.next();
    player.last();
  }
}

const shownOf = ({ store }: Player) => {
  const { answers, index } = store.getState();
  return { index, done: answers.filter(({ end }) => end !== undefined).length };
};

describe("an exercise in a learning management system", () => {
  it("reports its score, status, answers and time", () => {
    const { player } = readyPlayer("two-inputs", LINK);
    const count = player.store.getState().run?.exercise?.questions.length ?? 0;
    const { api, values, calls } = createLms();
    let time = 0;
    const { finish } = createScorm(player, api, () => time);
    expect([calls, values["cmi.core.lesson_status"]]).toEqual([
      ["initialize", "cmi.core.lesson_status"],
      "incomplete",
    ]);
    answer(player, "wrong");
    expect(values).toMatchObject({ "cmi.core.score.raw": "0", "cmi.core.lesson_status": "incomplete" });
    expect(calls.at(-1)).toBe("commit");
    answer(player, "right");
    answer(player, "right");
    expect(Number(values["cmi.core.score.raw"])).toBeCloseTo(100 / count, 1);
    for (let i = 2; i < count; i++) answer(player, i === 2 ? "shown" : "right");
    expect(values["cmi.core.lesson_status"]).toBe("completed");
    expect(Number(values["cmi.core.score.raw"])).toBeCloseTo((100 * (count - 2)) / count, 1);
    expect(values).toMatchObject({ "cmi.core.score.min": "0", "cmi.core.score.max": "100" });
    time = 3_725_500;
    finish();
    finish();
    expect(calls.filter((call) => call === "finish")).toHaveLength(1);
    expect(values).toMatchObject({ "cmi.core.session_time": "0001:02:05.50", "cmi.core.exit": "suspend" });
  });

  it("goes on with the answers of the session before", () => {
    const first = readyPlayer("two-inputs", LINK).player;
    const { api, values } = createLms();
    const session = createScorm(first, api);
    answer(first, "right");
    answer(first, "wrong");
    session.finish();
    const { player, workers } = readyPlayer("two-inputs", LINK);
    const { calls, ...second } = createLms(values);
    createScorm(player, second.api);
    workers.work();
    expect(shownOf(player)).toEqual(shownOf(first));
    expect(player.store.getState().answers[1]?.tries).toMatchObject([{ answer: "1234567", isRight: false }]);
    expect(second.values).toEqual(values);
    answer(player, "right");
    expect(second.values["cmi.core.score.raw"]).toBe(values["cmi.core.score.raw"]);
  });

  it.each([
    ["80", "passed"],
    ["100", "failed"],
  ])("with the mastery score %s is %s", (mastery, status) => {
    const { player } = readyPlayer("two-inputs", LINK);
    const { api, values } = createLms({ "cmi.student_data.mastery_score": mastery });
    createScorm(player, api);
    const count = player.store.getState().run?.exercise?.questions.length ?? 0;
    expect(count).toBe(5);
    for (let i = 0; i < count; i++) answer(player, i === 0 ? "shown" : "right");
    expect(values).toMatchObject({ "cmi.core.score.raw": "80", "cmi.core.lesson_status": status });
  });

  it("that was done before keeps its score until it is done better", () => {
    const done = { "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "80" };
    const take = (hows: readonly ("right" | "shown")[]) => {
      const { player } = readyPlayer("two-inputs", LINK);
      const { api, values } = createLms({ ...done, "cmi.student_data.mastery_score": "80" });
      createScorm(player, api);
      for (const how of hows) answer(player, how);
      return [values["cmi.core.lesson_status"], values["cmi.core.score.raw"]];
    };
    expect(take([])).toEqual(["passed", "80"]);
    expect(take(["shown", "shown"])).toEqual(["passed", "80"]);
    expect(take(["shown", "shown", "right", "right", "right"])).toEqual(["passed", "80"]);
    expect(take(["right", "right", "right", "right", "right"])).toEqual(["passed", "100"]);
  });

  it("counts no exercise that begins later, and no text that is not checked", () => {
    const { player, workers } = readyPlayer("two-inputs", LINK);
    const { api, calls } = createLms();
    createScorm(player, api);
    const before = [...calls];
    player.setAnswers([{ ...UNANSWERED, draft: "1" }]);
    player.setPredict({ seed: 8 });
    workers.work();
    player.last();
    answer(player, "right");
    expect(calls).toEqual(before);
  });

  it("goes on where the system fails", () => {
    const { player } = readyPlayer("two-inputs", LINK);
    const fail = () => {
      throw new Error("closed");
    };
    const { api } = createLms();
    const broken = { ...api, LMSSetValue: fail, LMSGetValue: fail, LMSCommit: fail, LMSFinish: fail };
    const { finish } = createScorm(player, broken);
    answer(player, "right");
    expect(shownOf(player).done).toBe(1);
    finish();
    const refused = createLms();
    createScorm(player, { ...refused.api, LMSInitialize: () => "false" });
    answer(player, "right");
    expect(refused.calls).toEqual([]);
  });
});

it("a case without an exercise is completed at its last step", () => {
  const { player } = readyPlayer("two-inputs", "until=acc.v2.0");
  const { api, values } = createLms();
  createScorm(player, api);
  expect(values["cmi.core.lesson_status"]).toBe("incomplete");
  player.last();
  expect(values["cmi.core.lesson_status"]).toBe("completed");
  expect(values["cmi.core.score.raw"]).toBeUndefined();
});

describe("the interface of the system", () => {
  const { api } = createLms();
  const window = (fields: object) => {
    const made: Record<string, unknown> = { opener: null, ...fields };
    made.parent ??= made;
    return made as never;
  };

  it("is that of the nearest window that frames the page, or that opened one of them", () => {
    expect(findApi(window({ API: api }))).toBe(api);
    expect(findApi(window({ parent: window({ parent: window({ API: api }) }) }))).toBe(api);
    expect(findApi(window({ parent: window({ opener: window({ parent: window({ API: api }) }) }) }))).toBe(
      api,
    );
    expect(findApi(window({}))).toBeUndefined();
    expect(findApi(window({ API: "none" }))).toBeUndefined();
  });

  it("is not looked for in windows of other origins", () => {
    const foreign = new Proxy(
      {},
      {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      },
    );
    expect(findApi(window({ parent: foreign }))).toBeUndefined();
    expect(findApi(window({ parent: foreign, opener: window({ API: api }) }))).toBe(api);
  });
});

it.each([
  [0, "0000:00:00.00"],
  [59_999, "0001:00:00.00".replace("0001:00", "0000:01")],
  [3_725_504, "0001:02:05.50"],
  [1e15, "9999:"],
])("%d milliseconds are %s", (milliseconds, text) => {
  expect(timeText(milliseconds)).toContain(text);
  expect(timeText(milliseconds)).toMatch(/^\d{4}:[0-5]\d:[0-5]\d\.\d\d$/);
});
