import fc from "fast-check";
import type { Seeded } from "../backward.ts";
import { operations } from "../operations/all.ts";
import { affine } from "../operations/arithmetic.ts";
import { constant, Var } from "../var.ts";
import { isSmoothAt } from "./smooth-domain.ts";

/** A random graph as plain data, which fast-check can print and shrink. */
export interface GraphPlan {
  readonly leaves: readonly { readonly value: number; readonly tangent: number }[];
  /** Each step creates a node. Its operands are earlier nodes, counted backward from the last. */
  readonly steps: readonly { readonly operation: number; readonly operands: readonly number[] }[];
  /** Counted backward from the last node. A node may be an output twice, or an ancestor of another output. */
  readonly outputs: readonly { readonly node: number; readonly seed: number }[];
}

/** A graph built from a plan. */
export interface Graph {
  readonly leaves: readonly Var[];
  /** The leaves, then the nodes in order of creation. */
  readonly nodes: readonly Var[];
  readonly outputs: readonly (readonly [output: Var, seed: number])[];
  /** The tangents of the leaves, for forward mode. */
  readonly tangents: ReadonlyMap<Var, number>;
}

const number = fc.double({ min: 0.5, max: 3, noNaN: true });
const signed = fc.tuple(number, fc.constantFrom(1, -1)).map(([x, sign]) => x * sign);
/** Often one of the last three nodes, for depth; otherwise any node, for sharing at different depths. */
const back = fc.oneof(fc.nat(2), fc.nat(60));

/** Random graphs with shared nodes, repeated operands, unused inputs and several seeded outputs. */
export const randomGraph: fc.Arbitrary<GraphPlan> = fc.record({
  leaves: fc.array(fc.record({ value: signed, tangent: signed }), { minLength: 1, maxLength: 6 }),
  steps: fc.array(
    fc.record({
      operation: fc.nat(operations.length - 1),
      operands: fc.array(back, { minLength: 3, maxLength: 3 }),
    }),
    // By default, fast-check would create at most ten.
    { maxLength: 40, size: "max" },
  ),
  outputs: fc.array(fc.record({ node: back, seed: signed }), { minLength: 1, maxLength: 4 }),
});

/**
 * Builds the graph of a plan. If a step's operation is not smooth at its operands, an affine step with
 * constants replaces the operation and brings the first operand back to moderate size.
 */
export function grow(plan: GraphPlan): Graph {
  const leaves = plan.leaves.map(({ value }) => new Var(value));
  const nodes = [...leaves];
  const pick = (back: number): Var => nodes[nodes.length - 1 - (back % nodes.length)] as Var;
  for (const step of plan.steps) nodes.push(take(step.operation, step.operands.map(pick)));
  return {
    leaves,
    nodes,
    outputs: plan.outputs.map(({ node, seed }) => [pick(node), seed] satisfies Seeded),
    tangents: new Map(plan.leaves.map(({ tangent }, i) => [leaves[i] as Var, tangent])),
  };
}

function take(index: number, candidates: readonly Var[]): Var {
  const op = operations[index] as (typeof operations)[number];
  const operands = candidates.slice(0, op.rules.length);
  const smooth = isSmoothAt(
    op,
    operands.map(({ value }) => value),
  );
  return smooth ? op(...operands) : affine(constant(0.125), candidates[0] as Var, constant(1));
}
