import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialCost } from "../autodiff/binomial-schedule.ts";
import { toFloat8 } from "../autodiff/float8.ts";
import { peak, recomputedEvaluations } from "../trace/memory.ts";
import { replay } from "../trace/replay.ts";
import { indexOfKey, type Trace } from "../trace/trace.ts";
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

describe("an unfaithful recomputation", () => {
  const unfaithful = (store: string, chain: Partial<Chain> = {}): Trace =>
    record("checkpointed-chain", { store, recompute: "unfaithful", ...chain });

  /** Sweeps the chain by hand, with the values that the segments between kept layers have in float8. */
  function sweptByHand({ h0, w }: Chain, kept: readonly number[]): { h0: number; w: number[] } {
    const first = [h0];
    for (const weight of w) first.push(Math.tanh(weight * (first.at(-1) as number)));
    const gradient = { h0: 1, w: w.map(() => 0) };
    for (let i = kept.length - 1; i > 0; i--) {
      const [from, to] = [kept[i - 1] as number, kept[i] as number];
      const h = first.slice(from, from + 1);
      for (const weight of w.slice(from, to)) {
        const next = Math.tanh(weight * (h.at(-1) as number));
        h.push(to === from + 1 ? next : toFloat8(next));
      }
      for (let k = to; k > from; k--) {
        const [above, below] = [h[k - from] as number, h[k - from - 1] as number];
        const adjoint = gradient.h0;
        gradient.w[k - 1] = adjoint * (1 - above * above) * below;
        gradient.h0 = adjoint * (1 - above * above) * (w[k - 1] as number);
      }
    }
    return gradient;
  }

  it("has the gradient of a sweep by hand over the recomputed values", () => {
    const random = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 2, maxLength: 24 });
    fc.assert(
      fc.property(
        random,
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.subarray([...Array(23).keys()]),
        (w, h0, inner) => {
          const kept = [0, ...inner.map((k) => k + 1).filter((k) => k < w.length), w.length];
          const { gradients } = unfaithful(listText(kept, w.length), { h0, w });
          const byHand = sweptByHand({ h0, w }, kept);
          // Adjoints start at 0, so that −0 becomes 0.
          expect(gradients).toEqual({ h0: byHand.h0 + 0, w: byHand.w.map((one) => one + 0) });
        },
      ),
    );
  });

  it("has the outputs, nodes and step keys of the faithful run, and another gradient", () => {
    const [wrong, right] = [unfaithful("h0,h4,h8"), recorded("h0,h4,h8")];
    for (const part of ["outputs", "nodes", "edges"] as const) expect(wrong[part]).toStrictEqual(right[part]);
    expect(keysOf(wrong)).toEqual(keysOf(right));
    const [w, exact] = [wrong.gradients.w, right.gradients.w].map((gradient) => gradient as number[]);
    for (const [k, found] of (w ?? []).entries()) {
      expect(Math.abs(found / (exact?.[k] ?? 0) - 1)).toBeGreaterThan(0.005);
    }
  });

  it("changes nothing where nothing is recomputed", () => {
    expect(unfaithful("all")).toStrictEqual(recorded("all"));
  });

  it("has its own value at each step: the first, then the recomputed one", () => {
    const trace = unfaithful("h0,h4,h8");
    const valueAt = (key: string, node: string): unknown =>
      replay(trace, indexOfKey(trace, key) ?? 0).values.at(trace.nodes.indexOf(node));
    const h4 = trace.nodes.at(trace.nodes.indexOf("h4"))?.value;
    const steps = ["eval.h4", "acc.h5.0", "acc.h5.1", "recompute.h3"];
    expect(steps.map((key) => valueAt(key, "h4"))).toEqual(steps.map(() => h4));
    expect(["recompute.h4", "acc.h4.0", "collect"].map((key) => valueAt(key, "h4"))).toEqual(
      Array(3).fill(-0.34375),
    );
  });

  it("gives each node the same value in every repetition of a binomial schedule", () => {
    const values = new Map<number, unknown>();
    const { steps } = unfaithful("binomial:2");
    for (const step of steps) {
      if (step.kind !== "recompute") continue;
      const known = values.get(step.node) ?? step.value;
      expect(step.value).toBe(known);
      values.set(step.node, known);
    }
    expect(steps.count("recompute")).toBeGreaterThan(values.size);
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
