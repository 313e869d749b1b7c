import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { randomGraph } from "../autodiff/testing/random-graph.ts";
import type { Var } from "../autodiff/var.ts";
import { pathsTo } from "./paths.ts";
import { runPlan } from "./testing/random-program.ts";
import { run } from "./testing/run.ts";
import type { Trace } from "./trace.ts";

/** Returns the paths to a node as text: the last edges, then each edge with its path. */
function described(trace: Trace, id: string): string {
  const { ends, of } = pathsTo(trace, trace.nodes.indexOf(id));
  const idOf = (edge: number) => trace.edges.at(edge)?.id;
  const edges = Array.from(of, ([edge, path]) => `${idOf(edge)}:${path}`);
  return `${ends.map(idOf).join(" ")} | ${edges.join(" ")}`;
}

/** Finds by search the ends of all paths along each edge. */
function searched(trace: Trace, node: number): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>();
  const follow = (from: number, end: number | undefined) => {
    for (const [edge, { parent, child }] of trace.edges.entries()) {
      if (parent !== from || trace.nodes.at(child)?.reached !== true) continue;
      const last = end ?? edge;
      const known = found.get(edge) ?? new Set();
      if (known.has(last)) continue;
      found.set(edge, known.add(last));
      follow(child, last);
    }
  };
  follow(node, undefined);
  return found;
}

describe("the paths to a node", () => {
  const shared = (x: Var) => {
    const [a, b] = [sin(x), mul(x, x)];
    const sum = add(a, b);
    return { names: { a, b, sum }, outputs: { y: sin(sum) } };
  };

  it("belong to one contribution each, in the order of arrival, and are shared where they meet", () => {
    expect(described(run([2], shared), "x1")).toBe(
      "b.0 b.1 a.0 | a.0:2 b.0:0 b.1:1 sum.0:2 sum.1:shared y.0:shared",
    );
  });

  it("start at the node: other operands have no path", () => {
    expect(described(run([2], shared), "b")).toBe("sum.1 | sum.1:0 y.0:0");
    expect(described(run([2], shared), "y")).toBe(" | ");
  });

  it("lead to outputs only", () => {
    const trace = run([2, 3], (x, z) => {
      const unused = mul(x, z);
      return { names: { unused }, outputs: { y: sin(x) } };
    });
    expect(described(trace, "x1")).toBe("y.0 | y.0:0");
    expect(described(trace, "x2")).toBe(" | ");
  });

  it("are those that a search finds, in random graphs", () => {
    fc.assert(
      fc.property(randomGraph, (plan) => {
        const trace = runPlan(plan, false);
        for (const [node] of trace.nodes.entries()) {
          const { ends, of } = pathsTo(trace, node);
          const expected = Array.from(searched(trace, node), ([edge, all]) => {
            const [only] = [...all];
            return [edge, all.size > 1 ? "shared" : ends.indexOf(only as number)] as const;
          });
          expect(new Map(of)).toEqual(new Map(expected));
        }
      }),
      { numRuns: 100 },
    );
  });
});
