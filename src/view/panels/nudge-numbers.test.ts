import { describe, expect, it } from "vitest";
import { caseBySlug } from "../../cases/all.ts";
import { complete } from "../../cases/complete.ts";
import type { AnyCase, Values } from "../../cases/define-case.ts";
import { perturbedObjective } from "../../cases/nudge.ts";
import { record } from "../../cases/record.ts";
import { toText } from "../../formula/to-text.ts";
import { adjointOf, entryIn, entryOfLeaf, isAbsorbed, namesAt, nudgeBy, samplesOf } from "./nudge-numbers.ts";
import { objectiveText } from "./objective-text.ts";

const nfd = (text: string) => text.normalize("NFD");

/** Returns the adjoint of a number of a case, and the change of the objective per nudge of that number. */
function nudgesOf(slug: string, id: string, entry = 0, given: Values = {}) {
  const spec = caseBySlug(slug) as AnyCase;
  const { values } = complete(spec, given);
  const trace = record(slug, values);
  const place = entryIn(trace, id, entry);
  const L = perturbedObjective(spec, values, trace, place);
  return { adjoint: adjointOf(trace, place), change: (delta: number) => L(delta) - L(0) };
}

describe("a nudge", () => {
  it("finds the predicted change where the program is linear in the number", () => {
    const { adjoint, change } = nudgesOf("linear-layer", "W", 2);
    const { predicted, found, ratio } = nudgeBy(0.4, adjoint, change);
    expect([adjoint, predicted]).toEqual([-0.5, -0.2]);
    expect(found).toBeCloseTo(-0.2, 14);
    expect(ratio).toBeCloseTo(1, 13);
  });

  it("of an intermediate is predicted by the intermediate's adjoint", () => {
    const { adjoint, change } = nudgesOf("shared-intermediate", "v1");
    expect(adjoint).toBe(1 + Math.cos(1.44));
    const { predicted, found } = nudgeBy(0.1, adjoint, change);
    expect(predicted).toBe(0.1 * adjoint);
    expect(found).toBeCloseTo(0.1 + Math.sin(1.54) - Math.sin(1.44), 14);
  });

  it("has no ratio where the prediction is 0", () => {
    const { adjoint, change } = nudgesOf("relu-layer", "X", 2);
    expect(nudgeBy(0.25, adjoint, change)).toEqual({ predicted: 0, found: -0.5, ratio: undefined });
    expect(nudgeBy(0, 3, (delta) => delta)).toEqual({ predicted: 0, found: 0, ratio: undefined });
  });

  it.each<[number, number, boolean]>([
    [1e16, 0.1, true],
    [1e16, -2, false],
    [1, 0.1, false],
    [1, 0, false],
  ])("of %d by %d leaves the same double: %s", (x1, delta, same) => {
    const trace = record("two-inputs", { x1 });
    expect(isAbsorbed(delta, trace, entryIn(trace, "x1", 0))).toBe(same);
  });

  it("is sampled evenly on both sides and exactly in the middle", () => {
    const samples = samplesOf(0.5, (delta) => delta * delta);
    expect(samples).toHaveLength(21);
    expect([samples[0], samples[10], samples[20]]).toEqual([
      { delta: -0.5, change: 0.25 },
      { delta: 0, change: 0 },
      { delta: 0.5, change: 0.25 },
    ]);
  });
});

describe("a number of a run", () => {
  it("is named as in the gradient if it is a leaf, else as in formulas", () => {
    const names = (slug: string, id: string, entry: number, given: Values = {}) => {
      const trace = record(slug, given);
      const { value, adjoint } = namesAt(trace, entryIn(trace, id, entry));
      return [nfd(toText(value)), nfd(toText(adjoint))];
    };
    expect(names("recurrence", "x", 0)).toEqual(["x", "x\u0304"]);
    expect(names("recurrence", "h1", 0)).toEqual(["h₁", "h\u0304₁"]);
    expect(names("linear-layer", "X", 3)).toEqual(["X₂₂", "X\u0304₂₂"]);
    expect(names("linear-layer", "X22", 0, { view: "scalar" })).toEqual(["X₂₂", "X\u0304₂₂"]);
  });

  it("is found again in another run, or replaced by the first number", () => {
    const [long, short] = [record("recurrence", { T: 9 }), record("recurrence", { T: 2 })];
    const h1 = entryIn(long, "h1", 0);
    expect(short.nodes.at(entryIn(short, long.nodes.at(h1.node)?.id, 0).node)?.id).toBe("h1");
    expect(entryIn(short, "h9", 0)).toEqual({ node: 0, entry: 0 });
    expect(entryIn(short, undefined, 0)).toEqual({ node: 0, entry: 0 });
    expect(entryIn(record("relu-layer", { X: [[1]] }), "X", 5)).toEqual({ node: 0, entry: 0 });
  });

  it.each<[string, Values]>([
    ["linear-layer", {}],
    ["linear-layer", { view: "scalar" }],
    ["checkpointed-chain", {}],
    ["two-inputs", {}],
  ])("has the adjoint of the gradient's entry in %s with %j", (slug, given) => {
    const trace = record(slug, given);
    for (const [leaf, gradient] of Object.entries(trace.gradients)) {
      for (const [position, adjoint] of [gradient].flat(3).entries()) {
        expect(adjointOf(trace, entryOfLeaf(trace, leaf, position))).toBe(adjoint);
      }
    }
  });
});

it.each<[string, Values, string]>([
  ["shared-intermediate", {}, "y"],
  ["recurrence", {}, "L"],
  ["checkpointed-chain", {}, "h₈"],
  ["vector-jacobian-product", {}, "L"],
  ["relu-layer", {}, "L"],
])("the objective of %s with %j is called %s", (slug, given, text) => {
  expect(objectiveText(record(slug, given))).toBe(text);
});
