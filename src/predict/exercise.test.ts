import { describe, expect, it } from "vitest";
import { entryAt } from "../autodiff/tensor.ts";
import { cases } from "../cases/all.ts";
import { defaults } from "../cases/complete.ts";
import type { AnyCase } from "../cases/define-case.ts";
import { recordAt } from "../cases/record.ts";
import { openSource } from "../cases/source.ts";
import { formatNumber } from "../formula/format-number.ts";
import { trueAnswers } from "../misconceptions/mistaken-answers.ts";
import type { Trace } from "../trace/trace.ts";
import type { Ask } from "./ask.ts";
import { keyOfEdge } from "./edges.ts";
import { createExercise, type Exercise } from "./exercise.ts";
import { grade, rightAnswer } from "./grade.ts";
import { openExercise } from "./open-exercise.ts";
import { hintOf, promptOf } from "./prompt.ts";
import { asksNumbers, QUESTION_KINDS, type Question } from "./question.ts";

interface Prepared {
  readonly exercise: Exercise;
  readonly trace: Trace;
}

function prepare(spec: AnyCase, seed: number, ask: Ask = {}): Prepared {
  const opened = openSource({ case: spec.slug, params: {} });
  const exercise = createExercise(opened, defaults(spec), { seed, ...ask });
  const trace = recordAt(openExercise(exercise).program, exercise.values, false);
  return { exercise, trace };
}

/** Returns the answers that the mistakes of a question give, as texts that are typed. */
function mistakenTexts(trace: Trace, question: Question): (readonly [id: string, text: string])[] {
  if (asksNumbers(question)) {
    return question.mistaken.flatMap(([id, { [question.kind]: value }]) =>
      value === undefined
        ? []
        : [[id, question.entries.map((entry) => String(entryAt(value, entry))).join("; ")] as const],
    );
  }
  if (question.kind === "edge") return question.mistaken.map(([id, edge]) => [id, keyOfEdge(trace, edge)]);
  if (question.kind === "shape") return question.mistaken.map(([id, shape]) => [id, shape.join("x")]);
  return question.mistaken.map(([id, entries]) => [id, entries.length === 0 ? "none" : entries.join()]);
}

/** For each kind, on how many questions of each case it was asked. */
const counts = new Map<string, number>();

describe.each(cases)("an exercise of $slug", (spec) => {
  it("accepts every right answer and diagnoses every mistaken one", () => {
    let asked = 0;
    for (let seed = 0; seed < 12; seed++) {
      const { exercise, trace } = prepare(spec, seed, { ask: "all" });
      for (const question of exercise.questions) {
        const name = `seed ${seed} ${question.kind} ${question.key}`;
        expect(grade(trace, question, rightAnswer(trace, question)), name).toEqual({ kind: "right" });
        for (const [id, text] of mistakenTexts(trace, question)) {
          const found = grade(trace, question, text);
          expect(found.kind === "wrong" && found.misconceptions, `${name} ${id}`).toContain(id);
        }
        const key = `${question.kind} ${spec.number}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
        asked += 1;
      }
    }
    expect(asked).toBeGreaterThan(12);
  });

  it("asks each step once, in order, and tells no answer in its sentences", () => {
    for (let seed = 0; seed < 12; seed++) {
      const { exercise, trace } = prepare(spec, seed, { ask: "all" });
      const positions = exercise.questions.map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
      for (const question of exercise.questions) {
        const { position, key } = question;
        expect(trace.steps.keys.keyOf(position)).toBe(key);
        if (!asksNumbers(question) || trace.steps.kindAt(position) === "seed") continue;
        const right = trueAnswers(trace, position)[question.kind] ?? Number.NaN;
        const said = `${promptOf(trace, question)} ${hintOf(trace, question)}`;
        for (const entry of question.entries) {
          const number = formatNumber(entryAt(right, entry));
          // Short numbers also stand for others, such as what was there before.
          if (number.length > 4) expect(said).not.toContain(number);
        }
      }
    }
  });

  it("is the same for the same seed, and has other numbers for another", () => {
    const [first, again, other] = [1, 1, 2].map((seed) => prepare(spec, seed).exercise);
    expect(again).toEqual(first);
    expect(other?.values).not.toEqual(first?.values);
  });

  it("without a list of steps asks a few backward steps", () => {
    const { exercise, trace } = prepare(spec, 3);
    expect(exercise.questions.length).toBeGreaterThan(0);
    expect(exercise.questions.length).toBeLessThanOrEqual(14);
    for (const { position } of exercise.questions)
      expect(["seed", "accumulate"]).toContain(trace.steps.kindAt(position));
  });
});

it("every kind is asked in some case, as in this table of counts", () => {
  const row = (head: string, cells: readonly (string | number)[]) =>
    head.padEnd(14) + cells.map((cell) => String(cell).padStart(5)).join("");
  const table = QUESTION_KINDS.map((kind) =>
    row(
      kind,
      cases.map(({ number }) => counts.get(`${kind} ${number}`) ?? "·"),
    ),
  );
  const head = row(
    "",
    cases.map(({ number }) => number),
  );
  expect([head, ...table].join("\n")).toMatchInlineSnapshot(`
    "                  1    2    3    4    5    6    7    8    9   10
    value            36   36   36   36   12   12   12   95  190   36
    contribution     42   47   58   64   35   16   19  113  158   58
    after             ·    7    8   17    ·    ·    ·   34    ·    8
    edge              6    6    6    3    ·    ·    ·   56    ·    6
    shape             ·    ·    ·    ·    8    2    5    ·    ·    ·
    mask              ·    ·    ·    ·    ·    6    ·    ·    ·    ·
    rows              ·    ·    ·    ·    5    ·    ·    ·    ·    ·"
  `);
});

it("asks only where a mistake to practice shows", () => {
  for (const spec of cases) {
    const { exercise } = prepare(spec, 5, { practice: ["forgets-upstream"] });
    expect(exercise.questions.length).toBeLessThanOrEqual(3);
    for (const { mistaken } of exercise.questions)
      expect(mistaken.map(([id]) => id)).toContain("forgets-upstream");
  }
});

it("asks the steps and kinds of a list, and only between two steps", () => {
  const [, shared] = cases as readonly [AnyCase, AnyCase];
  const keys = (ask: Ask) =>
    prepare(shared, 1, ask).exercise.questions.map(({ kind, key }) => `${kind} ${key}`);
  expect(keys({ ask: "acc.v3.1:edge,eval.v2" })).toEqual(["value eval.v2", "edge acc.v3.1"]);
  expect(keys({ ask: "acc.*:contribution", from: "acc.v3.0", until: "acc.v2.0" })).toEqual([
    "contribution acc.v3.1",
    "contribution acc.v2.0",
  ]);
});
