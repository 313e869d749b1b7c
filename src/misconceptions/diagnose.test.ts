import fc from "fast-check";
import { expect, it } from "vitest";
import { entryAt } from "../autodiff/tensor.ts";
import { cases } from "../cases/all.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import { agrees, areApart } from "./agree.ts";
import { misconceptionById, misconceptions } from "./all.ts";
import { readAnswer } from "./diagnose.ts";
import { type Exercise, exerciseProgram, findExercise, runExercise } from "./exercise.ts";
import { type Answers, mistakenAnswers, type Quantity, type Run, trueAnswers } from "./mistaken-answers.ts";
import type { Question } from "./questions.ts";
import { diagnoseAt } from "./testing/at-step.ts";
import { brokenStep } from "./testing/broken-step.ts";
import { type Variant, variants } from "./testing/variants.ts";

/** Returns the answers for a step, by engines that make the mistake there only, where such an engine can be made. */
function brokenAnswers(
  { spec }: Variant,
  exercise: Exercise,
  run: Run,
  position: number,
): Map<MisconceptionId, Answers> {
  const program = exerciseProgram(spec, exercise);
  const answers = [...mistakenAnswers(run, position)].map(([id, found]): [MisconceptionId, Answers] => {
    const misconception = misconceptionById(id);
    const { order, recompute } = misconception;
    const isOfOne = order === undefined && recompute === undefined && found.value === undefined;
    if (!isOfOne) return [id, found];
    const broken = brokenStep(program, run.trace, position, misconception);
    return [
      id,
      Object.fromEntries(quantities.flatMap((one) => (found[one] === undefined ? [] : [[one, broken[one]]]))),
    ];
  });
  return new Map(answers);
}

const quantities: readonly Quantity[] = ["contribution", "after"];

/** Returns the entries that a question asks for, of an answer as it is and as it is typed with three digits. */
function typed({ quantity, entries }: Question, answers: Answers): (readonly number[])[] {
  const value = answers[quantity];
  if (value === undefined) return [];
  const exact = entries.map((entry) => entryAt(value, entry));
  return [exact, exact.map((x) => Number(x.toPrecision(3)))];
}

/** For each case, on how many questions a mistake is possible, and on how many it is the only diagnosis. */
const counts = new Map<string, { possible: number; alone: number }>();

it.each(variants)("each mistake in $name is diagnosed as those that give its number", (variant) => {
  const { spec, values } = variant;
  const exercise = findExercise(spec, values, 1);
  const run = runExercise(spec, exercise);
  let diagnosed = 0;
  for (const question of exercise.asked) {
    const position = run.trace.steps.keys.find(question.key) as number;
    const right = trueAnswers(run.trace, position);
    for (const given of typed(question, right))
      expect(diagnoseAt(run, question, given)).toEqual({ kind: "right" });
    const answers = brokenAnswers(variant, exercise, run, position);
    for (const [id, answer] of answers) {
      for (const [i, given] of typed(question, answer).entries()) {
        const same = [...answers].flatMap(([other, others]) => {
          const [exact] = typed(question, others);
          return exact?.every((x, k) => agrees(given[k] as number, x)) ? [other] : [];
        });
        const name = `${question.key} ${question.quantity} ${id}`;
        expect(same, name).toContain(id);
        expect(diagnoseAt(run, question, given), name).toEqual({ kind: "wrong", misconceptions: same });
        if (i > 0) continue;
        const key = `${id} ${spec.number}`;
        const { possible, alone } = counts.get(key) ?? { possible: 0, alone: 0 };
        counts.set(key, { possible: possible + 1, alone: alone + Number(same.length === 1) });
        diagnosed += 1;
      }
    }
    const [first = 0] = typed(question, right)[0] ?? [];
    const odd = question.entries.map(() => 1234.5 * (Math.abs(first) + 1));
    expect(diagnoseAt(run, question, odd)).toEqual({ kind: "wrong", misconceptions: [] });
  }
  expect(diagnosed).toBeGreaterThan(5);
});

