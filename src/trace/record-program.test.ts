import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GraphNode } from "../autodiff/graph-node.ts";
import { add, affine, mul } from "../autodiff/operations/arithmetic.ts";
import { sin, tanh } from "../autodiff/operations/curves.ts";
import { log, square } from "../autodiff/operations/powers.ts";
import { sum } from "../autodiff/operations/reductions.ts";
import { grow, randomGraph } from "../autodiff/testing/random-graph.ts";
import { constant, type Var } from "../autodiff/var.ts";
import type { MatrixLeaf } from "./leaves.ts";
import { packTrace, unpackTrace } from "./pack-trace.ts";
import { recordProgram } from "./record-program.ts";
import { replay } from "./replay.ts";
import { runPlan } from "./testing/random-program.ts";
import { run } from "./testing/run.ts";
import type { Trace } from "./trace.ts";

const keys = (trace: Trace): string[] => trace.steps.map(({ key }) => key);

describe("a recording", () => {
  it("follows the two edges of x·x with two accumulations", () => {
    const trace = run([3], (x) => mul(x, x));
    expect(trace.edges.map(({ id, operand }) => [id, operand])).toEqual([
      ["y.0", 0],
      ["y.1", 1],
    ]);
    expect(keys(trace)).toEqual(["eval.y", "seed.y", "acc.y.0", "acc.y.1", "collect"]);
    expect(trace.gradients).toEqual({ x1: 6 });
    expect(trace.steps.at(3)).toMatchObject({
      before: 3,
      contribution: 3,
      after: 6,
      incoming: 1,
      partial: 3,
    });
  });

  it("gives an input that does not reach the output gradient 0 and marks it unreached", () => {
    const trace = run([2, 5, 7], (x1, x2) => {
      sin(x2);
      return square(x1);
    });
    expect(trace.gradients).toEqual({ x1: 4, x2: 0, x3: 0 });
    expect(trace.nodes.map(({ id, reached }) => [id, reached])).toEqual([
      ["x1", true],
      ["x2", false],
      ["x3", false],
      ["n3", false],
      ["y", true],
    ]);
    expect(keys(trace)).toEqual(["eval.n3", "eval.y", "seed.y", "acc.y.0", "collect"]);
  });

  it("gives an unnamed node a name that no other node has", () => {
    const trace = run([2], (x) => {
      const [unnamed, n1] = [sin(x), square(x)];
      return { names: { n1 }, outputs: { y: add(unnamed, n1) } };
    });
    expect(trace.nodes.map(({ id }) => id)).toEqual(["x1", "n5", "n1", "y"]);
  });

  it("stores constants as operands instead of nodes, and numbers edges without them", () => {
    const trace = run([2], (x) => affine(constant(3), x, constant(-1)));
    expect(trace.nodes.map(({ id }) => id)).toEqual(["x1", "y"]);
    expect(trace.nodes.at(1)?.operands).toEqual([{ constant: 3 }, { node: 0 }, { constant: -1 }]);
    expect([...trace.edges]).toEqual([{ id: "y.0", child: 1, parent: 0, operand: 1 }]);
    expect(keys(trace)).toEqual(["eval.y", "seed.y", "acc.y.0", "collect"]);
  });

  it("has an input from the start, taken whole or by entries", () => {
    const leaves = [
      { name: "A", value: [[1, 2]], role: "input" },
      { name: "B", value: [[3, 4]], role: "input" },
    ] as const;
    const trace = recordProgram({
      leaves,
      build: ({ A, B }) => {
        const [first, second] = (B as MatrixLeaf).entries[0] ?? [];
        const [y, s] = [sum((A as MatrixLeaf).whole), add(first as Var, second as Var)];
        return { names: {}, outputs: { y, s } };
      },
      detail: false,
    });
    expect(trace.nodes.map(({ id }) => id)).toEqual(["A", "B11", "B12", "y", "s"]);
    expect(keys(trace).filter((key) => key.startsWith("eval"))).toEqual(["eval.y", "eval.s"]);
  });

  it("names the number type and the label of each operation used", () => {
    const { dtype, operations } = run([2], (x) => mul(add(x, sin(x)), constant(3)));
    expect(dtype).toBe("float64");
    expect(operations).toEqual({ sin: { label: "sin" }, add: { label: "+" }, mul: { label: "×" } });
  });

  it("contains the visits of the sort only if requested", () => {
    const build = (x1: Parameters<typeof sin>[0]) => sin(x1);
    expect(keys(run([1], build, { detail: true }))).toEqual([
      "eval.y",
      "visit.x1",
      "visit.y",
      "seed.y",
      "acc.y.0",
      "collect",
    ]);
    expect(keys(run([1], build))).not.toContain("visit.y");
    expect([...run([1], build).seen]).toEqual([1, 0]);
  });

  it("adds the contributions of several outputs, and contains the Jacobian", () => {
    const trace = run([2, 3], (x1, x2) => ({
      names: {},
      outputs: { p: mul(x1, x2), s: add(x1, x2) },
      seeds: { p: 10 },
    }));
    expect(trace.gradients).toEqual({ x1: 31, x2: 21 });
    expect(trace.outputs).toEqual({ p: 6, s: 5 });
    expect(trace.jacobian).toEqual({
      outputs: ["p", "s"],
      inputs: ["x1", "x2"],
      rows: [
        [3, 2],
        [1, 1],
      ],
    });
  });

  it("leaves the sweep's adjoints on the recorded graph, despite the Jacobian", () => {
    const held: GraphNode[][] = [];
    const trace = run([2, 3], (x1, x2) => {
      const [p, s] = [mul(x1, x2), sin(x1)];
      const q = add(p, s);
      held.push([x1, x2, p, s, q]);
      return { names: { p, s, q }, outputs: { y: square(q), z: tanh(p) }, seeds: { y: 0.5, z: 2 } };
    });
    expect(trace.jacobian?.rows).toHaveLength(2);
    const [recorded = []] = held;
    expect(recorded.map(({ grad }) => grad)).toEqual(
      [...replay(trace, trace.steps.length).adjoints].slice(0, 5),
    );
  });

  it("handles outputs that are inputs or constants", () => {
    const passed = run([2], (x) => x);
    expect(keys(passed)).toEqual(["seed.x1", "collect"]);
    expect(passed.nodes.at(0)).toMatchObject({ id: "x1", aliases: ["y"], role: "input", reached: true });
    expect(passed.gradients).toEqual({ x1: 1 });
    const fixed = run([2], () => constant(7));
    expect(keys(fixed)).toEqual(["collect"]);
    expect([fixed.outputs, fixed.gradients]).toEqual([{ y: 7 }, { x1: 0 }]);
  });

  it("names the entries of large matrices apart", () => {
    const ones = (rows: number, columns: number) =>
      Array.from({ length: rows }, () => new Array(columns).fill(1));
    const W = ones(11, 11);
    const trace = recordProgram({
      leaves: [{ name: "W", value: W, role: "parameter" }],
      build: (leaves) => {
        const { entries } = leaves.W as MatrixLeaf;
        return { names: {}, outputs: { Y: entries.map((row) => row.map((w) => sin(w))) } };
      },
      detail: false,
    });
    const ids = trace.nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(["W11", "W99", "W1_11", "W11_1", "Y1_11", "Y11_1"]));
  });

  it("rejects two nodes of one name", () => {
    expect(() => run([2], (x) => ({ names: { x1: sin(x) }, outputs: {} }))).toThrow(
      new RangeError('record: two nodes are named "x1"'),
    );
    const clash = () =>
      run([2], (x) => ({ names: { h: [x, sin(x)], h1: tanh(x) }, outputs: { y: square(x) } }));
    expect(clash).toThrow(new RangeError('record: two nodes are named "h1"'));
  });

  it("detaches its observer even if the program throws", () => {
    expect(() =>
      run([2], () => {
        throw new Error("stop");
      }),
    ).toThrow("stop");
    expect(run([1], (x) => log(x)).steps).toHaveLength(4);
  });

  it("has the same bits when a random program runs again", () => {
    fc.assert(
      fc.property(randomGraph, fc.boolean(), (plan, detail) => {
        expect(runPlan(plan, detail)).toStrictEqual(runPlan(plan, detail));
      }),
    );
  });

  it("has the engine's adjoints", () => {
    fc.assert(
      fc.property(randomGraph, (plan) => {
        let grown: ReturnType<typeof grow> | undefined;
        const trace = recordProgram({
          leaves: [],
          build: () => {
            grown = grow(plan);
            const entries = grown.outputs.map(([output, seed], i) => [`y${i}`, output, seed] as const);
            return {
              names: { x: grown.leaves },
              outputs: Object.fromEntries(entries.map(([name, output]) => [name, output])),
              seeds: Object.fromEntries(entries.map(([name, , seed]) => [name, seed])),
            };
          },
          detail: false,
        });
        // The Jacobian's passes run later, so only a single output still holds its adjoints.
        fc.pre(trace.jacobian === undefined);
        for (const [i, leaf] of (grown?.leaves ?? []).entries()) {
          const node = trace.nodes.findIndex(({ id }) => id === `x${i}`);
          const last = [...trace.steps].findLast((step) => "after" in step && step.node === node);
          expect(last !== undefined && "after" in last ? last.after : 0).toBe(leaf.grad);
        }
      }),
    );
  });

  it("can be packed, posted and unpacked", () => {
    fc.assert(
      fc.property(randomGraph, fc.boolean(), (plan, detail) => {
        const trace = runPlan(plan, detail);
        expect(unpackTrace(structuredClone(packTrace(trace)))).toStrictEqual(trace);
      }),
    );
  });
});
