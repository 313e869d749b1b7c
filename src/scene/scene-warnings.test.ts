import { describe, expect, it } from "vitest";
import type { Run } from "../engine/messages.ts";
import { run as runCase } from "../engine/run.ts";
import { indexOf, runs, sceneAt, someSteps } from "./testing/scenes.ts";

const warnings = (run: Run, index: number) =>
  sceneAt(run, index).nodes.flatMap(({ id, warning }) => (warning === undefined ? [] : [[id, warning]]));

const OVERFLOW = "(1e200)² = ∞: too large for a number (largest about 1.8e308)";

describe("a warning", () => {
  const run = runCase({ case: "shared-intermediate", params: { x: 1e200 } });

  it("is on the first infinite and the first NaN node, from their steps on", () => {
    expect(warnings(run, 0)).toEqual([]);
    expect(warnings(run, indexOf(run, "eval.v1"))).toEqual([["v1", OVERFLOW]]);
    expect(warnings(run, indexOf(run, "seed.v3"))).toEqual([
      ["v1", OVERFLOW],
      ["v2", "sin(∞) = NaN: not defined; the ∞ is from v₁"],
    ]);
  });

  it("of an adjoint follows the warning of the value on the same node", () => {
    const [[id, warning] = []] = warnings(run, indexOf(run, "collect"));
    expect(id).toBe("v1");
    expect(warning).toMatch(`${OVERFLOW}. 1 × cos(∞) = NaN: not defined; the ∞ is from the forward pass`);
  });

  it("disappears when the run goes back to the start", () => {
    expect(warnings(run, indexOf(run, "collect"))).not.toEqual([]);
    expect(warnings(run, 0)).toEqual([]);
  });

  it("is on the first node whose adjoint is not finite", () => {
    const product = runCase({
      case: "vector-jacobian-product",
      params: { x1: 1e-5, x2: 1e200, u1: 1e200, u2: 0 },
    });
    const index = indexOf(product, "acc.y1.0");
    expect(warnings(product, index - 1).map(([id]) => id)).toEqual(["v1"]);
    expect(warnings(product, index).map(([id]) => id)).toEqual(["x1", "v1"]);
  });
});

it.each(runs)("a picture of $name has a warning exactly if a number is not finite", ({ run }) => {
  for (const { index } of someSteps(run)) {
    const bad = sceneAt(run, index).nodes.some(({ value, adjoint }) => /NaN|∞/.test(value + adjoint));
    expect(warnings(run, index).length > 0).toBe(bad);
  }
});
