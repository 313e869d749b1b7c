import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivative } from "../autodiff/differences.ts";
import { pushTangents } from "../autodiff/forward-mode.ts";
import { agrees } from "../autodiff/testing/agreement.ts";
import { Var } from "../autodiff/var.ts";
import { cases } from "./all.ts";
import type { AnyCase, Values } from "./define-case.ts";
import { record } from "./record.ts";
import { sensible } from "./testing/random-values.ts";

// `agrees` is relative down to 0.01; below, where terms of size 1 have cancelled, the tolerance
// stays that of 0.01: 1e-14 for formulas and forward mode, 1e-9 for differences.
const FORMULA = 1e-12;
const DIFFERENCE = 1e-7;

const each = cases.map((spec) => ({ slug: spec.slug, spec }));
const leavesOf = (spec: AnyCase): string[] =>
  Object.entries(spec.parameters).flatMap(([name, { role }]) =>
    role === "input" || role === "parameter" ? [name] : [],
  );

const gradientOf = (spec: AnyCase, values: Values, name: string): number =>
  Number(record(spec.slug, values).gradients[name]);

const seedsOf = (spec: AnyCase, values: Values): number[] =>
  Object.entries(spec.parameters).flatMap(([name, { role }]) =>
    role === "seed" ? [values[name] as number] : [],
  );

/** The outputs, weighted by the seeds: the number whose gradient the reverse sweep finds. */
function weighted(spec: AnyCase, values: Values): number {
  const seeds = seedsOf(spec, values);
  const outputs = Object.values(record(spec.slug, values).outputs).map(Number);
  return outputs.reduce((sum, output, i) => sum + (seeds[i] ?? 1) * output, 0);
}

/** The derivative by one input in forward mode. */
function forward(spec: AnyCase, values: Values, name: string): number {
  const vars = Object.fromEntries(leavesOf(spec).map((leaf) => [leaf, new Var(values[leaf] as number)]));
  const { outputs } = spec.program({ ...values, ...vars } as Record<string, Var & number>);
  const seeds = seedsOf(spec, values);
  const tangents = pushTangents(Object.values(outputs), new Map([[vars[name] as Var, 1]]));
  return tangents.reduce<number>((sum, tangent, i) => sum + (seeds[i] ?? 1) * Number(tangent), 0);
}

/** Not so near to 0 that the step is lost in rounding, nor so long that a recurrence explodes. */
const forDifferences = (spec: AnyCase, values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) =>
      spec.parameters[name]?.whole
        ? [name, 1 + (value % 4)]
        : [name, Math.abs(value) < 0.1 ? value + 0.2 : value],
    ),
  );

describe.each(each)("the gradient of $slug", ({ spec }) => {
  it("has a closed form for every input and parameter", () => {
    expect(Object.keys(spec.closedForms)).toEqual(leavesOf(spec));
    expect(Object.keys(record(spec.slug).gradients)).toEqual(leavesOf(spec));
  });

  it.each(leavesOf(spec))("is the text's closed form by %s", (name) => {
    fc.assert(
      fc.property(sensible(spec), (values) => {
        const expected = Number(spec.closedForms[name]?.value(values));
        expect(gradientOf(spec, values, name)).toSatisfy((got: number) => agrees(got, expected, FORMULA));
      }),
    );
  });

  it.each(leavesOf(spec))("is that of forward mode by %s", (name) => {
    fc.assert(
      fc.property(sensible(spec), (values) => {
        const expected = forward(spec, values, name);
        expect(gradientOf(spec, values, name)).toSatisfy((got: number) => agrees(got, expected, FORMULA));
      }),
    );
  });

  it.each(leavesOf(spec))("is that of five-point differences by %s", (name) => {
    fc.assert(
      fc.property(sensible(spec), (random) => {
        const values = forDifferences(spec, random);
        const at = (x: number): number => weighted(spec, { ...values, [name]: x });
        const expected = derivative(at, values[name] as number);
        expect(gradientOf(spec, values, name)).toSatisfy((got: number) => agrees(got, expected, DIFFERENCE));
      }),
    );
  });
});
