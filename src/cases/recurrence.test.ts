import { expect, it } from "vitest";
import { replay } from "../trace/replay.ts";
import { caseBySlug } from "./all.ts";
import { record } from "./record.ts";

/** Returns the size of the adjoint of h₀ at the preset with a title. */
function firstAdjoint(title: string): number {
  const params = caseBySlug("recurrence")?.presets?.find((preset) => preset.title === title)?.params;
  if (params === undefined) throw new Error(`no preset ${title}`);
  const trace = record("recurrence", params);
  const h0 = trace.nodes.findIndex(({ aliases }) => aliases.includes("h0"));
  return Math.abs(Number(replay(trace, trace.steps.length).adjoints.at(h0)));
}

it("the adjoints of the presets vanish and explode over 20 steps", () => {
  expect(firstAdjoint("Vanishing")).toBeLessThan(1e-4);
  expect(firstAdjoint("Exploding")).toBe(2 ** 20);
});
