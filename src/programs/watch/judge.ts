import { backward } from "../../autodiff/backward.ts";
import { unobserved } from "../../autodiff/observe.ts";
import type { OperationSpec } from "../../autodiff/operation-spec.ts";
import { isNear } from "../../trace/verdicts.ts";
import type { WatchedGraph, WatchedNode } from "./watched-graph.ts";
import { contributionAlong, type WatchedSum } from "./watched-sweep.ts";

/** An adjoint of a learner's engine beside the right one. */
export interface Judged {
  readonly verdict: "none" | "right" | "wrong";
  /** The right contribution, and the right adjoint after it. */
  readonly contribution: number;
  readonly adjoint: number;
}

/** What the built-in engine finds for a sweep of a learner's engine. */
export interface Judgement {
  /** By sum. */
  readonly sums: readonly Judged[];
  /** By node, the right adjoint. */
  readonly adjoints: readonly number[];
}

/** The relative difference that counts as rounding. */
const ROUNDING = 1e-9;
/** The same where the right number is from differences. */
const DIFFERENCES = 1e-6;

/**
 * Compares each number of a learner's sweep with the built-in engine's on the same graph. Where the engine has no
 * derivative (at a kink, or in an operation of the learner's own that has no differences) it takes the learner's, and the
 * step has no verdict.
 *
 * @param outputs the nodes that the sweep starts from, with their seeds
 */
export function judge(
  { nodes }: WatchedGraph,
  sums: readonly WatchedSum[],
  outputs: readonly (readonly [node: number, seed: number])[],
): Judgement {
  const unknown = adoptSlopes(nodes, sums);
  unobserved(() => backward(outputs.map(([node, seed]) => [(nodes[node] as WatchedNode).node, seed])));
  const reached = reachedFrom(nodes, outputs);
  const adjoints = nodes.map(({ node }, i) => (reached.has(i) ? node.grad : 0));
  const byPaths = !sums.some(({ along }) => along?.isRead);
  const totals = new Map<number, { sum: number; size: number }>();

  function add(node: number, contribution: number): { sum: number; size: number } {
    const { sum, size } = totals.get(node) ?? { sum: 0, size: 0 };
    const next = { sum: sum + contribution, size: Math.max(size, Math.abs(sum), Math.abs(contribution)) };
    totals.set(node, next);
    return next;
  }

  return {
    adjoints,
    sums: sums.map((given): Judged => {
      const { node, contribution, after, along, isStray } = given;
      if (along === undefined) {
        const { sum: adjoint } = add(node, isStray ? 0 : contribution);
        return { verdict: isStray ? "wrong" : "none", contribution: isStray ? 0 : contribution, adjoint };
      }
      const { child, operand, incoming, isRepeated } = along;
      const from = nodes[child] as WatchedNode;
      const passed = byPaths ? incoming : (adjoints[child] as number);
      const isExtra = isRepeated && !byPaths;
      const isUnknown = unknown.has(keyOf(child, operand));
      const right = isExtra ? 0 : contributionAlong(from, operand, passed);
      const { sum: adjoint, size } = add(node, right);
      const tolerance = from.slopes === undefined ? ROUNDING : DIFFERENCES;
      const terms = slopeTerms(from, operand) * Math.abs(passed);
      const isRight =
        !isExtra &&
        isNear(contribution, right, tolerance, terms) &&
        isNear(after, adjoint, tolerance, Math.max(size, terms));
      return { verdict: isUnknown ? "none" : isRight ? "right" : "wrong", contribution: right, adjoint };
    }),
  };
}

/** Returns the nodes that the outputs depend on. */
export function reachedFrom(
  nodes: readonly WatchedNode[],
  outputs: readonly (readonly [node: number, seed: number])[],
): ReadonlySet<number> {
  const reached = new Set(outputs.map(([node]) => node));
  for (let i = nodes.length - 1; i >= 0; i--) {
    if (!reached.has(i)) continue;
    for (const operand of nodes[i]?.operands ?? []) if (typeof operand === "number") reached.add(operand);
  }
  return reached;
}

/**
 * Gives the built-in engine the learner's derivatives where it has none.
 *
 * @returns the edges concerned
 */
function adoptSlopes(nodes: readonly WatchedNode[], sums: readonly WatchedSum[]): ReadonlySet<string> {
  const unknown = new Set<string>();
  for (const { along, contribution } of sums) {
    if (along === undefined || unknown.has(keyOf(along.child, along.operand))) continue;
    const { child, operand, incoming } = along;
    const { node, slopes } = nodes[child] as WatchedNode;
    const isUnknown = slopes !== undefined && slopes()[operand] === undefined;
    if (!isUnknown && !isOtherConvention(nodes[child] as WatchedNode, along, contribution)) continue;
    unknown.add(keyOf(child, operand));
    const slope = incoming === 0 ? 0 : contribution / incoming;
    const pullback = (g: number): number => g * slope;
    if (operand === 0) node.pullA = pullback;
    else if (operand === 1) node.pullB = pullback;
    else if (node.more !== undefined) {
      node.more = node.more.map((pair, k) => (k === operand - 2 ? [pair[0], pullback] : pair));
    }
  }
  return unknown;
}

/** Whether a node is at a kink, where the learner's engine follows another convention. */
function isOtherConvention(
  from: WatchedNode,
  { operand, incoming }: NonNullable<WatchedSum["along"]>,
  contribution: number,
): boolean {
  const { kink } = specOf(from);
  if (kink === undefined || !kink(...operandValues(from))) return false;
  return !isNear(contributionAlong(from, operand, incoming), contribution);
}

/** Returns the size of the terms whose difference the pullback takes. */
function slopeTerms(from: WatchedNode, operand: number): number {
  return Math.abs(specOf(from).slopeTerms?.(...operandValues(from))[operand] ?? 0);
}

/** The operations of a learner's engine have numbers as operands. */
function specOf({ node }: WatchedNode): Partial<OperationSpec<number>> {
  return (node.op ?? {}) as Partial<OperationSpec<number>>;
}

function operandValues({ node: { a, b } }: WatchedNode): number[] {
  return [a, b].flatMap((operand) => (operand === undefined ? [] : [operand.value as number]));
}

function keyOf(child: number, operand: number): string {
  return `${child} ${operand}`;
}
