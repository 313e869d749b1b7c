import { describe, expect, it } from "vitest";
import { add, div } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { exp, log } from "../autodiff/operations/powers.ts";
import type { Var } from "../autodiff/var.ts";
import { run } from "../trace/testing/run.ts";
import type { Trace } from "../trace/trace.ts";
import { diagnoseStep } from "./diagnose-step.ts";

function told(trace: Trace): string[][] {
  return trace.steps.flatMap((step) => {
    const text = diagnoseStep(trace, step);
    return text === undefined ? [] : [[step.key, text]];
  });
}

describe("the diagnosis of a step", () => {
  it.each<[string, number[], (...inputs: Var[]) => Var, string[][]]>([
    ["is none where all is finite", [2], (x) => log(exp(x)), []],
    [
      "is of the step's own number, also where it merely follows",
      [1000],
      (x) => div(exp(x), exp(x)),
      [
        ["eval.n1", "exp(1000) = ∞: too large for a number (largest about 1.8e308)"],
        ["eval.n2", "exp(1000) = ∞: too large for a number (largest about 1.8e308)"],
        ["eval.y", "∞/∞ = NaN: not defined; the ∞ is from n₁"],
      ],
    ],
    [
      "is of the gradients what came first",
      [0],
      (x) => log(x),
      [
        ["eval.y", "log(0) = −∞: infinite at 0"],
        ["acc.y.0", "1 × 1/0 = ∞: division by zero"],
        ["collect", "log(0) = −∞: infinite at 0"],
      ],
    ],
  ])("%s", (_, values, build, expected) => {
    const found = told(run(values, build));
    expect(found.slice(0, expected.length === 0 ? undefined : expected.length)).toEqual(expected);
  });

  it("is nothing where a finite contribution is added to an infinite adjoint", () => {
    const trace = run([0], (x) => add(sin(x), log(x)));
    const steps = trace.steps.filter((step) => step.kind === "accumulate" && step.node === 0);
    expect(steps.map((step) => diagnoseStep(trace, step))).toEqual([
      "1 × 1/0 = ∞: division by zero",
      undefined,
    ]);
  });

  it("is of what a step adds, whatever was there", () => {
    const trace = run([1000], (x) => div(exp(x), exp(x)));
    const texts = new Map(told(trace) as [string, string][]);
    for (const step of trace.steps) {
      if (step.kind !== "accumulate") continue;
      expect(texts.has(step.key), step.key).toBe(!Number.isFinite(step.contribution));
    }
  });
});
