import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operationById } from "../autodiff/operations/all.ts";
import { plus, type Value, zeroLike } from "../autodiff/value.ts";
import { adjointOf, symbol, symbolOf } from "../formula/build.ts";
import type { Expression, SymbolExpression } from "../formula/expression.ts";
import { formula } from "../formula/parse.ts";
import { toText } from "../formula/to-text.ts";
import { keyOf } from "../formula/walk.ts";
import { type AdjointPart, adjointParts } from "../trace/adjoint-parts.ts";
import { firstDifference } from "../trace/entries.ts";
import { replay } from "../trace/replay.ts";
import { edgeAt, nodeAt, operandValues, type Trace } from "../trace/trace.ts";
import { isUnfaithful } from "../trace/values-as-of.ts";
import { nameOf } from "../words/notation.ts";
import { type SeedLetters, symbolicAdjoints } from "../words/symbolic-adjoint.ts";
import { evaluateFormula, flat } from "../words/testing/evaluate-formula.ts";
import { cases } from "./all.ts";
import type { AnyCase, Values } from "./define-case.ts";
import { record, recordAt } from "./record.ts";
import { sensible } from "./testing/random-values.ts";

const lettersOf = ({ seeds }: AnyCase): SeedLetters =>
  Object.fromEntries(Object.entries(seeds ?? {}).map(([name, text]) => [name, formula(text)]));

const adjointsIn = (trace: Trace) => replay(trace, trace.steps.length).adjoints;

/** Returns the size of the largest entry that a sum has on its way, to which its rounding errors are relative. */
function scaleOf(parts: readonly AdjointPart[]): number {
  const sizes = (value: Value) => (typeof value === "number" ? [value] : [...value.data]).map(Math.abs);
  return Math.max(...parts.flatMap(({ step }) => sizes(step.contribution)), Number.MIN_VALUE);
}

/** Returns the values of the names in formulas of a node's adjoint: nodes, adjoints, constants, and quantities. */
function namesIn(
  spec: AnyCase,
  trace: Trace,
  values: Values,
  node: number,
): (name: SymbolExpression) => Value {
  const known = new Map<string, Value>();
  const set = (name: SymbolExpression, value: Value) => known.set(keyOf(name), value);
  for (const name of Object.keys(spec.parameters)) {
    const value = values[name];
    if (typeof value === "number") set(symbolOf(name), value);
  }
  for (const [i, own] of trace.nodes.entries()) {
    set(symbolOf(nameOf(own)), own.value);
    set(adjointOf(symbolOf(nameOf(own))), adjointsIn(trace).at(i) ?? zeroLike(own.value));
    for (const operand of own.operands)
      if ("constant" in operand && operand.name !== undefined) set(symbolOf(operand.name), operand.constant);
  }
  const children = adjointParts(trace, node).flatMap(({ step }) =>
    step.kind === "accumulate" ? [nodeAt(trace, edgeAt(trace, step.edge).child)] : [],
  );
  // Those of the operations that use the node come last, and so count.
  for (const user of [...trace.nodes, ...children]) {
    const { quantities = {} } = operationById.get(user.op ?? "") ?? {};
    for (const [name, quantity] of Object.entries(quantities))
      set(symbol(name), quantity(...operandValues(trace, user)));
  }
  return (name) => {
    const value = known.get(keyOf(name));
    if (value === undefined) throw new Error(`no value of ${toText(name)}`);
    return value;
  };
}

/** Throws if a formula of a node's adjoint is not what the engine recorded. */
function check(spec: AnyCase, trace: Trace, values: Values, node: number, of: Expression): void {
  const recorded = adjointsIn(trace).at(node) as Value;
  const entries = flat(evaluateFormula(of, namesIn(spec, trace, values, node)));
  const scale = scaleOf(adjointParts(trace, node));
  const own = typeof recorded === "number" ? [recorded] : [...recorded.data];
  for (const [i, expected] of own.entries()) {
    // A matrix of ones may be printed without its shape.
    const found = entries.length === 1 ? entries[0] : entries[i];
    if (found === undefined || !(Math.abs(found - expected) <= 1e-12 * Math.max(Math.abs(expected), scale)))
      throw new Error(`${nodeAt(trace, node).id}: ${toText(of)} is ${found}, not ${expected}, at entry ${i}`);
  }
}

