import fc from "fast-check";
import { expect, it } from "vitest";
import { check } from "../cases/check.ts";
import { defaults } from "../cases/complete.ts";
import { forwardGradient } from "../cases/gradients.ts";
import { recordAt } from "../cases/record.ts";
import type { Trace } from "../trace/trace.ts";
import { openProgram } from "./open-program.ts";
import { INPUTS, programText, statements, values } from "./testing/random-program.ts";

/** The terms of 1 − y², whose rounding the derivative of tanh has. */
const TANH_TERMS = 2;

/**
 * Returns, for each input, the sum of the sizes of the products of derivatives along all paths: rounding is in
 * proportion to it, even where the products cancel.
 */
function sizesOfGradient({ nodes, edges, steps }: Trace): Map<string, number> {
  const all = [...nodes];
  const sizes = all.map(() => 0);
  for (const step of steps) {
    if (step.kind === "seed") sizes[step.node] = 1;
    if (step.kind !== "accumulate") continue;
    const child = edges.at(step.edge)?.child as number;
    const least = all[child]?.op === "tanh" ? TANH_TERMS : 0;
    const size = Math.max(Math.abs(step.partial as number), least);
    sizes[step.node] = (sizes[step.node] as number) + (sizes[child] as number) * size;
  }
  return new Map(all.map(({ id }, i) => [id, sizes[i] as number]));
}

it("the gradient of random programs is forward mode's", () => {
  let [compared, skipped] = [0, 0];
  fc.assert(
    fc.property(values, statements, (inputs, lines) => {
      const text = programText(inputs, lines);
      const { program } = openProgram({ program: text, params: {} });
      const at = defaults(program);
      const trace = recordAt(program, at, false);
      expect(Object.keys(trace.gradients)).toEqual(INPUTS);
      const sizes = sizesOfGradient(trace);
      for (const name of INPUTS) {
        const [forward = Number.NaN] = forwardGradient(program, at, name);
        const reverse = trace.gradients[name] as number;
        const size = sizes.get(name) as number;
        if (!Number.isFinite(forward) || !Number.isFinite(reverse) || !Number.isFinite(size)) {
          skipped += 1;
          continue;
        }
        compared += 1;
        expect(Math.abs(reverse - forward), text).toBeLessThanOrEqual(1e-9 * size);
      }
    }),
    { numRuns: 400 },
  );
  expect(compared).toBeGreaterThan(skipped);
});

it("central differences agree with the gradient of random programs", () => {
  let agreeing = 0;
  fc.assert(
    fc.property(values, statements, (inputs, lines) => {
      // Differences resolve the derivatives of short programs.
      const text = programText(inputs, lines.slice(0, 8));
      const { program } = openProgram({ program: text, params: {} });
      const at = defaults(program);
      for (const { fault } of check(program, at, recordAt(program, at, false)).entries) {
        // Two formulas never disagree, whatever differences resolve.
        expect(fault?.kind, text).not.toBe("formulas");
        if (fault === undefined) agreeing += 1;
      }
    }),
    { numRuns: 150 },
  );
  // Of about 450: the others are infinite, at a kink or too steep.
  expect(agreeing).toBeGreaterThan(100);
});
