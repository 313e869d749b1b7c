import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flat, type Nested } from "../autodiff/tensor.ts";
import { agrees } from "../autodiff/testing/agreement.ts";
import { cases } from "./all.ts";
import type { AnyCase, Values } from "./define-case.ts";
import { differenceGradient, forwardGradient } from "./gradients.ts";
import { leavesOf } from "./program-of.ts";
import { record } from "./record.ts";
import { faithful } from "./testing/choices.ts";
import { sensible } from "./testing/random-values.ts";

// `agrees` is relative down to magnitude 0.01. Below, where terms of size 1 have cancelled, it is absolute:
// 1e-14 for formulas and forward mode, 1e-9 for differences.
const FORMULA = 1e-12;
const DIFFERENCE = 1e-7;

const each = cases.map((spec) => ({ slug: spec.slug, spec }));

const gradientOf = (spec: AnyCase, values: Values, name: string): number[] =>
  flat(record(spec.slug, values).gradients[name]);

/**
 * Moves values away from 0, where the step would be lost in rounding or cross a kink, and shortens
 * recurrences, which could explode.
 */
const forDifferences = (spec: AnyCase, values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const parameter = spec.parameters[name];
      if (parameter?.kind === "number" && parameter.whole) return [name, 1 + (Number(value) % 4)];
      return [name, typeof value === "string" || parameter?.role === "choice" ? value : awayFromZero(value)];
    }),
  );

const awayFromZero = (value: Nested): Nested =>
  typeof value === "number" ? (Math.abs(value) < 0.1 ? value + 0.2 : value) : value.map(awayFromZero);

const expectAgreement = (got: readonly number[], expected: readonly number[], tolerance: number) => {
  expect(got).toHaveLength(expected.length);
  for (const [i, entry] of got.entries()) {
    expect(entry).toSatisfy((number: number) => agrees(number, expected[i] as number, tolerance));
  }
};

describe.each(each)("the gradient of $slug", ({ spec }) => {
  it("has a closed form for every input and parameter", () => {
    expect(Object.keys(spec.closedForms)).toEqual(leavesOf(spec));
    expect(Object.keys(record(spec.slug).gradients)).toEqual(leavesOf(spec));
  });

  it.each(leavesOf(spec))("by %s equals the text's closed form", (name) => {
    fc.assert(
      fc.property(sensible(spec).map(faithful), (values) => {
        const expected = flat(spec.closedForms[name]?.value(values));
        expectAgreement(gradientOf(spec, values, name), expected, FORMULA);
      }),
    );
  });

  it.each(leavesOf(spec))("by %s equals the result of forward mode", (name) => {
    fc.assert(
      fc.property(sensible(spec).map(faithful), (values) => {
        expectAgreement(gradientOf(spec, values, name), forwardGradient(spec, values, name), FORMULA);
      }),
    );
  });

  it.each(leavesOf(spec))("by %s equals five-point differences", (name) => {
    fc.assert(
      fc.property(sensible(spec).map(faithful), (random) => {
        const values = forDifferences(spec, random);
        expectAgreement(gradientOf(spec, values, name), differenceGradient(spec, values, name), DIFFERENCE);
      }),
    );
  });
});
