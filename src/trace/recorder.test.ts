import { describe, expect, it } from "vitest";
import { backward } from "../autodiff/backward.ts";
import { checkpoint } from "../autodiff/checkpoint.ts";
import type { GraphNode } from "../autodiff/graph-node.ts";
import { observe } from "../autodiff/observe.ts";
import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { matmul } from "../autodiff/operations/matrices.ts";
import { filled, tensor } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { Var } from "../autodiff/var.ts";
import { createRecorder, type EngineEvent } from "./recorder.ts";
import type { AdjointSum } from "./trace.ts";

type Sum = EngineEvent & AdjointSum;

/** Returns the seeds and accumulations of a sweep, each with its node's adjoint at that moment. */
function sumsOf(program: () => void): { sums: Sum[]; engine: Value[] } {
  const recorder = createRecorder();
  const engine: Value[] = [];
  observe(
    {
      ...recorder,
      seeded(node, ...sum) {
        recorder.seeded(node, ...sum);
        engine.push(node.grad);
      },
      accumulated(child, operand, parent, ...sum) {
        recorder.accumulated(child, operand, parent, ...sum);
        engine.push(parent.grad);
      },
    },
    program,
  );
  return { sums: recorder.events.filter((event): event is Sum => "after" in event), engine };
}

describe("an adjoint in a recording", () => {
  const X = new Var<Value>(tensor([[1, 2]]));

  it("is the engine's own object, before and after a contribution", () => {
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
    for (const [i, { after }] of sums.entries()) expect(after).toBe(engine[i]);
    for (const node of [y, squares, X] as readonly GraphNode[]) {
      const own = sums.filter((sum) => sum.node === node);
      expect(own.at(-1)?.after).toBe(node.grad);
      for (const [i, { before }] of own.entries()) if (i > 0) expect(before).toBe(own[i - 1]?.after);
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
