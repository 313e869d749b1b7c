import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { flat, type Nested } from "../autodiff/tensor.ts";
import { cases } from "./all.ts";
import { type Check, check, METHODS, methodsOf } from "./check.ts";
import { complete, defaults, resized } from "./complete.ts";
import type { AnyCase, Values } from "./define-case.ts";
import { leavesOf } from "./program-of.ts";
import { record } from "./record.ts";
import { everyChoice } from "./testing/choices.ts";
import { extreme, sensible } from "./testing/random-values.ts";

const each = cases.map((spec) => ({ slug: spec.slug, spec }));

const specOf = (slug: string): AnyCase => cases.find((spec) => spec.slug === slug) as AnyCase;

const checkOf = (spec: AnyCase, given: Values): Check => {
  const { values } = complete(spec, given);
  return check(spec, values, record(spec.slug, values));
};
const faultsOf = ({ entries }: Check) => entries.flatMap(({ fault }) => fault ?? []);
const chainOf = (L: number, store: string): Values => {
  const spec = specOf("checkpointed-chain");
  return { ...resized(spec, defaults(spec), "L", L), store };
};

/** Whether reverse mode recomputes other values than the first ones, so that its gradient is wrong. */
const isUnfaithful = ({ recompute }: Values): boolean => recompute === "unfaithful";

