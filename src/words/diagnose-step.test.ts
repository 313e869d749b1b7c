import { describe, expect, it } from "vitest";
import { add, div } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { exp, log } from "../autodiff/operations/powers.ts";
import type { Var } from "../autodiff/var.ts";
import { run } from "../trace/testing/run.ts";
import type { Trace } from "../trace/trace.ts";
import { diagnoseStep } from "./diagnose-step.ts";

function diagnosesOf(trace: Trace): string[][] {
  return trace.steps.flatMap((step) => {
    const text = diagnoseStep(trace, step);
    return text === undefined ? [] : [[step.key, text]];
  });
}

describe("the diagnosis of a step", () => {
  it.each<[string, number[], (...inputs: Var[]) => Var, string[][]]>([
    ["is undefined if all numbers are finite", [2], (x) => log(exp(x)), []],
    [
      "concerns the step's own number, even if it merely follows from another",
      [1000],
      (x) => div(exp(x), exp(x)),
      [
        ["eval.n1", "exp(1000) = ∞: too large for a number (largest about 1.8e308)"],
        ["eval.n2", "exp(1000) = ∞: too large for a number (largest about 1.8e308)"],
        ["eval.y", "∞/∞ = NaN: not defined; the ∞ is from n₁"],
      ],
    ],
    [
      "for the gradients is the first diagnosis of the run",
      [0],
      (x) => log(x),
      [
        ["eval.y", "log(0) = −∞: infinite at 0"],
        ["acc.y.0", "1 × 1/0 = ∞: division by zero"],
        ["collect", "log(0) = −∞: infinite at 0"],
      ],
    ],
  ])("%s", (_, values, build, expected) => {
    const found = diagnosesOf(run(values, build));
    expect(found.slice(0, expected.length === 0 ? undefined : expected.length)).toEqual(expected);
  });

  it("is undefined if a finite contribution is added to an infinite adjoint", () => {
    const trace = run([0], (x) => add(sin(x), log(x)));
    const steps = trace.steps.filter((step) => step.kind === "accumulate" && step.node === 0);
    expect(steps.map((step) => diagnoseStep(trace, step))).toEqual([
      "1 × 1/0 = ∞: division by zero",
      undefined,
    ]);
  });

  it("concerns the contribution, whatever the adjoint was", () => {
    const trace = run([1000], (x) => div(exp(x), exp(x)));
    const texts = new Map(diagnosesOf(trace) as [string, string][]);
    for (const step of trace.steps) {
      if (step.kind !== "accumulate") continue;
      expect(texts.has(step.key), step.key).toBe(!Number.isFinite(step.contribution));
    }
  });
});
