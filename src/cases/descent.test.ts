import { describe, expect, it } from "vitest";
import { caseBySlug, cases } from "./all.ts";
import { defaults } from "./complete.ts";
import type { AnyCase, Values } from "./define-case.ts";
import { descentStep, positionOn, START, seededSum } from "./descent.ts";
import { record } from "./record.ts";

const caseOf = (slug: string) => caseBySlug(slug) as AnyCase;

/** Returns the inputs after a descent step from inputs of a case, or why there is none. */
function step(slug: string, changes: Values, rate = START.rate) {
  const program = caseOf(slug);
  const params = { ...defaults(program), ...changes };
  return descentStep(program, params, record(slug, params), rate);
}

describe("the number that a descent lowers", () => {
  it("is the only output if its seed is 1", () => {
    const trace = record("scalar-expression");
    expect(seededSum(trace)).toBe(trace.outputs.y);
  });

  it("is otherwise the sum of all entries of the outputs, each times its seed", () => {
    const trace = record("vector-jacobian-product");
    const [y1, y2] = Object.values(trace.outputs) as number[];
    const [s1, s2] = Array.from({ length: trace.steps.count("seed") }, (_, i) => {
      const found = trace.steps.filter(({ kind }) => kind === "seed")[i];
      return found?.kind === "seed" ? (found.contribution as number) : Number.NaN;
    });
    expect(seededSum(trace)).toBe((s1 ?? 0) * (y1 ?? 0) + (s2 ?? 0) * (y2 ?? 0));
  });
});

describe("a descent step", () => {
  it("subtracts η times the adjoint from every input", () => {
    const { gradients } = record("two-inputs");
    const [g1, g2] = [gradients.x1 as number, gradients.x2 as number];
    expect(step("two-inputs", {}, 0.5)).toEqual({ params: { x1: 2 - 0.5 * g1, x2: 3 - 0.5 * g2 } });
  });

  it("changes all entries of matrices, and neither seeds nor choices", () => {
    const { parameters } = caseOf("linear-layer");
    const before = defaults(caseOf("linear-layer"));
    const after = step("linear-layer", {});
    const changed = Object.keys(before).filter((name) => {
      return "params" in after && String(after.params[name]) !== String(before[name]);
    });
    expect(changed.map((name) => parameters[name]?.role)).toEqual(["input", "parameter", "parameter"]);
  });

  it.each(cases.map(({ slug }) => slug))("of the usual rate lowers %s ten times", (slug) => {
    const program = caseOf(slug);
    let params = defaults(program);
    const values = [];
    for (let i = 0; i <= 10; i++) {
      const trace = record(slug, params);
      values.push(seededSum(trace));
      const next = descentStep(program, params, trace, START.rate);
      if (!("params" in next)) throw new Error(`${slug} stops at step ${i}: ${next.kind}`);
      params = next.params;
    }
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(new Set(values).size).toBe(11);
  });
});

describe("no descent step", () => {
  it("is taken at a point where the gradient is 0", () => {
    expect(step("scalar-expression", { x: 0 })).toEqual({ kind: "no-change" });
  });

  it("is taken if rounding loses the change", () => {
    expect(step("scalar-expression", {}, 1e-30)).toEqual({ kind: "no-change" });
  });

  it("follows an adjoint that is not finite", () => {
    expect(step("shared-intermediate", { x: 1e200 })).toMatchObject({ kind: "not-finite", parameter: "x" });
  });

  it("leads to a value that the input cannot have", () => {
    expect(step("two-inputs", {}, 1e308)).toMatchObject({ kind: "not-allowed", parameter: "x1" });
  });

  it("is possible without inputs", () => {
    const program = { parameters: {}, program: () => ({ names: {}, outputs: {} }) };
    expect(descentStep(program, {}, { gradients: {} }, 0.1)).toEqual({ kind: "no-inputs" });
  });
});

it("the position on a way is that of the last point with the same inputs", () => {
  const program = caseOf("two-inputs");
  const points = [1, 2, 1, 3].map((x1) => ({ params: { x1, x2: 0 }, objective: 0 }));
  expect(positionOn(program, points, { x1: 1, x2: 0 })).toBe(2);
  expect(positionOn(program, points, { x1: 1, x2: 5 })).toBe(-1);
});
