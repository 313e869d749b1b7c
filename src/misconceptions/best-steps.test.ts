import { expect, it } from "vitest";
import { entryAt } from "../autodiff/tensor.ts";
import { cases } from "../cases/all.ts";
import { defaults } from "../cases/complete.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import { misconceptions } from "./all.ts";
import { bestSteps, type TellingStep } from "./best-steps.ts";
import { findExercise, runExercise } from "./exercise.ts";
import { changesGradient } from "./gradient-effect.ts";
import { mistakenAnswers, type Run } from "./mistaken-answers.ts";
import type { Question } from "./questions.ts";
import { diagnoseAt } from "./testing/at-step.ts";

const SEEDS = 6;

interface Candidate extends TellingStep {
  /** In how many exercises the mistake is the only diagnosis. */
  alone: number;
  readonly isOfNumbers: boolean;
  readonly steps: number;
}

/** Returns the misconceptions that are the only diagnosis of their answer to a question. */
function aloneAt(run: Run, question: Question): MisconceptionId[] {
  const position = run.trace.steps.keys.find(question.key) as number;
  return [...mistakenAnswers(run, position)].flatMap(([id, { [question.quantity]: value }]) => {
    if (value === undefined) return [];
    const found = diagnoseAt(
      run,
      question,
      question.entries.map((entry) => entryAt(value, entry)),
    );
    return found.kind === "wrong" && found.misconceptions.length === 1 ? [id] : [];
  });
}

it("the best steps are those that a search over the cases finds", () => {
  const candidates = new Map<string, Candidate>();
  for (const spec of cases) {
    for (let seed = 0; seed < SEEDS; seed++) {
      const exercise = findExercise(spec, defaults(spec), seed);
      const run = runExercise(spec, exercise);
      const isOfNumbers = [...run.trace.nodes].every(({ value }) => typeof value === "number");
      for (const question of exercise.asked) {
        const { key, quantity } = question;
        for (const id of aloneAt(run, question)) {
          const name = `${id} ${spec.slug} ${key} ${quantity}`;
          const known = candidates.get(name) ?? {
            case: spec.slug,
            key,
            quantity,
            alone: 0,
            isOfNumbers,
            steps: run.trace.steps.length,
          };
          known.alone += 1;
          candidates.set(name, known);
        }
      }
    }
  }
  const best = misconceptions.map(({ id }) => {
    const own = [...candidates].flatMap(([name, candidate]) =>
      name.startsWith(`${id} `) ? [candidate] : [],
    );
    const [first] = own.sort(
      (a, b) =>
        b.alone - a.alone ||
        Number(b.isOfNumbers) - Number(a.isOfNumbers) ||
        a.steps - b.steps ||
        Number(a.quantity === "value") - Number(b.quantity === "value"),
    );
    return [id, first && { case: first.case, key: first.key, quantity: first.quantity }];
  });
  expect(bestSteps).toEqual(Object.fromEntries(best));
});

it("a mistake shows in the gradient of some cases only", () => {
  const table = misconceptions.map((misconception) => {
    const cells = cases.map((spec) => {
      const usual = runExercise(spec, { values: defaults(spec), seeds: {} });
      const chosen = runExercise(spec, findExercise(spec, defaults(spec), 1));
      const [atDefaults, inExercise] = [usual, chosen].map((run) => changesGradient(run, misconception));
      return (atDefaults ? "yes" : inExercise ? "exercise" : "no").padStart(9);
    });
    return misconception.id.padEnd(20) + cells.join("");
  });
  const head = "".padEnd(20) + cases.map(({ number }) => String(number).padStart(9)).join("");
  expect([head, ...table].join("\n")).toMatchInlineSnapshot(`
    "                            1        2        3        4        5        6        7        8        9       10
    assigns                    no      yes      yes      yes       no       no       no      yes       no      yes
    forgets-upstream          yes      yes exercise      yes      yes      yes exercise      yes      yes exercise
    forgets-local             yes      yes      yes      yes      yes      yes      yes      yes      yes      yes
    own-operand                no       no      yes      yes       no       no       no      yes      yes      yes
    value-for-adjoint         yes      yes      yes      yes      yes      yes      yes      yes      yes      yes
    operand-for-result        yes      yes      yes      yes       no       no       no      yes      yes      yes
    wrong-derivative          yes      yes      yes      yes       no       no       no      yes      yes      yes
    seed-one             exercise exercise exercise      yes      yes      yes exercise exercise exercise exercise
    stale-adjoints            yes      yes      yes      yes      yes      yes      yes      yes      yes      yes
    forward-order             yes      yes      yes      yes       no       no       no      yes      yes      yes
    early                      no      yes       no       no       no       no       no       no       no       no
    no-transpose               no       no       no       no      yes       no       no       no       no       no
    swapped-factors            no       no       no       no exercise       no       no       no       no       no
    mean-for-sum               no       no       no       no      yes       no       no       no       no       no
    sum-for-mean               no       no       no       no       no       no exercise       no       no       no
    mask-of-adjoint            no       no       no       no       no      yes       no       no       no       no
    forgets-target             no       no       no       no       no       no      yes       no       no       no
    unfaithful-recompute       no       no       no       no       no       no       no       no      yes       no"
  `);
});
