import { expect, it } from "vitest";
import type { Operation } from "../autodiff/operation.ts";
import { operationById } from "../autodiff/operations/all.ts";
import { Var } from "../autodiff/var.ts";
import { caseBySlug } from "../cases/all.ts";
import { complete } from "../cases/complete.ts";
import type { AnyCase, Values } from "../cases/define-case.ts";
import { symbol } from "../formula/build.ts";
import { type MisconceptionId, misconceptionWords } from "../words/en/misconceptions.ts";
import { evaluateFormula } from "../words/testing/evaluate-formula.ts";
import { findExercise, runExercise } from "./exercise.ts";
import { mistakenAnswers } from "./mistaken-answers.ts";
import { pull } from "./site.ts";
import { explanationAt } from "./testing/at-step.ts";
import { variants } from "./testing/variants.ts";
import { wrongDerivatives } from "./wrong-derivatives.ts";

it.each<[MisconceptionId, string, Values, string, string]>([
  [
    "forgets-upstream",
    "shared-intermediate",
    { x: 1.2 },
    "acc.v2.0",
    "You sent cos(1.44) = 0.1304; the adjoint of v₂ that arrives, 2, is missing.",
  ],
  [
    "assigns",
    "shared-intermediate",
    { x: 1.2 },
    "acc.v2.0",
    "You set v̄₁ to the last contribution, 0.2608; what was there before, 2, is lost, because contributions are added.",
  ],
  [
    "wrong-derivative",
    "two-inputs",
    {},
    "acc.v2.0",
    "You used the derivative −cos(x₁); the rule is v̄₂ cos(x₁).",
  ],
  [
    "own-operand",
    "two-inputs",
    { x1: 2, x2: 3 },
    "acc.v1.0",
    "You multiplied by x₁ itself, 2; the rule has the other factor: v̄₁ x₂.",
  ],
  ["seed-one", "linear-layer", {}, "seed.Y", "You seeded Y with 1; the seed is Ȳ."],
  [
    "no-transpose",
    "linear-layer",
    {},
    "acc.Y.0",
    "You multiplied by W where the rule has its transpose: Ȳ Wᵀ.",
  ],
])("%s in %s at %j: %s", (id, slug, params, key, sentence) => {
  const spec = caseBySlug(slug) as AnyCase;
  const run = runExercise(spec, { values: complete(spec, params).values, seeds: { y: 2 } });
  expect(explanationAt(run, run.trace.steps.keys.find(key) as number, id)?.normalize()).toBe(
    sentence.normalize(),
  );
});

it.each(variants)(
  "every possible mistake in $name has one sentence, with numbers if the step has",
  ({ spec, values }) => {
    const run = runExercise(spec, findExercise(spec, values, 3));
    let sentences = 0;
    for (let position = 0; position < run.trace.steps.length; position++) {
      const possible = mistakenAnswers(run, position);
      for (const id of Object.keys(misconceptionWords.names) as MisconceptionId[]) {
        const sentence = explanationAt(run, position, id);
        expect(sentence !== undefined, id).toBe(possible.has(id));
        if (sentence === undefined) continue;
        expect(sentence, id).toMatch(/^You.*[^.]\.$/);
        expect(sentence).not.toMatch(/undefined|NaN|, ,| {2}|[,;:] ?[.;]/);
        const isOfNumbers = [...possible.values()].every((answers) =>
          Object.values(answers).every((value) => typeof value === "number"),
        );
        if (isOfNumbers && id === "forgets-upstream")
          expect(sentence).toMatch(/that arrives, −?[\d.]+(e−?\d+)?, is/);
        sentences += 1;
      }
    }
    expect(sentences).toBeGreaterThan(5);
  },
);

it.each(Object.entries(wrongDerivatives))(
  "the formula of the wrong derivative %s is its number",
  (name, wrong) => {
    const [id = "", operand = ""] = name.split(".");
    const op = operationById.get(id) as Operation;
    for (const operands of op.samples) {
      const result = op(...operands.map((value) => new Var(value))).value;
      const site = { op, operand: Number(operand), operands, result, nodes: operands };
      const letters = ["a", "b"].slice(0, operands.length);
      const formula = wrong.formula(symbol("y"), ...letters.map((letter) => symbol(letter)));
      const value = evaluateFormula(formula, ({ base }) =>
        base === "y" ? result : (operands[letters.indexOf(base)] ?? Number.NaN),
      );
      expect(value).toBeCloseTo(pull(site, 1) * wrong.factor(result, ...operands), 10);
    }
  },
);
