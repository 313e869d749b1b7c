import { describe, expect, it } from "vitest";
import { entryAt, flat, type Nested } from "../autodiff/tensor.ts";
import { cases } from "../cases/all.ts";
import { defaults } from "../cases/complete.ts";
import type { AnyCase, Values } from "../cases/define-case.ts";
import { type Exercise, findExercise, runExercise } from "./exercise.ts";
import { mistakenAnswers, trueAnswers } from "./mistaken-answers.ts";
import { questionsOf, whyUnasked } from "./questions.ts";

const ONE_DRAW = { tries: 1, idle: 1 };
const SEEDS = 1000;

/** Returns whether a learner who rounds a number to three digits could be taken for one who gives the other. */
function isConfused(mistaken: number, right: number): boolean {
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(right))) - 2);
  return [mistaken, Number(mistaken.toPrecision(3))].some((given) =>
    right === 0 ? given === 0 : Math.abs(given - right) <= unit / 2,
  );
}

/** Returns the questions of an exercise that some misconception answers right, and the number of answers compared. */
function confusedQuestions(spec: AnyCase, exercise: Exercise): { confused: string[]; compared: number } {
  const run = runExercise(spec, exercise);
  const confused: string[] = [];
  let compared = 0;
  for (const { key, quantity, entries } of exercise.asked) {
    const position = run.trace.steps.keys.find(key) as number;
    const right = trueAnswers(run.trace, position)[quantity];
    for (const [id, { [quantity]: mistaken }] of mistakenAnswers(run, position)) {
      if (mistaken === undefined || right === undefined) continue;
      compared += 1;
      const isShown = entries.some((i) => !isConfused(entryAt(mistaken, i), entryAt(right, i)));
      if (!isShown) confused.push(`${key} ${quantity} ${id}`);
    }
  }
  return { confused, compared };
}

describe.each(cases)("an exercise of $slug", (spec) => {
  const usual = defaults(spec);

  it("asks nothing that a misconception answers right, whatever the seed", () => {
    let [asked, compared] = [0, 0];
    // With the sizes that a search takes, so that not every search has to find them.
    const { values } = findExercise(spec, usual, 0, ONE_DRAW);
    for (let seed = 0; seed < SEEDS; seed++) {
      const exercise = findExercise(spec, values, seed, ONE_DRAW);
      const found = confusedQuestions(spec, exercise);
      if (found.confused.length > 0) expect(found.confused, `seed ${seed}`).toEqual([]);
      asked += exercise.asked.length;
      compared += found.compared;
    }
    expect(asked).toBeGreaterThan(3 * SEEDS);
    expect(compared).toBeGreaterThan(2 * asked);
  });

  it("is the same for the same seed, and another for others", () => {
    const [one, again, other] = [5, 5, 6].map((seed) => findExercise(spec, usual, seed));
    expect(again).toEqual(one);
    expect(other?.values).not.toEqual(one?.values);
  });

  it("asks almost every step", () => {
    let [asked, all] = [0, 0];
    for (let seed = 0; seed < 10; seed++) {
      const exercise = findExercise(spec, usual, 1000 + seed);
      const steps = (part: readonly { readonly key: string }[]) => part.map(({ key }) => key);
      asked += new Set(steps(exercise.asked)).size;
      all += new Set([...steps(exercise.asked), ...steps(exercise.unasked)]).size;
    }
    // Small states of a chain are almost their own tanh, and large ones almost 1.
    expect(asked / all).toBeGreaterThan(spec.slug === "checkpointed-chain" ? 0.75 : 0.9);
  });

  it("has numbers of at most three digits, and none that hides a factor", () => {
    for (let seed = 0; seed < 50; seed++) {
      const { values, seeds } = findExercise(spec, usual, seed, ONE_DRAW);
      for (const x of numbersIn(spec, values, seeds)) {
        expect(x).toBe(Number(x.toPrecision(3)));
        expect([0, 1, -1]).not.toContain(x);
      }
    }
  });
});

function numbersIn({ parameters }: AnyCase, values: Values, seeds: Exercise["seeds"]): number[] {
  const drawn = Object.entries(parameters).flatMap(([name, parameter]) =>
    parameter.kind === "array" || (parameter.kind === "number" && !parameter.whole)
      ? [values[name] as Nested]
      : [],
  );
  return [...drawn, ...Object.values(seeds)].flatMap(flat);
}

it("the seed 1 of the cases hides a forgotten adjoint, which is then not asked", () => {
  const spec = cases.find(({ slug }) => slug === "shared-intermediate") as AnyCase;
  const { unasked } = questionsOf(runExercise(spec, { values: { x: 1.2 }, seeds: {} }));
  const hidden = { key: "acc.v2.0", quantity: "contribution", hidden: ["forgets-upstream"] } as const;
  expect(unasked).toContainEqual(hidden);
  expect(whyUnasked(hidden)).toBe(
    "Not asked: with these numbers a mistake has the right result (Forgets the arriving adjoint).",
  );
});

it("what does not follow from the numbers as printed is not asked", () => {
  const spec = cases.find(({ slug }) => slug === "recurrence") as AnyCase;
  // 1 − h² of a state of 0.99999 is lost in the fourth decimal.
  const { unasked } = questionsOf(runExercise(spec, { values: { x: 2, a: 2, b: 2, T: 1 }, seeds: { L: 3 } }));
  const lost = { key: "acc.h1.0", quantity: "contribution", hidden: [] } as const;
  expect(unasked).toContainEqual(lost);
  expect(whyUnasked(lost)).toMatch(/^Not asked: the result does not follow/);
});

it("sizes at which more mistakes are possible are taken", () => {
  const spec = cases.find(({ slug }) => slug === "softmax-cross-entropy") as AnyCase;
  const { values } = findExercise(spec, defaults(spec), 1, ONE_DRAW);
  expect(values.z).toHaveLength(2);
  expect(values.t).toHaveLength(2);
});
