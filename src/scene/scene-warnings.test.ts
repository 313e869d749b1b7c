import { describe, expect, it } from "vitest";
import type { Run } from "../engine/messages.ts";
import { run as runCase } from "../engine/run.ts";
import { indexOf, nodeIn, runs, sceneAt, someSteps, textsOf } from "./testing/scenes.ts";

const warned = (run: Run, index: number) =>
  sceneAt(run, index).list.nodes.flatMap((node) =>
    textsOf(node, "alarm").length === 0 ? [] : [node.data.node],
  );

const OVERFLOW = "(1e200)² = ∞: too large for a number (largest about 1.8e308)";

describe("a warning", () => {
  const run = runCase({ case: "shared-intermediate", params: { x: 1e200 } });

  const at = (key: string) => sceneAt(run, indexOf(run, key));

  it("is on the first infinite and the first NaN node, from their steps on", () => {
    expect([warned(run, 0), sceneAt(run, 0).warnings]).toEqual([[], []]);
    expect(warned(run, indexOf(run, "eval.v1"))).toEqual(["v1"]);
    expect(at("eval.v1").warnings).toEqual([OVERFLOW]);
    expect(warned(run, indexOf(run, "seed.v3"))).toEqual(["v1", "v2"]);
    expect(at("seed.v3").warnings).toEqual([OVERFLOW, "sin(∞) = NaN: not defined; the ∞ is from v₁"]);
  });

  it("of an adjoint follows the warning of the value on the same node", () => {
    expect(at("collect").warnings[0]).toMatch(
      `${OVERFLOW}. 1 × cos(∞) = NaN: not defined; the ∞ is from the forward pass`,
    );
  });

  it("is shown by hovering, after the digits", () => {
    expect(nodeIn(at("eval.v1"), "v1").tooltip).toBe(`value ∞. ${OVERFLOW}`);
  });

  it("disappears when the run goes back to the start", () => {
    expect(at("collect").warnings).not.toEqual([]);
    expect(warned(run, 0)).toEqual([]);
  });

  it("is on the first node whose adjoint is not finite", () => {
    const product = runCase({
      case: "vector-jacobian-product",
      params: { x1: 1e-5, x2: 1e200, u1: 1e200, u2: 0 },
    });
    const index = indexOf(product, "acc.y1.0");
    expect(warned(product, index - 1)).toEqual(["v1"]);
    expect(warned(product, index)).toEqual(["x1", "v1"]);
  });
});

it.each(runs)("a picture of $name has a warning exactly if a number is not finite", ({ run }) => {
  for (const { index } of someSteps(run)) {
    const scene = sceneAt(run, index);
    const bad = scene.list.nodes.some((node) =>
      ["value", "adjoint", "entry"].some((role) => /NaN|∞/.test(textsOf(node, role).join())),
    );
    expect(warned(run, index).length > 0).toBe(bad);
    expect(scene.warnings.length).toBe(warned(run, index).length);
  }
});
