import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkpoint } from "../autodiff/checkpoint.ts";
import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { sin, tanh } from "../autodiff/operations/curves.ts";
import { square } from "../autodiff/operations/powers.ts";
import { binomial, keeping, lengthOf, randomPlan, storingAll } from "../autodiff/testing/chain.ts";
import { constant, type Var } from "../autodiff/var.ts";
import { packTrace, unpackTrace } from "./pack-trace.ts";
import { replay } from "./replay.ts";
import { keysOf, runChain } from "./testing/chains.ts";
import { run } from "./testing/run.ts";
import type { Trace } from "./trace.ts";

const stepsOfKind = (trace: Trace, ...kinds: readonly string[]) =>
  trace.steps.filter(({ kind }) => kinds.includes(kind));

/**
 * Returns the nodes whose values a step reads: an evaluation reads its operands, a pullback also the result.
 */
function readBy(trace: Trace, index: number): number[] {
  const step = trace.steps.at(index);
  const operands = (node: number): number[] =>
    (trace.nodes.at(node)?.operands ?? []).flatMap((operand) => ("node" in operand ? [operand.node] : []));
  if (step?.kind === "evaluate" || step?.kind === "recompute") return operands(step.node);
  const child = step?.kind === "accumulate" ? trace.edges.at(step.edge)?.child : undefined;
  return child === undefined ? [] : [child, ...operands(child)];
}

describe("the recording of a chain that keeps h0, h2 and h4", () => {
  const trace = runChain(keeping(0, 2, 4));

  it("contains the keeps, discards and recomputations in the engine's order", () => {
    expect(keysOf(trace)).toEqual([
      ...["keep.h0", "eval.h1", "eval.h2", "discard.h1", "keep.h2"],
      ...["eval.h3", "eval.h4", "discard.h3", "keep.h4", "seed.h4"],
      ...["recompute.h3", "recompute.h4", "acc.h4.0", "acc.h4.1", "acc.h3.0", "acc.h3.1"],
      ...["recompute.h1", "recompute.h2", "acc.h2.0", "acc.h2.1", "acc.h1.0", "acc.h1.1"],
      "collect",
    ]);
    expect(trace.steps.map(({ phase }) => phase)).toEqual([
      ...Array.from({ length: 9 }, () => "forward"),
      "seed",
      ...Array.from({ length: 12 }, () => "backward"),
      "gradient",
    ]);
  });

  it("contains the edges between the layers, without those of the checkpoints", () => {
    expect(trace.edges.map(({ id }) => id)).toEqual([1, 2, 3, 4].flatMap((k) => [`h${k}.0`, `h${k}.1`]));
    expect([...trace.nodes].every(({ reached }) => reached)).toBe(true);
  });

  it("contains the visits of the outer sort only, which reaches the kept states", () => {
    const visits = keysOf(runChain(keeping(0, 2, 4), { detail: true }), "visit");
    expect(visits.join(" ")).toBe("visit.h0 visit.w1 visit.w2 visit.h2 visit.w3 visit.w4 visit.h4");
  });
});

it("the key of a repeated event contains a number", () => {
  const keys = keysOf(runChain(binomial(4, 1)));
  expect(keys.filter((key) => /h1/.test(key))).toEqual([
    ...[
      "eval.h1",
      "discard.h1",
      "recompute.h1",
      "discard.h1.2",
      "recompute.h1.2",
      "keep.h1",
      "recompute.h1.3",
    ],
    ...["acc.h1.0", "acc.h1.1"],
  ]);
  expect(keysOf(runChain(binomial(4, 1)), "discard").slice(0, 3)).toEqual([
    "discard.h1",
    "discard.h2",
    "discard.h1.2",
  ]);
});