describe.each(cases)("the adjoints of $slug", (spec) => {
  const random = sensible(spec);
  const letters = lettersOf(spec);

  it("are the sums of their parts, to the bit, in the order of the steps", () => {
    fc.assert(
      fc.property(random, (values) => {
        const trace = recordAt(spec, values, false);
        const adjoints = adjointsIn(trace);
        for (const [node, { value, reached }] of trace.nodes.entries()) {
          let sum: Value = zeroLike(value);
          let last = 0;
          for (const { index, step } of adjointParts(trace, node)) {
            expect(index).toBeGreaterThan(last);
            last = index;
            expect(firstDifference(step.before, sum)).toBeUndefined();
            sum = plus(sum, step.contribution);
            expect(firstDifference(step.after, sum)).toBeUndefined();
          }
          expect(adjointParts(trace, node).length > 0).toBe(reached);
          if (reached) expect(firstDifference(adjoints.at(node) as Value, sum)).toBeUndefined();
        }
      }),
      { numRuns: 10 },
    );
  });

  it("are those of their formulas in letters, local and composed", () => {
    fc.assert(
      fc.property(random, (values) => {
        const trace = recordAt(spec, values, false);
        const symbolicAt = symbolicAdjoints(trace, letters);
        const areFinite = [...trace.nodes].every(({ value }, i) =>
          [value, adjointsIn(trace).at(i) ?? 0].every((of) =>
            (typeof of === "number" ? [of] : [...of.data]).every(Number.isFinite),
          ),
        );
        // Where a recomputation gave another value, a letter stands for several.
        fc.pre(areFinite && !isUnfaithful(trace));
        for (const [node] of trace.nodes.entries()) {
          const { local, whole } = symbolicAt(node) ?? {};
          const isElided = local !== undefined && toText(local).includes("…");
          if (local !== undefined && !isElided) check(spec, trace, values, node, local);
          if (whole !== undefined) check(spec, trace, values, node, whole);
        }
      }),
      { numRuns: 10 },
    );
  });
});

describe("the adjoint in letters", () => {
  /** Returns the local and the composed formula of a node. */
  function formulas(slug: string, id: string, params: Values = {}): (string | undefined)[] {
    const spec = cases.find((one) => one.slug === slug) as AnyCase;
    const trace = record(slug, params);
    const { local, whole } = symbolicAdjoints(trace, lettersOf(spec))(trace.nodes.indexOf(id)) ?? {};
    return [local, whole].map((of) => of && toText(of).normalize());
  }

  it.each<[string, string, string, string, Values?]>([
    ["scalar-expression", "x", "v̄₁ · 2 x", "(2 x)/v₂"],
    ["shared-intermediate", "v1", "v̄₃ + v̄₂ cos(v₁)", "1 + cos(v₁)"],
    ["shared-intermediate", "x", "v̄₁ · 2 x", "2 x (1 + cos(v₁))"],
    ["two-inputs", "x1", "v̄₂ cos(x₁) + v̄₁ x₂", "cos(x₁) + x₂"],
    ["vector-jacobian-product", "x2", "v̄₁ · 2 x₂ + ȳ₁ x₁", "2 u₂ x₂ + u₁ x₁"],
    ["vector-jacobian-product", "y2", "u₂", "u₂"],
    ["linear-layer", "X", "Ȳ Wᵀ", "Ȳ Wᵀ"],
    ["linear-layer", "X", "P̄ Wᵀ", "Ȳ Wᵀ", { view: "kernels" }],
    ["linear-layer", "b", "∑ᵢ₌₁ᴮ Ȳᵢ", "∑ᵢ₌₁ᴮ Ȳᵢ"],
    [
      "linear-layer",
      "W11",
      "m̄₃₁₁ X₃₁ + m̄₂₁₁ X₂₁ + m̄₁₁₁ X₁₁",
      "Ȳ₃₁ X₃₁ + Ȳ₂₁ X₂₁ + Ȳ₁₁ X₁₁",
      { view: "scalar" },
    ],
    ["relu-layer", "X", "Ȳ ⊙ 1[X > 0]", "Ȳ ⊙ 1[X > 0]"],
    ["softmax-cross-entropy", "z", "L̄ · (P − T)/B", "(P − T)/B"],
    ["recurrence", "h2", "z̄₂ a", "a² (1 − h₄²) (1 − h₃²)"],
    ["recurrence", "x", "z̄₀ a", "a⁴ (1 − h₄²) (1 − h₃²) (1 − h₂²) (1 − h₁²)"],
    ["checkpointed-chain", "w7", "h̄₇ (1 − h₇²) h₆", "w₈ h₆ (1 − h₈²) (1 − h₇²)"],
    ["tiny-engine", "v3", "1", "1"],
  ])("%s, %s: %s, and %s", (slug, id, local, whole, params) => {
    expect(formulas(slug, id, params)).toEqual([local, whole].map((text) => text.normalize()));
  });

  it("is only local where the composed formula would be long", () => {
    expect(formulas("recurrence", "a")).toEqual(["z̄₃ h₃ + z̄₂ h₂ + z̄₁ h₁ + z̄₀ h₀".normalize(), undefined]);
    expect(formulas("checkpointed-chain", "h0")).toEqual(["h̄₁ (1 − h₁²) w₁", undefined]);
  });

  it("leaves out the middle of a long sum", () => {
    expect(formulas("recurrence", "b", { T: 50 })).toEqual(["z̄₄₉ + z̄₄₈ + z̄₄₇ + … + z̄₀", undefined]);
  });

  it("is only local where several operations name a quantity", () => {
    expect(formulas("softmax-cross-entropy", "v4", { variant: "direct" })).toEqual(["v̄₅ 1ᵀ", undefined]);
  });

  it("tells the seeds of several outputs apart from 1 and 0", () => {
    expect(formulas("linear-layer", "Y11", { view: "scalar" })).toEqual(["1", "Ȳ₁₁".normalize()]);
  });
});
