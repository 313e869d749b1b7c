import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivative } from "../autodiff/differences.ts";
import { entryAt, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf } from "../autodiff/value.ts";
import { kinksOf } from "../trace/kinks.ts";
import { replay } from "../trace/replay.ts";
import type { Trace } from "../trace/trace.ts";
import { cases } from "./all.ts";
import { defaults } from "./complete.ts";
import type { AnyCase, Values } from "./define-case.ts";
import type { EntryRef } from "./leaf-entries.ts";
import { perturbedObjective } from "./nudge.ts";
import { objective, runForward } from "./objective.ts";
import { record } from "./record.ts";
import { everyChoice, faithful } from "./testing/choices.ts";
import { extreme } from "./testing/random-values.ts";

const each = cases.map((spec) => ({ slug: spec.slug, spec }));

const refsOf = ({ nodes }: Trace): EntryRef[] =>
  nodes.flatMap(({ value }, node) =>
    Array.from({ length: sizeOf(shapeOf(value)) }, (_, entry) => ({ node, entry })),
  );
const adjointAt = (trace: Trace, { node, entry }: EntryRef): number =>
  entryAt(replay(trace, trace.steps.length).adjoints.at(node) ?? 0, entry);
const runOf = (spec: AnyCase, values: Values) => {
  const trace = record(spec.slug, values);
  return { trace, at: (ref: EntryRef) => perturbedObjective(spec, values, trace, ref) };
};

describe.each(each)("a nudge in $slug", ({ spec }) => {
  it("by 0 does not change a bit of L", () => {
    for (const values of everyChoice(spec)) {
      const { trace, at } = runOf(spec, values);
      const before = objective(runForward(spec, values).built);
      for (const ref of refsOf(trace)) expect(at(ref)(0)).toBe(before);
    }
  });

  it("by a small δ changes L by δ times the adjoint, for every number of the run", () => {
    for (const values of everyChoice(spec).map(faithful)) {
      const { trace, at } = runOf(spec, values);
      const kinks = kinksOf(trace).length > 0;
      for (const ref of refsOf(trace)) {
        const value = entryAt(trace.nodes.at(ref.node)?.value ?? 0, ref.entry);
        if (kinks && value === 0) continue;
        const slope = derivative((x) => at(ref)(x - value), value);
        expect(Math.abs(slope - adjointAt(trace, ref))).toBeLessThan(1e-9);
      }
    }
  });

  it("never throws, however extreme the values and δ", () => {
    fc.assert(
      fc.property(extreme(spec), fc.double({ noNaN: true }), fc.nat(), (values, delta, n) => {
        const { trace, at } = runOf(spec, values);
        const refs = refsOf(trace);
        expect(at(refs[n % refs.length] as EntryRef)(delta)).toBeTypeOf("number");
      }),
      { numRuns: 30 },
    );
  });
});

it("the change of L approaches its linear prediction as δ shrinks", () => {
  const spec = cases.find(({ slug }) => slug === "shared-intermediate") as AnyCase;
  const { trace, at } = runOf(spec, defaults(spec));
  const ref = { node: trace.nodes.findIndex(({ id }) => id === "v1"), entry: 0 };
  const [L, slope] = [at(ref), adjointAt(trace, ref)];
  const ratios = [0.5, 0.1, 1e-2, 1e-3, 1e-4].map((delta) => (L(delta) - L(0)) / (slope * delta));
  const errors = ratios.map((ratio) => Math.abs(ratio - 1));
  expect(errors).toEqual(errors.toSorted((a, b) => b - a));
  expect(errors.at(-1)).toBeLessThan(1e-4);
});

it("at a kink, L follows the tangent on one side only", () => {
  const spec = cases.find(({ slug }) => slug === "relu-layer") as AnyCase;
  const L = runOf(spec, defaults(spec)).at({ node: 0, entry: 2 });
  expect(L(-0.5) - L(0)).toBe(0);
  expect(L(0.5) - L(0)).toBe(-1);
});
