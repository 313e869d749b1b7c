import fc from "fast-check";
import { edgesOf } from "../../trace/edges.ts";
import { nodesFrom } from "../../trace/nodes.ts";
import { StepWriter } from "../../trace/step-writer.ts";
import { createSteps } from "../../trace/steps.ts";
import type { Trace, TraceNode } from "../../trace/trace.ts";

/**
 * Returns a trace of which only nodes and edges matter, from each node's operands: indices of earlier nodes.
 */
export function traceOf(operands: readonly (readonly number[])[]): Trace {
  const nodes = nodesFrom(
    operands.map(
      (own, i): TraceNode => ({
        id: `n${i}`,
        aliases: [],
        role: own.length === 0 ? "input" : "intermediate",
        op: own.length === 0 ? undefined : "op",
        operands: own.map((node) => ({ node })),
        value: 0,
        reached: true,
      }),
    ),
  );
  const edges = edgesOf(nodes);
  const steps = createSteps(new StepWriter().finish(), nodes, edges);
  const operations = { op: { label: "op" } };
  return {
    dtype: "float64",
    operations,
    nodes,
    edges,
    steps,
    seen: new Int32Array(),
    outputs: {},
    gradients: {},
  };
}

/**
 * Draws a trace of up to `size` nodes with up to three operands each, some of them equal. Operands are near
 * (for deep graphs), or the first nodes (for shared leaves), or any.
 */
export function randomTrace(size: number): fc.Arbitrary<Trace> {
  const operand = fc.oneof(
    fc.nat(3).map((back) => (at: number) => Math.max(0, at - 1 - back)),
    fc.nat(2).map((first) => (at: number) => Math.min(first, at - 1)),
    fc.nat(size).map((any) => (at: number) => any % at),
  );
  return fc
    .array(fc.array(operand, { maxLength: 3 }), { minLength: 1, maxLength: size, size: "max" })
    .map((all) => traceOf(all.map((own, at) => (at === 0 ? [] : own.map((pick) => pick(at))))));
}
