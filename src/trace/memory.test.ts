import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialCost } from "../autodiff/binomial-schedule.ts";
import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { square } from "../autodiff/operations/powers.ts";
import { binomial, keeping, randomPlan, storingAll } from "../autodiff/testing/chain.ts";
import { liveAfterEachStep, liveAt, peak, recomputedEvaluations, type Storage, storageOf } from "./memory.ts";
import { replay } from "./replay.ts";
import { keysOf, runChain } from "./testing/chains.ts";
import { run } from "./testing/run.ts";
import type { Trace } from "./trace.ts";

const full = runChain(storingAll(8));
const checkpointed = runChain(keeping(0, 4, 8));

/** Returns the number of live activations after a step. */
function liveAfter(trace: Trace, key: string): number | undefined {
  return liveAfterEachStep(trace)[1 + keysOf(trace).indexOf(key)];
}

describe("a chain of eight layers", () => {
  it("has at most nine live activations under full storage, and repeats no evaluation", () => {
    expect([peak(full), recomputedEvaluations(full)]).toEqual([9, 0]);
  });

  it("has at most six if h0, h4 and h8 are kept, and repeats eight evaluations", () => {
    expect([peak(checkpointed), recomputedEvaluations(checkpointed)]).toEqual([6, 8]);
  });

  it("gains and loses activations step by step", () => {
    const at = (trace: Trace, keys: readonly string[]) => keys.map((key) => liveAfter(trace, key));
    expect(at(full, ["start", "eval.h1", "eval.h8", "seed.h8", "acc.h8.1", "acc.h2.1"])).toEqual([
      ...[1, 2, 9, 9, 8, 2],
    ]);
    const keys = ["start", "eval.h1", "eval.h2", "discard.h1", "keep.h4", "eval.h6", "keep.h8"];
    expect(at(checkpointed, keys)).toEqual([1, 2, 3, 2, 2, 4, 3]);
    const back = ["recompute.h7", "recompute.h8", "acc.h8.0", "acc.h8.1", "acc.h5.1", "recompute.h4"];
    expect(at(checkpointed, back)).toEqual([6, 6, 6, 5, 2, 5]);
  });

  it("needs an activation until all pullbacks that may use it have run, and the input until the last", () => {
    expect(keysOf(full).slice(-3)).toEqual(["acc.h1.0", "acc.h1.1", "collect"]);
    expect(liveAfterEachStep(full).slice(-4)).toEqual([2, 2, 0, 0]);
  });
});

it("an activation has no storage before its evaluation", () => {
  for (let index = 0; index <= checkpointed.steps.length; index++) {
    const state = replay(checkpointed, index);
    for (const [i, storage] of [...storageOf(checkpointed)(state)].entries())
      if (!state.evaluated.at(i)) expect(storage, `${index} ${i}`).toBeUndefined();
  }
  const start = [...storageOf(checkpointed)(replay(checkpointed, 0))];
  expect(start.slice(1)).toEqual(start.slice(1).map(() => undefined));
});

it("a binomial schedule repeats as many evaluations as its formula gives, with a lower peak than full storage", () => {
  const length = 20;
  for (const slots of [1, 2, 3, 5]) {
    const trace = runChain(binomial(length, slots));
    expect(recomputedEvaluations(trace)).toBe(binomialCost(length, slots));
    // The stored states, the layer being swept and the layer before it.
    expect(peak(trace)).toBeLessThanOrEqual(slots + 3);
  }
});

it("for any storage plan, the storage of an activation agrees with its being live", () => {
  const THERE: readonly (Storage | undefined)[] = ["kept", "again"];
  fc.assert(
    fc.property(randomPlan, (plan) => {
      const trace = runChain(plan);
      for (let index = 0; index <= trace.steps.length; index++) {
        const live = liveAt(trace, index);
        for (const [i, storage] of [...storageOf(trace)(replay(trace, index))].entries())
          if (storage !== undefined)
            expect(live.at(i), `${index} ${i} ${storage}`).toBe(THERE.includes(storage));
      }
    }),
    { numRuns: 40 },
  );
});

it("for any storage plan, each activation is live at some time and none at the end", () => {
  fc.assert(
    fc.property(randomPlan, (plan) => {
      const trace = runChain(plan);
      const live = liveAfterEachStep(trace);
      expect(live).toHaveLength(trace.steps.length + 1);
      expect(live.at(-1)).toBe(trace.edges.length === 0 ? 1 : 0);
      for (const [i, count] of live.entries()) expect(Math.abs(count - (live[i - 1] ?? 1))).toBeLessThan(3);
      expect(Math.min(...live)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 50 },
  );
});

it("a shared activation is needed until its last user has sent its contributions", () => {
  const trace = run([2], (x) => {
    const shared = square(x);
    return add(mul(shared, sin(shared)), shared);
  });
  const last = keysOf(trace).findLast((key) => key.startsWith("acc.n1"));
  expect([peak(trace), liveAfter(trace, last ?? "")]).toEqual([5, 0]);
});

it("an activation that receives no contribution stays, as nothing ends its lifetime", () => {
  const trace = run([2, 3], (x1, x2) => {
    sin(x2);
    return square(x1);
  });
  expect(liveAfterEachStep(trace)).toEqual([2, 3, 4, 4, 2, 2]);
});
