import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseBySlug, cases } from "../cases/all.ts";
import { complete, defaults, resized, sizesOf } from "../cases/complete.ts";
import type { AnyCase, Values } from "../cases/define-case.ts";
import { record } from "../cases/record.ts";
import { extreme } from "../cases/testing/random-values.ts";
import { countsOf } from "../trace/counts.ts";
import { liveAfterEachStep } from "../trace/memory.ts";
import { compare } from "./alternatives.ts";

const WHY_OUTPUT_NEEDS_0 = "because X = 0 and X < 0 both left Y = 0";

const specOf = (slug: string): AnyCase => {
  const spec = caseBySlug(slug);
  if (spec === undefined) throw new Error(`no case ${slug}`);
  return spec;
};
const comparedIn = (spec: AnyCase, values: Values) =>
  compare(spec, spec.alternatives?.(values) ?? [], values) ?? [];
const compared = (slug: string, given: Values = {}) =>
  comparedIn(specOf(slug), complete(specOf(slug), given).values);
const rows = (count: number, columns: number) => Array(count).fill(Array(columns).fill(1));

describe("the alternatives of a linear layer", () => {
  const taken = (given: Values = {}) =>
    compared("linear-layer", given).map(({ label, counts }) => {
      return [label, counts?.nodes, counts?.edges, counts?.pullbacks];
    });

  it("take 1, 2 and 24 nodes at the defaults", () => {
    expect(taken()).toEqual([
      ["layer", 1, 3, 3],
      ["kernels", 2, 4, 4],
      ["scalar", 24, 48, 48],
    ]);
  });

  it("take 3 and 4 pullbacks at all sizes as layer and kernels, 4 B d_in d_out as scalars", () => {
    for (const [B, d_in, d_out] of [
      [1, 1, 1],
      [1, 2, 3],
      [4, 1, 2],
      [4, 4, 4],
    ] as const) {
      const products = B * d_in * d_out;
      expect(taken({ X: rows(B, d_in), W: rows(d_in, d_out) })).toEqual([
        ["layer", 1, 3, 3],
        ["kernels", 2, 4, 4],
        ["scalar", 2 * products, 4 * products, 4 * products],
      ]);
    }
  });
});

describe("the alternatives of a ReLU layer", () => {
  const kept = (given: Values = {}) =>
    compared("relu-layer", given).map(({ label, counts }) => [label, counts?.bits]);

  it("keep 64 bits per entry, or 1", () => {
    expect(kept()).toEqual([
      ["input", 384],
      ["output", 384],
      ["mask", 6],
    ]);
    expect(kept({ X: rows(1, 1) }).at(-1)).toEqual(["mask", 1]);
  });

  it.each([0.5, 1])("are rejected, with the reason, if the output does not determine the kink %d", (kink) => {
    const bits = kink === 1 ? 6 : 12;
    expect(kept({ kink })).toEqual([
      ["input", 384],
      ["output", undefined],
      ["mask", bits],
    ]);
    expect(compared("relu-layer", { kink })[1]).toEqual({
      label: "output",
      params: { store: "output" },
      counts: undefined,
      live: [],
      refused: `input or mask with kink=${kink}, ${WHY_OUTPUT_NEEDS_0}`,
    });
  });
});

it("alternatives are counted one per call, and the finished list needs no more runs", () => {
  // A copy has no cached counts.
  const spec = { ...specOf("checkpointed-chain") };
  const { values } = complete(spec, { w: Array(7).fill(1.5) });
  const alternatives = spec.alternatives?.(values) ?? [];
  expect(compare(spec, alternatives, values, 0)).toBeUndefined();
  let calls = 1;
  while (compare(spec, alternatives, values, 1) === undefined) calls++;
  expect(calls).toBe(alternatives.length);
  expect(compare(spec, alternatives, values, 0)).toEqual(comparedIn(spec, values));
});

it("the alternatives of softmax take one pullback that keeps a matrix, or nine that keep more", () => {
  const taken = compared("softmax-cross-entropy").map(({ label, counts }) => [
    ...[label, counts?.nodes, counts?.pullbacks],
    (counts?.bits ?? 0) / 64,
  ]);
  // Kept as a graph: the powers and their sum, P and T.
  expect(taken).toEqual([
    ["fused", 1, 1, 3],
    ["direct", 8, 9, 3 + 1 + 3 + 3],
  ]);
});

describe("the alternatives of a chain", () => {
  it("are full storage, an even spacing for each number of segments, and up to eight slots", () => {
    const taken = compared("checkpointed-chain", { w: [1, 1, 1, 1, 1] });
    expect(taken.map(({ label, params }) => [label, params])).toEqual([
      ["all", { store: "all" }],
      ["every 2", { store: "h0,h2,h4,h5" }],
      ["every 3", { store: "h0,h3,h5" }],
      ["every 5", { store: "h0,h5" }],
      ...[1, 2, 3, 4, 5].map((slots) => [`binomial:${slots}`, { store: `binomial:${slots}` }]),
    ]);
    const labels = compared("checkpointed-chain", { w: rows(1, 64)[0] }).map(({ label }) => label);
    const spacings = labels.flatMap((label) => (label.startsWith("every ") ? [Number(label.slice(6))] : []));
    expect(spacings).toEqual([2, 3, 4, 5, 6, 7, 8, 10, 11, 13, 16, 22, 32, 64]);
    expect(labels.at(-1)).toBe("binomial:8");
  });

  it("trade the peak for repeated evaluations, from full storage to a single slot", () => {
    const point = (label: string) => {
      const counts = compared("checkpointed-chain").find((one) => one.label === label)?.counts;
      return [counts?.peak, counts?.recomputed];
    };
    expect(["all", "every 4", "every 8", "binomial:1"].map(point)).toEqual([
      [9, 0],
      [6, 8],
      [9, 8],
      [4, 28],
    ]);
  });
});

/** Returns the default numbers at the sizes and choices of these values. */
function withDefaultNumbers(spec: AnyCase, values: Values): Values {
  const choices = Object.entries(values).filter(([name]) => spec.parameters[name]?.role === "choice");
  const start: Values = { ...defaults(spec), ...Object.fromEntries(choices) };
  const sizes = Object.entries(sizesOf(spec, values));
  return sizes.reduce((all, [axis, size]) => resized(spec, all, axis, size), start);
}

const each = cases.map((spec) => ({ slug: spec.slug, spec }));

it.each(each.filter(({ spec }) => spec.alternatives === undefined))(
  "$slug has no alternatives",
  ({ spec }) => {
    expect(comparedIn(spec, defaults(spec))).toEqual([]);
  },
);

it.each(each.filter(({ spec }) => spec.alternatives !== undefined))(
  "the counts of $slug depend on its sizes and choices only, not on its numbers",
  ({ spec }) => {
    fc.assert(
      fc.property(extreme(spec), fc.nat(), (values, pick) => {
        // `compare` counts at the default numbers; the recording uses these values.
        comparedIn(spec, withDefaultNumbers(spec, values));
        const alternatives = comparedIn(spec, values).filter(({ refused }) => refused === undefined);
        const { params, counts, live } = alternatives[pick % alternatives.length] ?? { params: {} };
        const trace = record(spec.slug, { ...values, ...params });
        expect(counts).toEqual(countsOf(trace));
        expect(live).toEqual(liveAfterEachStep(trace));
      }),
      { numRuns: 20 },
    );
  },
);
