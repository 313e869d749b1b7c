import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "./all.ts";
import { type Check, check, WAYS } from "./check.ts";
import { complete, defaults, resized } from "./complete.ts";
import type { AnyCase, Values } from "./define-case.ts";
import { flat, leavesOf } from "./objective.ts";
import { record } from "./record.ts";
import { everyChoice } from "./testing/choices.ts";
import { extreme, sensible } from "./testing/random-values.ts";

const each = cases.map((spec) => ({ slug: spec.slug, spec }));

const specOf = (slug: string): AnyCase => cases.find((one) => one.slug === slug) as AnyCase;

const checkOf = (spec: AnyCase, given: Values): Check => {
  const { values } = complete(spec, given);
  return check(spec, values, record(spec.slug, values));
};
const faultsOf = ({ entries }: Check) => entries.flatMap(({ fault }) => fault ?? []);
const chainOf = (L: number, store: string): Values => {
  const spec = specOf("checkpointed-chain");
  return { ...resized(spec, defaults(spec), "L", L), store };
};

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

  it("finds nothing wrong at the defaults but a kink where there is one", () => {
    for (const values of everyChoice(spec)) {
      const { entries } = checkOf(spec, values);
      for (const { fault, disagreement, exactly } of entries) {
        expect(fault?.kind ?? "none").toBe(disagreement > 0.1 ? "kink" : "none");
        if (fault === undefined) expect(disagreement).toBeLessThan(1e-9);
        expect(exactly).toBeLessThan(1e-14);
      }
    }
  });

  it("never finds reverse mode, closed form and forward mode apart, nor differences off for no reason", () => {
    fc.assert(
      fc.property(sensible(spec), (values) => {
        const faults = faultsOf(checkOf(spec, values)).map(({ kind }) => kind);
        expect(faults.filter((kind) => !["kink", "step", "rounding"].includes(kind))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it("is finite where all ways are, and else says that they are not", () => {
    fc.assert(
      fc.property(extreme(spec), (values) => {
        for (const entry of checkOf(spec, values).entries) {
          const finite = WAYS.every((way) => Number.isFinite(entry[way]));
          expect(Number.isNaN(entry.disagreement)).toBe(!finite);
          if (!finite) expect(entry.fault).toEqual({ kind: "infinite" });
        }
      }),
      { numRuns: 20 },
    );
  });
});

it("finds both slopes at a kink, whatever was chosen there", () => {
  const spec = specOf("relu-layer");
  const fault = { kind: "kink", before: expect.closeTo(0, 9), after: expect.closeTo(-2, 9) };
  for (const kink of [0, 1]) {
    const chosen = expect.closeTo(-2 * kink, 14);
    const ways = { reverse: chosen, closed: chosen, forward: chosen, differences: expect.closeTo(-1, 9) };
    expect(checkOf(spec, { kink }).entries.filter((entry) => entry.fault !== undefined)).toEqual([
      { leaf: "X", position: 2, ...ways, disagreement: expect.any(Number), exactly: 0, fault },
    ]);
  }
  expect(faultsOf(checkOf(spec, { kink: 0.5 }))).toEqual([]);
});

it("finds only the closed form where the direct loss overflows, and the exact ways where the fused one does not", () => {
  const spec = specOf("softmax-cross-entropy");
  const large = { z: [[1000, 1001, 999]], t: [1] };
  for (const entry of checkOf(spec, { ...large, variant: "fused" }).entries) {
    expect(entry.exactly).toBeLessThan(1e-14);
    expect(entry.fault).toMatchObject({ kind: "step" });
  }
  for (const entry of checkOf(spec, { ...large, variant: "direct" }).entries) {
    expect(WAYS.filter((way) => Number.isFinite(entry[way]))).toEqual(["closed"]);
    expect(entry.fault).toEqual({ kind: "infinite" });
  }
});

it.each([
  ["all", 65],
  ["sqrt", 65],
  ["h0,h64", 65],
  ["optimal:2", 65],
  ["optimal:1", 19],
])("of 64 layers with store %s has %d of 65 entries", (store, length) => {
  const { entries, total } = checkOf(specOf("checkpointed-chain"), chainOf(64, store));
  expect([entries.length, total]).toEqual([length, 65]);
});

it("has at least one entry, however long a pass takes", () => {
  const spec = specOf("two-inputs");
  const values = defaults(spec);
  const { entries, total } = check(spec, values, record(spec.slug, values), 0);
  expect([entries.length, total]).toEqual([1, 2]);
});
