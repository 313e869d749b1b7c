import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialCost } from "../autodiff/binomial-schedule.ts";
import { peak, recomputedEvaluations } from "../trace/memory.ts";
import type { Trace } from "../trace/trace.ts";
import { listText } from "./parameters/layers.ts";
import { record } from "./record.ts";

interface Chain {
  readonly h0: number;
  readonly w: readonly number[];
}

const recorded = (store: string, chain: Partial<Chain> = {}): Trace =>
  record("checkpointed-chain", { store, ...chain });
const keysOf = (trace: Trace): string[] => trace.steps.map(({ key }) => key);

/** Returns `length` distinct weights. */
const weights = (length: number): number[] => Array.from({ length }, (_, i) => 1.25 - i / length);

const number = fc.oneof(
  fc.double({ min: -3, max: 3, noNaN: true }),
  fc.constantFrom(0, -0, 5e-324, 1e200, -1e308),
);
const chain: fc.Arbitrary<Chain> = fc.record({
  h0: number,
  w: fc.array(number, { minLength: 2, maxLength: 64 }),
});
const chainAndStore = chain.chain(({ h0, w }) => {
  const kept = fc.subarray(Array.from({ length: w.length + 1 }, (_, k) => k));
  const store = fc.oneof(
    kept.map((layers) => listText(layers, w.length)),
    fc.constant("sqrt"),
    fc.integer({ min: 1, max: 64 }).map((slots) => `optimal:${slots}`),
  );
  return fc.record({ store, chain: fc.constant({ h0, w }) });
});

describe("the steps of the checkpointed chain", () => {
  const back = (from: number, to: number): string[] => {
    const layers = Array.from({ length: to - from }, (_, i) => from + 1 + i);
    return [
      ...layers.map((k) => `recompute.h${k}`),
      ...layers.reverse().flatMap((k) => [`acc.h${k}.0`, `acc.h${k}.1`]),
    ];
  };

  it("follow the text: both segments forward, then each recomputed and run backward", () => {
    expect(keysOf(record("checkpointed-chain"))).toEqual([
      ...["keep.h0", "eval.h1", "eval.h2", "discard.h1", "eval.h3", "discard.h2", "eval.h4", "discard.h3"],
      ...["keep.h4", "eval.h5", "eval.h6", "discard.h5", "eval.h7", "discard.h6", "eval.h8", "discard.h7"],
      ...["keep.h8", "seed.h8"],
      ...back(4, 8),
      ...back(0, 4),
      "collect",
    ]);
  });

  it("with full storage include no keep, discard or recompute", () => {
    const layers = [1, 2, 3];
    expect(keysOf(recorded("all", { w: weights(3) }))).toEqual([
      ...layers.map((k) => `eval.h${k}`),
      "seed.h3",
      ...layers.toReversed().flatMap((k) => [`acc.h${k}.0`, `acc.h${k}.1`]),
      "collect",
    ]);
  });

  it("are the same for a list of all layers and for store=all", () => {
    expect(recorded("h0,h1,h2,h3", { w: weights(3) })).toStrictEqual(recorded("all", { w: weights(3) }));
  });

  it("have unique keys for every store", () => {
    fc.assert(
      fc.property(chainAndStore, ({ store, chain: given }) => {
        const keys = keysOf(recorded(store, given));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe("the checkpointed chain", () => {
  it("has the bits of full storage for every store", () => {
    fc.assert(
      fc.property(chainAndStore, ({ store, chain: given }) => {
        const [kept, full] = [recorded(store, given), recorded("all", given)];
        for (const part of ["outputs", "gradients", "nodes", "edges"] as const) {
          expect(kept[part]).toStrictEqual(full[part]);
        }
      }),
    );
  });

  it("recomputes once each layer of a segment of two or more layers", () => {
    const length = 12;
    fc.assert(
      fc.property(fc.subarray(Array.from({ length: length - 1 }, (_, i) => i + 1)), (inner) => {
        const kept = [0, ...inner, length];
        const lengths = kept.slice(1).map((to, i) => to - (kept[i] ?? 0));
        const repeated = lengths.filter((layers) => layers > 1).reduce((sum, layers) => sum + layers, 0);
        const trace = recorded(listText(inner, length), { w: weights(length) });
        expect(recomputedEvaluations(trace)).toBe(repeated);
        expect(trace.steps.filter(({ kind }) => kind === "evaluate")).toHaveLength(length);
      }),
    );
  });
});

describe("the memory of a chain of eight layers", () => {
  it.each<[store: string, most: number, repeated: number]>([
    ["all", 9, 0],
    ["h0,h4,h8", 6, 8],
    ["h0,h8", 9, 8],
    ["h0,h1,h2,h3,h4,h5,h6,h7,h8", 9, 0],
    ["sqrt", 5, 8],
    ["optimal:1", 4, 28],
    ["optimal:8", 9, 7],
  ])("with store=%s peaks at %i live values and costs %i recomputations", (store, most, repeated) => {
    const trace = recorded(store);
    expect([peak(trace), recomputedEvaluations(trace)]).toEqual([most, repeated]);
  });
});

describe("the binomial schedule", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "with %i slots has the fewest recomputations for all lengths from 2 to 64",
    (slots) => {
      for (let length = 2; length <= 64; length++) {
        const given = { h0: 0.5, w: weights(length) };
        const trace = recorded(`optimal:${slots}`, given);
        expect([length, recomputedEvaluations(trace)]).toEqual([length, binomialCost(length, slots)]);
        expect(trace.gradients).toStrictEqual(recorded("all", given).gradients);
        expect(new Set(keysOf(trace)).size).toBe(trace.steps.length);
      }
    },
  );
});