describe.each(each)("the check of $slug", ({ spec }) => {
  it("has every entry of the gradient once, in order", () => {
    for (const values of everyChoice(spec)) {
      const { entries, total } = checkOf(spec, values);
      const { gradients } = record(spec.slug, values);
      const expected = leavesOf(spec).flatMap((leaf) =>
        flat(gradients[leaf]).map((reverse, position) => ({ leaf, position, reverse })),
      );
      expect(entries).toMatchObject(expected);
      expect([entries.length, total]).toEqual([expected.length, expected.length]);
    }
  });

  it("finds no fault at the defaults except kinks", () => {
    for (const values of everyChoice(spec)) {
      if (isUnfaithful(values)) continue;
      const { entries } = checkOf(spec, values);
      for (const { leaf, position, fault, disagreement, exactly } of entries) {
        const isKink = spec.slug === "relu-layer" && flat(values[leaf] as Nested)[position] === 0;
        expect(fault?.kind ?? "none").toBe(isKink ? "kink" : "none");
        if (fault === undefined) expect(disagreement).toBeLessThan(1e-9);
        expect(exactly).toBeLessThan(1e-14);
      }
    }
  });

  it("never calls an exact method wrong, and explains every error of the differences", () => {
    fc.assert(
      fc.property(sensible(spec), (values) => {
        const faults = faultsOf(checkOf(spec, values)).map(({ kind }) => kind);
        const known = [
          "kink",
          "step",
          "rounding",
          "unresolved",
          ...(isUnfaithful(values) ? ["recomputed"] : []),
        ];
        expect(faults.filter((kind) => !known.includes(kind))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it("has a finite disagreement if all methods are finite, else the fault `infinite`", () => {
    fc.assert(
      fc.property(extreme(spec), (values) => {
        for (const entry of checkOf(spec, values).entries) {
          const finite = methodsOf(entry).every((way) => Number.isFinite(entry[way]));
          expect(Number.isNaN(entry.disagreement)).toBe(!finite);
          if (!finite) expect(entry.fault).toEqual({ kind: "infinite" });
        }
      }),
      { numRuns: 20 },
    );
  });
});

it("check calls no method wrong where a product underflows", () => {
  const values = { store: "h0,h3", h0: -1e308, w: [0, -6.16367295398553e-78, -2.5e-310] };
  const [, w1] = checkOf(specOf("checkpointed-chain"), values).entries;
  expect(w1?.reverse).not.toBe(w1?.forward);
  expect(w1?.fault?.kind).toBe("unresolved");
});

it("check finds both slopes at a kink, whatever derivative was chosen", () => {
  const spec = specOf("relu-layer");
  const fault = { kind: "kink", before: 0, after: -2 };
  for (const kink of [0, 0.5, 1]) {
    const chosen = expect.closeTo(-2 * kink, 14);
    const ways = { reverse: chosen, closed: chosen, forward: chosen, differences: expect.closeTo(-1, 9) };
    expect(checkOf(spec, { kink }).entries.filter((entry) => entry.fault !== undefined)).toEqual([
      expect.objectContaining({ leaf: "X", position: 2, ...ways, exactly: 0, fault }),
    ]);
  }
});

it("check finds a kink at 0 and −0, but not at 5e-324 or 1e-15", () => {
  const { entries } = checkOf(specOf("relu-layer"), { X: [[0, -0, 5e-324, 1e-15]], kink: 0.5 });
  expect(entries.map(({ fault }) => fault?.kind)).toEqual(["kink", "kink", "step", "step"]);
});

it("check finds no kink in an entry whose seed is 0", () => {
  expect(faultsOf(checkOf(specOf("relu-layer"), { X: [[0, 1]], Ybar: [[0, 1]], kink: 0.5 }))).toEqual([]);
});

it("check finds no kink in a smooth program, however sharply it bends", () => {
  const { entries } = checkOf(specOf("recurrence"), { x: 1e100, a: -1e-100, b: 0, T: 2 });
  expect(entries.map(({ leaf, fault }) => [leaf, fault?.kind])).toEqual([
    ["x", undefined],
    ["a", "step"],
    ["b", undefined],
  ]);
});

it("check finds no error of the exact methods for angles of many turns", () => {
  const { entries } = checkOf(specOf("two-inputs"), { x1: 1e16, x2: 20 });
  expect(entries.map(({ exactly, fault }) => [exactly, fault?.kind])).toEqual([
    [0, "step"],
    [0, undefined],
  ]);
  const kinds = new Set<string>();
  for (let x = 1; x <= 400; x += 1.5) {
    for (const { kind } of faultsOf(checkOf(specOf("shared-intermediate"), { x }))) kinds.add(kind);
  }
  expect([...kinds]).toEqual(["step"]);
});

it("check reports gradients that doubles cannot resolve, with their relative disagreement", () => {
  const [x] = checkOf(specOf("recurrence"), { x: 18, a: 1, b: 0, T: 1 }).entries;
  expect(x?.fault).toEqual({ kind: "unresolved", hidden: true });
  expect(x?.exactly).toBeCloseTo(1 - 8.881784197001252e-16 / 9.278091320974275e-16, 9);
  const saturated = checkOf(specOf("recurrence"), { x: 0, b: 20 }).entries;
  expect(saturated.map(({ exactly, fault }) => [exactly, fault?.kind])).toEqual(
    Array(3).fill([1, "unresolved"]),
  );
});

it("check finds a wrong formula, however small the gradient", () => {
  const wrong = (slug: string, leaf: string, values: Values, by: number): Check => {
    const spec = specOf(slug);
    const form = spec.closedForms[leaf] as AnyCase["closedForms"][string];
    const value = (at: Values): Nested => Number(form.value(at)) * (1 + by);
    const closedForms = { ...spec.closedForms, [leaf]: { ...form, value } };
    return checkOf({ ...spec, closedForms }, values);
  };
  for (const by of [1e-10, -1e-10, 1]) {
    expect(faultsOf(wrong("two-inputs", "x2", { x1: 1e-200 }, by))).toEqual([{ kind: "formulas" }]);
    expect(faultsOf(wrong("scalar-expression", "x", { x: 1e6 }, by))).toEqual([{ kind: "formulas" }]);
    expect(faultsOf(wrong("recurrence", "b", { T: 20 }, by))).toContainEqual({ kind: "formulas" });
  }
});

it("at large logits the fused loss has three agreeing exact methods, the direct loss only a finite closed form", () => {
  const spec = specOf("softmax-cross-entropy");
  const large = { z: [[1000, 1001, 999]], t: [1] };
  for (const entry of checkOf(spec, { ...large, variant: "fused" }).entries) {
    expect(entry.exactly).toBeLessThan(1e-14);
    expect(entry.fault).toMatchObject({ kind: "step" });
  }
  for (const entry of checkOf(spec, { ...large, variant: "direct" }).entries) {
    expect(METHODS.filter((way) => Number.isFinite(entry[way]))).toEqual(["closed"]);
    expect(entry.fault).toEqual({ kind: "infinite" });
  }
});

it.each([
  ["all", 65],
  ["sqrt", 65],
  ["h0,h64", 65],
  ["optimal:2", 65],
  ["optimal:1", 19],
])("check of 64 layers with store %s computes %d of 65 entries", (store, length) => {
  const { entries, total } = checkOf(specOf("checkpointed-chain"), chainOf(64, store));
  expect([entries.length, total]).toEqual([length, 65]);
});

it("check computes at least one entry, however long a pass takes", () => {
  const spec = specOf("two-inputs");
  const values = defaults(spec);
  const { entries, total } = check(spec, values, record(spec.slug, values), 0);
  expect([entries.length, total]).toEqual([1, 2]);
});
