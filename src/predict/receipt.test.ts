import { describe, expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { defaults } from "../cases/complete.ts";
import { recordAt } from "../cases/record.ts";
import { openSource, type Source, sourceAt } from "../cases/source.ts";
import { openProgram } from "../programs/open-program.ts";
import { createExercise, type Exercise, type ExerciseRequest } from "./exercise.ts";
import { grade, rightAnswer } from "./grade.ts";
import { openExercise } from "./open-exercise.ts";
import { checkReceipt, type Receipt } from "./receipt.ts";
import { checksumOf, createReceipt } from "./receipt-format.ts";
import { type Answered, UNANSWERED, withAnswer } from "./result.ts";
import { wrongAnswer } from "./testing/wrong-answer.ts";

function exerciseOf(source: Source, request: ExerciseRequest) {
  const opened = openSource(source, openProgram);
  const values = defaults(opened.program);
  const given = "program" in source ? opened : { ...opened, source: sourceAt(source, values) };
  const exercise = createExercise(given, values, request, openProgram);
  const trace = recordAt(openExercise(exercise, openProgram).program, exercise.values, false);
  return { exercise, trace };
}

/** Answers every second question wrong first, and lets every fourth be shown after that. */
function answersTo({
  exercise,
  trace,
}: {
  exercise: Exercise;
  trace: Parameters<typeof grade>[0];
}): Answered[] {
  return exercise.questions.map((question, i) => {
    const give = (answered: Answered, text: string) =>
      withAnswer(answered, text, grade(trace, question, text));
    const begun = i % 2 === 0 ? give(UNANSWERED, wrongAnswer(trace, question)) : UNANSWERED;
    if (i % 4 === 2) return { ...begun, end: "shown" };
    return { ...give({ ...begun, hint: i % 3 === 0 }, rightAnswer(trace, question)), end: "right" };
  });
}

/** Returns a receipt as it comes out of its file. */
async function receiptOf(source: Source, request: ExerciseRequest): Promise<Receipt> {
  const made = exerciseOf(source, request);
  return JSON.parse(JSON.stringify(await createReceipt(made.exercise, answersTo(made))));
}

describe.each(cases)("the receipt of an exercise of $slug", ({ slug }) => {
  it("gives the same score again, with all kinds of questions, and seeds", async () => {
    for (const request of [{ seed: 7 }, { seed: 2 ** 32 - 1, ask: "all" }]) {
      const receipt = await receiptOf({ case: slug, params: {} }, request);
      const { right, asked } = receipt.score;
      expect(asked).toBeGreaterThan(0);
      expect(right).toBe(Math.floor(asked / 2));
      const { score, differences } = await checkReceipt(receipt);
      expect(differences).toEqual([]);
      expect(score).toEqual(receipt.score);
    }
  });
});

it("the receipt of a program gives the same score again", async () => {
  const program = "x = Var(2.0)\nw = Var(0.5)\ny = (x * w).tanh() * x\ny.backward()\n";
  const receipt = await receiptOf({ program, params: {} }, { seed: 7 });
  expect(receipt).toMatchObject({ program, params: {} });
  expect(await checkReceipt(receipt)).toMatchObject({ score: receipt.score, differences: [] });
});

it("the receipt of an exercise between two steps for practice gives the same score again", async () => {
  const request = {
    seed: 3,
    from: "seed.v3",
    until: "collect",
    practice: ["assigns", "forgets-local"],
  } as const;
  const receipt = await receiptOf({ case: "two-inputs", params: {} }, request);
  expect(receipt).toMatchObject({ ...request, ask: null });
  expect(await checkReceipt(receipt)).toMatchObject({ score: receipt.score, differences: [] });
});

describe("in a receipt that was changed", async () => {
  const receipt = await receiptOf({ case: "recurrence", params: {} }, { seed: 7 });
  const { questions, score } = receipt;
  const change = (at: number, fields: object) =>
    questions.map((question, i) => (i === at ? { ...question, ...fields } : question));
  const right = questions[1]?.tries ?? [];

  const changes: [string, object, string[]][] = [
    ["the score", { score: { right: score.asked, asked: score.asked } }, ["score"]],
    ["the number of questions in the score", { score: { ...score, asked: score.asked - 1 } }, ["score"]],
    ["the seed", { seed: 8 }, ["end"]],
    ["the case", { case: "two-inputs" }, ["exercise"]],
    ["an input", { params: { ...receipt.params, T: 1 } }, ["count"]],
    ["what is asked", { ask: "all" }, ["count"]],
    ["the first step", { from: "collect" }, ["count"]],
    ["the last step", { until: "start" }, ["count"]],
    ["what is practiced", { practice: ["no-transpose"] }, ["count"]],
    ["a question", { questions: change(0, { step: "acc.h9.0" }) }, ["question"]],
    ["the kind of a question", { questions: change(0, { kind: "shape" }) }, ["question"]],
    [
      "a wrong answer, left out",
      { questions: change(0, { tries: questions[0]?.tries.slice(1) }) },
      ["score"],
    ],
    ["a right answer, left out", { questions: change(1, { tries: [] }) }, ["end", "score"]],
    ["a right answer, made wrong", { questions: change(1, { tries: ["1234567"] }) }, ["end", "score"]],
    ["an answer after the right one", { questions: change(1, { tries: [...right, "1"] }) }, ["late"]],
    ["an answer that is none", { questions: change(1, { tries: ["what?", ...right] }) }, ["unread"]],
    ["an end", { questions: change(2, { end: "right" }) }, ["end"]],
    ["a right answer, told as shown", { questions: change(1, { end: "shown" }) }, ["end"]],
    ["an end, left out", { questions: change(1, { end: null }) }, ["end"]],
    ["a question, left out", { questions: questions.slice(1) }, ["count", "question"]],
    ["a question, added", { questions: [...questions, questions[0]] }, ["count"]],
    ["the version", { version: "0.0.9" }, ["version"]],
  ];

  it.each(changes)("%s is found by the checksum", async (_, fields) => {
    const { differences } = await checkReceipt({ ...receipt, ...fields });
    expect(differences.map(({ kind }) => kind)).toContain(
      differences.some(({ kind }) => kind === "exercise") ? "exercise" : "checksum",
    );
  });

  it.each(changes)("%s is found without the checksum", async (_, fields, kinds) => {
    const changed = { ...receipt, ...fields };
    const { differences } = await checkReceipt({ ...changed, checksum: await checksumOf(changed) });
    expect(differences.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds));
    expect(differences.map(({ kind }) => kind)).not.toContain("checksum");
  });

  it.each<[string, object]>([
    ["a hint", { questions: change(0, { hint: !questions[0]?.hint }) }],
    ["a field more", { name: "Ada" }],
    [
      "a digit of the checksum",
      { checksum: `${receipt.checksum.slice(0, -1)}${receipt.checksum.endsWith("0") ? 1 : 0}` },
    ],
  ])("%s is found by the checksum only", async (_, fields) => {
    const { differences } = await checkReceipt({ ...receipt, ...fields });
    expect(differences.map(({ kind }) => kind)).toEqual(["checksum"]);
  });

  it("nothing differs if only the order of fields and the spaces do", async () => {
    const reversed = Object.fromEntries(Object.entries(receipt).reverse());
    expect((await checkReceipt(JSON.parse(JSON.stringify(reversed, null, 3)))).differences).toEqual([]);
  });

  it.each<[string, unknown]>([
    ["null", null],
    ["a number", 7],
    ["a text", JSON.stringify(receipt)],
    ["a list", [receipt]],
    ["another format", { ...receipt, format: "pullback-receipt/2" }],
    ["a case and a program", { ...receipt, program: "x = 1" }],
    ["neither", { ...receipt, case: undefined }],
    ["a seed with a fraction", { ...receipt, seed: 0.5 }],
    ["a negative seed", { ...receipt, seed: -1 }],
    ["inputs in a list", { ...receipt, params: [] }],
    ["no inputs", { ...receipt, params: null }],
    ["a number of steps to ask", { ...receipt, ask: 1 }],
    ["mistakes in a text", { ...receipt, practice: "assigns" }],
    ["no questions", { ...receipt, questions: undefined }],
    ["an empty question", { ...receipt, questions: [null] }],
    ["a number as an answer", { ...receipt, questions: change(0, { tries: [1] }) }],
    ["no score", { ...receipt, score: null }],
    ["a score in words", { ...receipt, score: { right: "all", asked: 1 } }],
  ])("%s is no receipt", async (_, value) => {
    expect(await checkReceipt(value)).toEqual({
      ...{ score: undefined, misconceptions: [], differences: [{ kind: "format" }] },
    });
  });

  it.each<[string, object, RegExp]>([
    ["an unknown case", { case: "recurrences" }, /no case/],
    ["an input that is not allowed", { params: { ...receipt.params, T: 1e9 } }, /T=/],
    ["an unknown input", { params: { ...receipt.params, toString: 1 } }, /toString/],
    ["a list of steps that cannot be read", { ask: "acc.*:what" }, /ask/],
    ["a program with a mistake", { case: undefined, program: "x = ", params: {} }, /./],
    ["a program that does not end", { case: undefined, program: "while True: pass", params: {} }, /./],
    ["a program without an end", { case: undefined, program: "#".repeat(70_000), params: {} }, /64 KB/],
  ])("%s makes no exercise", async (_, fields, reason) => {
    const { score, differences } = await checkReceipt({ ...receipt, ...fields });
    expect(score).toBeUndefined();
    expect(differences).toEqual([{ kind: "exercise", reason: expect.stringMatching(reason) }]);
  });
});

it("the checksum is the SHA-256 of the canonical JSON", async () => {
  // printf '{"a":[1,2],"b":"c"}' | sha256sum
  expect(await checksumOf({ b: "c", a: [1, 2], checksum: "0", d: undefined })).toBe(
    "3bb60d6e8a54ad03851105049b3dd9de8d917ea201fcdc0f54ee5899b2e44176",
  );
});
