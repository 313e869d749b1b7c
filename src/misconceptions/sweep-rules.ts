import { inFloat8 } from "../autodiff/float8.ts";
import { type GraphNode, isConstant, operandsOf } from "../autodiff/graph-node.ts";
import { entryAt, filled, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf } from "../autodiff/value.ts";
import type { Misconception } from "./misconception.ts";

/**
 * Assigns a contribution where it must be added.
 *
 * "This example shows why adjoints are added, not assigned." (Case Study 2)
 */
export const assigns: Misconception = { id: "assigns", sum: (_, contribution) => contribution };

/**
 * Starts the sweep with 1, whatever the seed is.
 *
 * "Let the output seed be u = (u₁, u₂)" (Case Study 4); "Let Ȳ be the adjoint arriving from later layers." (Case Study 5)
 */
export const seedOne: Misconception = {
  id: "seed-one",
  seed(seed) {
    const isOne = Array.from({ length: sizeOf(shapeOf(seed)) }, (_, i) => entryAt(seed, i)).every(
      (u) => u === 1,
    );
    if (isOne) return undefined;
    return typeof seed === "number" ? 1 : filled(seed.shape, () => 1);
  },
};

/**
 * Adds to the adjoints that an earlier sweep has left, because no one has set them to zero.
 *
 * "self.grad = 0.0" stands in `__init__` only (Case Study 10): a second `backward` of the text's engine adds to the
 * adjoints of the first.
 */
export const staleAdjoints: Misconception = { id: "stale-adjoints", keepsAdjoints: true };

/**
 * Visits the nodes in the order of the forward pass.
 *
 * "for v in reversed(topo)" (Case Study 10); "reverse graph: dependency graph traversed backward" (Chapter Summary).
 */
export const forwardOrder: Misconception = { id: "forward-order", order: (topo) => topo.toReversed() };

/**
 * Visits a node as soon as a contribution has arrived, before the others have.
 *
 * "The value v₁ contributes to the output through two paths. Reverse mode must accumulate both." (Case Study 2)
 */
export const early: Misconception = {
  id: "early",
  order(_, outputs) {
    const reached = new Set<GraphNode>(outputs.filter((output) => !isConstant(output)));
    // A set lists members that are added during the loop.
    for (const node of reached) {
      for (const operand of operandsOf(node)) if (!isConstant(operand)) reached.add(operand);
    }
    return [...reached].reverse();
  },
};

/**
 * Recomputes a segment with other values than at first.
 *
 * "The derivative remains mathematically the same if recomputation faithfully reproduces the original forward values."
 * (Case Study 9)
 */
export const unfaithfulRecompute: Misconception = { id: "unfaithful-recompute", recompute: inFloat8 };
