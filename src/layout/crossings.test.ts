import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Trace } from "../trace/trace.ts";
import { columnsOf } from "./columns.ts";
import { uncross } from "./crossings.ts";
import { type Layers, layersOf } from "./layers.ts";
import { COMPACT, COMPACT_NODE } from "./sizes.ts";
import { perceptron, recurrentNetwork } from "./testing/networks.ts";
import { randomTrace, traceOf } from "./testing/random-trace.ts";
import { wiringOf } from "./wiring.ts";

function layersFor(trace: Trace): Layers {
  const { links, shared } = wiringOf(trace);
  const nodes = trace.nodes.flatMap((_, node) => (shared.includes(node) ? [] : [node]));
  const component = { nodes, links };
  const sizes = trace.nodes.map(() => COMPACT_NODE);
  return layersOf(component, columnsOf(component, new Set()), sizes, COMPACT);
}

/** Counts the pairs of edges that cross between columns. */
function pairsThatCross({ order, from, to, column, after: { first, items, edges } }: Layers): number {
  const place = new Map(order.flatMap((items) => [...items].map((item, i) => [item, i] as const)));
  const placeOf = (item: number | undefined) => place.get(item ?? -1) ?? Number.NaN;
  const edgesOf = (segment: number): number => {
    const own = from[segment] ?? 0;
    for (let k = first[own] ?? 0; k < (first[own + 1] ?? 0); k++)
      if (items[k] === to[segment]) return edges[k] ?? 0;
    return Number.NaN;
  };
  let sum = 0;
  for (let i = 0; i < from.length; i++) {
    for (let j = 0; j < i; j++) {
      if (column[from[i] ?? -1] !== column[from[j] ?? -1]) continue;
      const [left, right] = [placeOf(from[i]) - placeOf(from[j]), placeOf(to[i]) - placeOf(to[j])];
      if (left * right < 0) sum += edgesOf(i) * edgesOf(j);
    }
  }
  return sum;
}

describe("uncross", () => {
  test("returns the number of crossings that are left", () => {
    fc.assert(
      fc.property(randomTrace(30), (trace) => {
        const layers = layersFor(trace);
        expect(uncross(layers)).toBe(pairsThatCross(layers));
      }),
      { numRuns: 40 },
    );
  });

  /** The crossings that `dot -v -Grankdir=LR` of Graphviz 2.43 reports: "mincross: 150 crossings". */
  test.each([
    ["a perceptron 2-2-2-1", perceptron(2, 2, 2, 1), 1],
    ["a perceptron 2-6-6-1", perceptron(2, 6, 6, 1), 150],
    ["a perceptron 2-16-16-1", perceptron(2, 16, 16, 1), 3251],
    ["a recurrent network over 10 steps", recurrentNetwork(10), 585],
  ])("leaves at most as many crossings in %s as Graphviz", (_, operands, most) => {
    expect(uncross(layersFor(traceOf(operands)))).toBeLessThanOrEqual(most);
  });
});
