import { describe, expect, it } from "vitest";
import { defaults } from "../cases/complete.ts";
import { recordAt } from "../cases/record.ts";
import type { Trace } from "../trace/trace.ts";
import { openProgram } from "./open-program.ts";

function record(text: string): Trace {
  const { program } = openProgram({ program: text, params: {} });
  return recordAt(program, defaults(program), false);
}

const keysOf = (trace: Trace) => trace.steps.map(({ key }) => key).join(" ");

describe("a program that sweeps again", () => {
  it("ends its trace before the second sweep of a node, whose adjoint starts at 0 again", () => {
    const trace = record(
      "x = Var(2.0)\ny = x * x\ny.backward()\nprint(x.grad)\nz = x * 3\nz.backward()\nprint(x.grad)\nw = Var(1.0)\nu = w * x\nu.backward()\nprint(u.grad)\n",
    );
    expect(keysOf(trace)).toBe("eval.y seed.y acc.y.0 acc.y.1 eval.z collect");
    expect(trace.gradients).toEqual({ x: 4, w: 0 });
    expect(trace.printed).toBe("4.0\n3.0\n1.0\n");
    expect(trace.nodes.map(({ id }) => id)).toEqual(["x", "w", "y", "z"]);
    expect(trace.sweepsAgain).toBe(true);
  });

  it("has one trace of sweeps through separate graphs", () => {
    const trace = record(
      "for i in range(2):\n    x = Var(2.0 + i)\n    y = x * x\n    y.backward()\nprint(x.grad)\n",
    );
    expect(trace.steps.count("seed")).toBe(2);
    expect(trace.steps.count("accumulate")).toBe(4);
    expect(trace.sweepsAgain).toBeUndefined();
  });

  it("runs on with matrices, checkpoints and functions of tensors", () => {
    const trace = record(
      "W = Var([[1, 2], [3, 4]])\nL = W.sum()\nL.backward()\nL.backward()\nV = Var([[1, 0], [0, 1]])\nM = checkpoint(lambda A, B: A @ B, W, V).sum()\nM.backward()\nprint(W.grad)\n",
    );
    expect(keysOf(trace)).toBe("eval.L seed.L acc.L.0 collect");
    expect(trace.gradients.W).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(trace.sweepsAgain).toBe(true);
  });
});