describe("for any nesting of checkpoints, the recording of a chain", () => {
  const planned = randomPlan.chain((plan) => {
    const weights = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
      minLength: lengthOf(plan),
      maxLength: lengthOf(plan),
    });
    return fc.tuple(fc.constant(plan), weights);
  });
  const layer = (h: Var, w: Var): Var => tanh(mul(w, h));

  it("has the nodes, edges, adjoints and gradients of full storage, bit for bit", () => {
    fc.assert(
      fc.property(planned, ([plan, weights]) => {
        const full = runChain(storingAll(weights.length), { weights, layer });
        const trace = runChain(plan, { weights, layer });
        for (const part of ["nodes", "edges", "outputs", "gradients"] as const) {
          expect(trace[part]).toStrictEqual(full[part]);
        }
        const kinds = ["evaluate", "seed", "accumulate", "collect"];
        expect(stepsOfKind(trace, ...kinds)).toStrictEqual([...full.steps]);
        const end = replay(trace, trace.steps.length);
        expect(end.adjoints).toStrictEqual(replay(full, full.steps.length).adjoints);
        expect([...end.dropped]).not.toContain(true);
      }),
    );
  });

  it("reads no discarded value", () => {
    fc.assert(
      fc.property(randomPlan, (plan) => {
        const trace = runChain(plan);
        for (let index = 0; index < trace.steps.length; index++) {
          const { dropped, evaluated } = replay(trace, index);
          for (const node of readBy(trace, index))
            expect([evaluated.at(node), dropped.at(node)]).toEqual([true, false]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("has a unique key per step, the same in every recording", () => {
    fc.assert(
      fc.property(randomPlan, fc.boolean(), (plan, detail) => {
        const trace = runChain(plan, { detail });
        expect(new Set(keysOf(trace)).size).toBe(trace.steps.length);
        expect(runChain(plan, { detail })).toStrictEqual(trace);
        expect(unpackTrace(structuredClone(packTrace(trace)))).toStrictEqual(trace);
      }),
    );
  });
});

describe("the recording of a checkpoint", () => {
  it("omits unused results of the segment, which are discarded at once", () => {
    const inVain = (h: Var): Var => {
      sin(h);
      return square(h);
    };
    const trace = run([2], (x) => checkpoint(inVain, x));
    expect(keysOf(trace).join(" ")).toBe(
      "keep.x1 eval.n1 discard.n1 eval.y keep.y seed.y recompute.n1 recompute.y acc.y.0 collect",
    );
    expect(trace.nodes.map(({ id, reached }) => [id, reached])).toEqual([
      ["x1", true],
      ["n1", false],
      ["y", true],
    ]);
  });

  it("has no separate node for a returned operand or constant", () => {
    const passed = run([2, 3], (x1, x2) =>
      mul(
        checkpoint((_, b) => b, x1, x2),
        x2,
      ),
    );
    expect(keysOf(passed).join(" ")).toBe("keep.x1 keep.x2 eval.y seed.y acc.y.0 acc.y.1 collect");
    expect(passed.gradients).toEqual({ x1: 0, x2: 6 });
    const fixed = run([2], (x) =>
      mul(
        checkpoint(() => constant(5), x),
        x,
      ),
    );
    expect(fixed.nodes.at(-1)?.operands).toEqual([{ constant: 5 }, { node: 0 }]);
    expect(fixed.gradients).toEqual({ x1: 5 });
  });

  it("runs its segment no more often than the engine, and on a separate graph for the Jacobian", () => {
    let runs = 0;
    const trace = run([2, 3], (x1, x2) => {
      const segment = (a: Var, b: Var): Var => {
        runs += 1;
        return mul(a, b);
      };
      const p = checkpoint(segment, x1, x2);
      return { names: {}, outputs: { p, s: add(p, x2) }, seeds: { s: 10 } };
    });
    // Once forward, then once in the sweep and in each pass of the Jacobian.
    expect(runs).toBe(1 + 1 + (1 + 2));
    expect(trace.jacobian?.rows).toEqual([
      [3, 2],
      [3, 3],
    ]);
    expect(trace.gradients).toEqual({ x1: 33, x2: 32 });
    expect(keysOf(trace, "accumulate").join(" ")).toBe("acc.s.0 acc.s.1 acc.p.0 acc.p.1");
  });

  it("continues from the engine's adjoint if several nodes use an operand", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        fc.integer({ min: 1, max: 3 }),
        (a, parts) => {
          const trace = run([0.3, a], (x, w) => {
            const segment = (h: Var, v: Var): Var => tanh(mul(v, tanh(mul(v, h))));
            return Array.from({ length: parts }).reduce<Var>((h) => checkpoint(segment, h, w), x);
          });
          const adjoints = [...replay(trace, trace.steps.length).adjoints];
          expect(adjoints.slice(0, 2)).toEqual([trace.gradients.x1, trace.gradients.x2]);
          let before: unknown = 0;
          for (const step of trace.steps) {
            if (step.kind !== "accumulate" || step.node !== 1) continue;
            expect(step.before).toBe(before);
            before = step.after;
          }
        },
      ),
    );
  });
});
