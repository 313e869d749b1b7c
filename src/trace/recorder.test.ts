import { describe, expect, it } from "vitest";
import { backward } from "../autodiff/backward.ts";
import { checkpoint } from "../autodiff/checkpoint.ts";
import type { GraphNode } from "../autodiff/graph-node.ts";
import { observe } from "../autodiff/observe.ts";
import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { matmul } from "../autodiff/operations/matrices.ts";
import { filled, sizeOf, tensor } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { Var } from "../autodiff/var.ts";
import { createRecorder } from "./recorder.ts";
import { KINDS, valueAt } from "./step-columns.ts";
import type { AdjointSum } from "./trace.ts";

interface Sum extends AdjointSum {
  readonly node: GraphNode;
}

/** Returns the seeds and accumulations of a sweep, each with its node's adjoint at that moment. */
function sumsOf(program: () => void): { sums: Sum[]; engine: Value[] } {
  const recorder = createRecorder();
  const { rows } = recorder;
  const engine: Value[] = [];
  const nodes: GraphNode[] = [];
  observe(
    {
      ...recorder,
      seeded(node, ...sum) {
        recorder.seeded(node, ...sum);
        engine.push(node.grad);
        nodes.push(node);
      },
      accumulated(child, operand, parent, ...sum) {
        const before = rows.length;
        recorder.accumulated(child, operand, parent, ...sum);
        engine.push(parent.grad);
        if (rows.length > before) nodes.push(recorder.canonical(parent));
      },
    },
    program,
  );
  const { kinds, places, before, entries } = rows.finish();
  const sums = [...kinds.keys()].filter((row) =>
    ["seed", "accumulate"].includes(KINDS[kinds[row] ?? -1] ?? ""),
  );
  return {
    sums: sums.map((row, i) => {
      const node = nodes[i] as GraphNode;
      const place = places[row] as number;
      const after = valueAt(entries, place + sizeOf(shapeOf(node.value)), node.value);
      const contribution = valueAt(entries, place, node.value);
      return { node, before: valueAt(entries, before[row] as number, node.value), contribution, after };
    }),
    engine,
  };
}

describe("an adjoint in a recording", () => {
  const X = new Var<Value>(tensor([[1, 2]]));

  it("has the engine's bits, before and after a contribution", () => {
    const squares = elementwise(mul, X, X);
    const y = matmul(squares, new Var<Value>(tensor([[3], [4]])));
    const { sums, engine } = sumsOf(() =>
      backward([
        [y, filled([1, 1], () => 2)],
        [squares, filled([1, 2], () => 0.5)],
        [squares, filled([1, 2], () => 0.25)],
      ]),
    );
    expect(sums).toHaveLength(7);
    for (const [i, { after }] of sums.entries()) expect(after).toStrictEqual(engine[i]);
    for (const node of [y, squares, X] as readonly GraphNode[]) {
      const own = sums.filter((sum) => sum.node === node);
      expect(own.at(-1)?.after).toStrictEqual(node.grad);
      for (const [i, { before }] of own.entries()) if (i > 0) expect(before).toStrictEqual(own[i - 1]?.after);
    }
  });

  it("continues within a segment from its operand's adjoint, and ends with the engine's bits", () => {
    const [h, w] = [new Var(0.1), new Var(0.7)];
    const segment = (a: Var, b: Var): Var => mul(sin(mul(a, b)), add(a, mul(a, b)));
    const { sums } = sumsOf(() => add(checkpoint(segment, h, w), mul(h, w)).backward(0.3));
    const own = sums.filter(({ node }) => node === h);
    expect(own).toHaveLength(4);
    for (const [i, { before, contribution, after }] of own.entries()) {
      expect(before).toBe(i === 0 ? 0 : own[i - 1]?.after);
      expect(after).toBeCloseTo((before as number) + (contribution as number), 14);
    }
    expect(own.at(-1)?.after).toBe(h.grad);
  });
});