it("every misconception is diagnosed in some case, as in this table of counts", () => {
  const table = misconceptions.map(({ id }) => {
    const cells = cases.map(({ number }) => {
      const { possible, alone } = counts.get(`${id} ${number}`) ?? { possible: 0, alone: 0 };
      return (possible === 0 ? "·" : `${possible}/${alone}`).padStart(8);
    });
    return id.padEnd(20) + cells.join("");
  });
  const head = "".padEnd(20) + cases.map(({ number }) => String(number).padStart(8)).join("");
  expect([head, ...table].join("\n")).toMatchInlineSnapshot(`
    "                           1       2       3       4       5       6       7       8       9      10
    assigns                    ·     1/1     1/1     2/2   18/17       ·     1/1     2/2       ·     1/1
    forgets-upstream         6/6     8/8   10/10   10/10 110/104     6/6   20/20   23/23   56/56   10/10
    forgets-local            4/4     4/4     6/6     6/6   56/52     6/6   16/12   17/16   56/56     6/6
    own-operand                ·       ·     4/4     4/4   48/45       ·     2/2   13/12   56/56     4/4
    value-for-adjoint        8/8   10/10   12/12   14/14 126/126   12/12   24/24   25/25   64/64   12/12
    operand-for-result       4/4     4/4     2/2     2/2       ·       ·     4/4     4/4   56/56     2/2
    wrong-derivative         4/4     4/4     2/2     2/2       ·       ·     8/6     4/4   56/54     2/2
    seed-one                 2/2     2/2     2/2     4/4   16/16     6/6     4/4     2/2     8/4     2/2
    stale-adjoints           4/4     5/5     6/6     7/7   63/63     6/6   12/10   13/13   28/22     6/6
    forward-order            4/4     4/4     6/6     2/2   76/76       ·   16/16   22/22   56/56     6/6
    early                      ·     2/2       ·       ·       ·       ·     2/2       ·       ·       ·
    no-transpose               ·       ·       ·       ·     8/8       ·       ·       ·       ·       ·
    swapped-factors            ·       ·       ·       ·     9/9       ·       ·       ·       ·       ·
    mean-for-sum               ·       ·       ·       ·     4/4       ·     6/6       ·       ·       ·
    sum-for-mean               ·       ·       ·       ·       ·       ·     6/3       ·       ·       ·
    mask-of-adjoint            ·       ·       ·       ·       ·     6/6       ·       ·       ·       ·
    forgets-target             ·       ·       ·       ·       ·       ·     2/2       ·       ·       ·
    unfaithful-recompute       ·       ·       ·       ·       ·       ·       ·       ·   63/63       ·"
  `);
});

it("answers that agree are the same to three digits", () => {
  expect(agrees(0.13, 0.1304237)).toBe(true);
  expect(agrees(0.1309, 0.1304237)).toBe(true);
  expect(agrees(0.131, 0.1304237)).toBe(false);
  expect(agrees(-0.13, 0.1304237)).toBe(false);
  expect(agrees(2.345, 2.35)).toBe(true);
  expect(agrees(1e-17, 0)).toBe(true);
  expect(agrees(0.001, 0)).toBe(false);
  expect(agrees(Number.NaN, 1)).toBe(false);
  expect(agrees(Number.NaN, Number.NaN)).toBe(true);
  expect(agrees(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)).toBe(false);
});

it("numbers that are apart never agree, even with three digits of either", () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const near = fc
    .tuple(number, fc.double({ min: -0.03, max: 0.03, noNaN: true }))
    .map(([a, part]) => [a, a * (1 + part)] as const);
  fc.assert(
    fc.property(fc.oneof(fc.tuple(number, number), near), ([a, b]) => {
      expect(areApart(a, b)).toBe(areApart(b, a));
      if (!areApart(a, b)) return;
      for (const [x, y] of [
        [a, b],
        [b, a],
      ] as const) {
        expect(agrees(x, y)).toBe(false);
        expect(agrees(Number(x.toPrecision(3)), y)).toBe(false);
      }
    }),
    { seed: 17, numRuns: 2000 },
  );
});

it("answers may be expressions", () => {
  expect(readAnswer("3*cos(2)")).toBe(3 * Math.cos(2));
  expect(readAnswer(" 0.5/3 ")).toBe(0.5 / 3);
  expect(readAnswer("−1,5")).toBe(-1.5);
  for (const text of ["", "x", "1/0", "2 3", "log(-1)"]) expect(readAnswer(text)).toBeUndefined();
});
