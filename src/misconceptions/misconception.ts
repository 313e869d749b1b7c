import type { Context } from "../autodiff/checkpoint.ts";
import type { GraphNode } from "../autodiff/graph-node.ts";
import type { Value } from "../autodiff/value.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import { pullEntrywise, type Site } from "./site.ts";

/**
 * A mistake that people make in reverse mode, as the rules of the engine that it changes; all other rules stay. A rule
 * returns undefined where the mistake cannot be made: the engine's own rule then holds.
 *
 * `broken-engine.ts` runs programs with the rules, and `mistaken-answers.ts` computes single steps with them.
 */
export interface Misconception {
  readonly id: MisconceptionId;
  /** Returns the contribution of an operation on numbers, also for the entries of tensors. */
  readonly entry?: (site: Site<number>, g: number) => number | undefined;
  /** Returns the contribution of any operation; precedes `entry`. */
  readonly whole?: (site: Site, g: Value) => Value | undefined;
  /**
   * Returns the contribution of an operation on numbers that the engine does not have, as a recording may have, from its
   * derivative, the adjoint that arrives and the value of the result.
   */
  readonly byDerivative?: (derivative: number, g: number, value: number) => number | undefined;
  /** Returns the seed that is set at an output of a value. */
  readonly seed?: (seed: Value, value: Value) => Value | undefined;
  /** Returns the adjoint after a contribution. */
  readonly sum?: (before: Value, contribution: Value) => Value;
  /** Returns the order of a sweep, from the last node that is visited to the first. */
  readonly order?: (topo: readonly GraphNode[], outputs: readonly GraphNode[]) => readonly GraphNode[];
  /** Whether a sweep starts from the adjoints that an earlier sweep has left. */
  readonly keepsAdjoints?: true;
  /** Runs a segment of a checkpoint again. */
  readonly recompute?: Context;
  /** Returns the value of an operation, as it is answered when a forward step is asked. No run uses this rule. */
  readonly value?: (site: Site) => Value | undefined;
}

/** Returns the contribution that a misconception sends; undefined where it changes no pullback. */
export function mistakenPull({ entry, whole }: Misconception, site: Site, g: Value): Value | undefined {
  const sent = whole?.(site, g);
  if (sent !== undefined || entry === undefined || site.op.tensors) return sent;
  return pullEntrywise(site, g, entry);
}
