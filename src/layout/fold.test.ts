import { describe, expect, test } from "vitest";
import { fold } from "./fold.ts";
import { layout } from "./layout.ts";
import { faultsOf } from "./testing/faults.ts";
import { perceptron } from "./testing/networks.ts";
import { traceOf } from "./testing/random-trace.ts";

/** Returns the operands of a recurrence: two parameters are used at each of its steps. */
const recurrence = (steps: number): number[][] => {
  const operands: number[][] = [[], [], []];
  for (let i = 0; i < steps; i++) {
    const hidden = operands.length - 1;
    operands.push([0, hidden], [operands.length, 1], [operands.length + 1]);
  }
  return operands;
};

describe("a chain in rows", () => {
  const trace = traceOf(recurrence(12));
  const whole = layout(trace);

  test.each([2, 3, 5, 8])("has no defects, in %i rows", (count) => {
    const folded = fold(whole, count);
    if (folded === undefined) throw new Error("not folded");
    const left = (node: number) => folded.nodes[node]?.x ?? 0;
    const faults = faultsOf(trace, folded).filter((fault) => !fault.includes("is not right of"));
    expect(faults).toEqual([]);
    expect(folded.width).toBeLessThan((1.4 * whole.width) / count + 150);
    const wrapped = trace.edges.filter(({ parent, child }) => left(child) <= left(parent));
    expect(wrapped.length).toBeGreaterThanOrEqual(count - 1);
  });

  test("keeps the parts within a row as they were", () => {
    const folded = fold(whole, 2) ?? whole;
    for (const [i, box] of whole.nodes.entries()) {
      const other = folded.nodes[i] ?? box;
      expect([other.width, other.height]).toEqual([box.width, box.height]);
      const next = whole.nodes[i + 1];
      const after = folded.nodes[i + 1];
      if (next === undefined || after === undefined || after.y - other.y > whole.height / 2) continue;
      expect(after.x - other.x).toBeCloseTo(next.x - box.x, 6);
    }
  });
});

test("a graph without gaps for the rows, or with many edges between them, is not folded", () => {
  expect(fold(layout(traceOf([[], [0]])), 3)).toBeUndefined();
  expect(fold(layout(traceOf(perceptron(2, 6, 6, 1))), 2)).toBeUndefined();
});
