import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkpoint, checkpointIn } from "../autodiff/checkpoint.ts";
import { inFloat8 } from "../autodiff/float8.ts";
import { mul } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { keeping, randomPlan } from "../autodiff/testing/chain.ts";
import { randomGraph } from "../autodiff/testing/random-graph.ts";
import type { Var } from "../autodiff/var.ts";
import { replay, type State } from "./replay.ts";
import type { Sequence } from "./sequence.ts";
import { createSteps } from "./steps.ts";
import { runChain } from "./testing/chains.ts";
import { runPlan } from "./testing/random-program.ts";
import { run } from "./testing/run.ts";
import type { Trace } from "./trace.ts";

/** A state as plain lists. */
type Lists = {
  readonly [Part in keyof State]: State[Part] extends Sequence<infer T> ? readonly T[] : State[Part];
};

function replayed(trace: Trace, index: number): Lists {
  const { index: done, step, ...lists } = replay(trace, index);
  const { evaluated, dropped, kept, recomputed, values, adjoints, flowed, topo } = lists;
  return {
    index: done,
    step,
    evaluated: [...evaluated],
    dropped: [...dropped],
    kept: [...kept],
    recomputed: [...recomputed],
    values: [...values],
    adjoints: [...adjoints],
    flowed: [...flowed],
    topo: [...topo],
  };
}

/** Computes a state by definition: searches the steps done for each entry, and sums adjoints anew. */
function byDefinition(trace: Trace, index: number): Lists {
  const done = [...trace.steps].slice(0, index);
  const happened = (kind: string, node: number): boolean =>
    done.some((step) => step.kind === kind && "node" in step && step.node === node);
  const last = (node: number, ...kinds: readonly string[]): string | undefined =>
    done.findLast((step) => kinds.includes(step.kind) && "node" in step && step.node === node)?.kind;
  return {
    index,
    step: done.at(-1),
    evaluated: trace.nodes.map(({ op }, node) => op === undefined || happened("evaluate", node)),
    dropped: trace.nodes.map((_, node) => last(node, "evaluate", "discard", "recompute") === "discard"),
    kept: trace.nodes.map((_, node) => happened("keep", node)),
    recomputed: trace.nodes.map((_, node) => last(node, "evaluate", "discard", "recompute") === "recompute"),
    values: trace.nodes.map(({ value }, node) => {
      const latest = done.findLast((step) => step.kind === "recompute" && step.node === node);
      return (latest?.kind === "recompute" && latest.value) || value;
    }),
    adjoints: trace.nodes.map((_, node) => {
      const arrived = done.flatMap((step) =>
        (step.kind === "seed" || step.kind === "accumulate") && step.node === node
          ? [Number(step.contribution)]
          : [],
      );
      return arrived.length === 0 ? undefined : arrived.reduce((sum, term) => sum + term, 0);
    }),
    flowed: trace.edges.map((_, edge) =>
      done.some((step) => step.kind === "accumulate" && step.edge === edge),
    ),
    topo: done.flatMap((step) => (step.kind === "visit" ? [step.node] : [])),
  };
}

const example = run([2, 3], (x1, x2) => mul(mul(x1, x1), sin(x2)), { detail: true });
const end = example.steps.length;

