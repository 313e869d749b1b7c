import { expect, it } from "vitest";
import { record } from "../cases/record.ts";
import { contributionShapes, expressionShapes } from "./shape-formulas.ts";

it.each<[Parameters<typeof record>, string[], string[]]>([
  [["linear-layer"], ["3×2 · 2×2 + 2"], ["3×2 · 2×2", "2×3 · 3×2", "3×2 → 2"]],
  [
    ["linear-layer", { view: "kernels", W: [[1], [2]] }],
    ["3×2 · 2×1", "3×1"],
    ["3×1 · 1×2", "2×3 · 3×1", "3×1", "3×1 → 1"],
  ],
  [["relu-layer"], ["2×3"], ["2×3"]],
  [["softmax-cross-entropy"], ["1×3 → number"], ["number → 1×3"]],
  [
    ["softmax-cross-entropy", { variant: "direct", t: [0, 1] }],
    ["2×3", "2×3 → 2×1", "2×3", "2×3", "2×3", "2×3 → 2×1", "2×1", "2×1 → number"],
    ["2×3", "2×1 → 2×3", "2×3", "2×3 → 2×1", "2×3", "2×3", "2×1 → 2×3", "2×1", "number → 2×1"],
  ],
  [["two-inputs"], ["", "", ""], ["", "", "", "", ""]],
])("the shapes of %j are those of its formulas", (args, values, contributions) => {
  const trace = record(...args);
  const results = trace.nodes.filter(({ op }) => op !== undefined);
  expect(results.map((node) => expressionShapes(trace, node))).toEqual(values);
  expect(trace.edges.map((_, i) => contributionShapes(trace, i))).toEqual(contributions);
});