describe("replay", () => {
  it("agrees with the definition at every step of random programs", () => {
    fc.assert(
      fc.property(randomGraph, fc.boolean(), (plan, detail) => {
        const trace = runPlan(plan, detail);
        for (let k = 0; k <= trace.steps.length; k++) {
          expect(replayed(trace, k)).toStrictEqual(byDefinition(trace, k));
        }
      }),
      { numRuns: 20 },
    );
  });

  it("agrees with the definition at every step of chains with checkpoints", () => {
    fc.assert(
      fc.property(randomPlan, fc.boolean(), (plan, isFaithful) => {
        const trace = runChain(plan, { keep: isFaithful ? checkpoint : checkpointIn(inFloat8) });
        for (let k = 0; k <= trace.steps.length; k++) {
          expect(replayed(trace, k)).toStrictEqual(byDefinition(trace, k));
        }
      }),
      { numRuns: 20 },
    );
  });

  it("tracks dropped, kept and repeated values", () => {
    const trace = runChain(keeping(0, 2, 4));
    const namesAt = (key: string, of: "dropped" | "kept" | "recomputed"): string[] => {
      const state = replay(trace, 1 + trace.steps.findIndex((step) => step.key === key));
      return trace.nodes.flatMap(({ id }, i) => (state[of].at(i) ? [id] : []));
    };
    expect(namesAt("discard.h1", "dropped")).toEqual(["h1"]);
    expect(namesAt("keep.h2", "kept")).toEqual(["h0", "h2"]);
    expect(namesAt("recompute.h4", "dropped")).toEqual(["h1"]);
    expect(namesAt("recompute.h4", "recomputed")).toEqual(["h3", "h4"]);
    expect(namesAt("collect", "dropped")).toEqual([]);
  });

  it("has only the inputs at the start", () => {
    expect(replayed(example, 0)).toEqual({
      index: 0,
      step: undefined,
      evaluated: [true, true, false, false, false],
      dropped: [false, false, false, false, false],
      kept: [false, false, false, false, false],
      recomputed: [false, false, false, false, false],
      values: [2, 3, 4, Math.sin(3), 4 * Math.sin(3)],
      adjoints: [undefined, undefined, undefined, undefined, undefined],
      flowed: [false, false, false, false, false],
      topo: [],
    });
  });

  it("has all nodes evaluated and sorted and all edges used at the end", () => {
    const state = replayed(example, end);
    expect(state.evaluated).not.toContain(false);
    expect(state.flowed).not.toContain(false);
    expect(state.topo.toSorted()).toEqual([0, 1, 2, 3, 4]);
    expect(state.step?.key).toBe("collect");
  });

  it("depends on the index only, not on earlier calls", () => {
    const forward = example.steps.map((_, k) => replayed(example, k));
    const backward = example.steps.map((_, k) => replayed(example, end - 1 - k)).toReversed();
    expect(backward).toStrictEqual(forward);
  });

  it.each([
    [-1, 0],
    [Number.NEGATIVE_INFINITY, 0],
    [Number.NaN, 0],
    [0.9, 0],
    [2.5, 2],
    [end + 1, end],
    [9999, end],
    [Number.POSITIVE_INFINITY, end],
  ])("treats the index %s as %i", (index, taken) => {
    expect(replayed(example, index)).toStrictEqual(replayed(example, taken));
  });
});

it("reads few rows of a long trace for the state at any index, and for a key", () => {
  const long = run([0.7], (x) => Array.from({ length: 2000 }).reduce<Var>((h) => sin(mul(x, h)), x));
  let reads = 0;
  const counted = <Column extends object>(column: Column): Column =>
    new Proxy(column, {
      get(target, name) {
        if (typeof name === "string" && /^\d+$/.test(name)) reads += 1;
        const found: unknown = Reflect.get(target, name);
        return typeof found === "function" ? found.bind(target) : found;
      },
    });
  const { kinds, refs, places, before, incoming, entries } = long.steps.columns;
  const columns = {
    ...{ kinds: counted(kinds), refs: counted(refs), places: counted(places) },
    ...{ before: counted(before), incoming: counted(incoming), entries: counted(entries) },
  };
  const trace = { ...long, steps: createSteps(columns, long.nodes, long.edges) };
  // The first look-up prepares the index.
  expect(trace.steps.keys.find("collect")).toBe(trace.steps.length - 1);
  expect(reads).toBeGreaterThan(trace.steps.length);

  for (const index of [1, 2000, 5000, 5001, trace.steps.length]) {
    reads = 0;
    const { step, evaluated, dropped, kept, recomputed, adjoints, flowed } = replay(trace, index);
    expect(trace.steps.keys.find(step?.key ?? "")).toBe(index - 1);
    for (const list of [evaluated, dropped, kept, recomputed, adjoints]) list.at(1000);
    flowed.at(1000);
    expect(reads).toBeLessThan(60);
  }
});
