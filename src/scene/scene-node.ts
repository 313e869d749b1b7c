import { nestedOf } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { formatExactly } from "../formula/format-number.ts";
import type { Density } from "../layout/density.ts";
import { type Heading, headingOf } from "../layout/heading.ts";
import type { Box } from "../layout/layout.ts";
import { type NodePlan, planOf, type Slot } from "../layout/node-plan.ts";
import type { Storage } from "../trace/memory.ts";
import type { State } from "../trace/replay.ts";
import type { TraceNode } from "../trace/trace.ts";
import { nodeWords } from "../words/en/nodes.ts";
import { valueText } from "../words/texts.ts";
import type { NodeState } from "./activity.ts";
import { type EntryGrid, entryGrid, isZero } from "./entry-grid.ts";
import { sumText } from "./sum.ts";

/** A node to be drawn. */
export interface SceneNode extends Box, Heading {
  readonly id: string;
  readonly state: NodeState;
  /** Positions of the node's parts. */
  readonly plan: NodePlan;
  /** Whether an output depends on the node. */
  readonly reached: boolean;
  /** What checkpoints have done with the value: kept, dropped, evaluated again or freed. */
  readonly storage: Storage | undefined;
  /** Empty until the node is evaluated, and while its value is dropped. */
  readonly value: string;
  readonly adjoint: string;
  /** The value entry by entry, for tensors that are small enough; undefined while there is no value. */
  readonly valueGrid: EntryGrid | undefined;
  readonly adjointGrid: EntryGrid | undefined;
  /** Whether a seed or contribution has arrived. */
  readonly touched: boolean;
  /** Whether this step adds to an adjoint that was not 0. */
  readonly adding: boolean;
  /** The sum that this step makes, `1 + 0.1304`, if the adjoint was not 0. Numbers only. */
  readonly sum: string | undefined;
  /** The adjoint before this step added to it. Tensors only. */
  readonly beforeGrid: EntryGrid | undefined;
  /**
   * All digits of value and adjoint, for hovering. Numbers only: the entries of tensors are pointed at one by
   * one.
   */
  readonly exact: string;
  /** Unformatted number, or JSON for tensors. */
  readonly rawValue: string;
  readonly rawAdjoint: string;
  /** Why the value or adjoint is not finite; only on the first such node. */
  readonly warning: string | undefined;
}

/**
 * Returns a node at a step, without the properties that depend on all nodes: box, state, storage and warning.
 */
export function sceneNode(
  node: TraceNode,
  i: number,
  state: State,
  density: Density,
  kinks?: ReadonlySet<number>,
): Omit<SceneNode, keyof Box | "state" | "storage" | "warning"> {
  const { step } = state;
  const plan = planOf(node, density);
  const adjoint = state.adjoints[i];
  const value = state.evaluated[i] && !state.dropped[i] ? node.value : undefined;
  const before =
    step?.kind === "accumulate" && step.node === i && !isZero(step.before) ? step.before : undefined;
  return {
    id: node.id,
    ...headingOf(node),
    plan,
    reached: node.reached,
    value: value === undefined ? "" : valueText(value),
    adjoint: adjoint === undefined ? "0" : valueText(adjoint),
    valueGrid: gridIn(plan.value, value, kinks),
    adjointGrid: gridIn(plan.adjoint, adjoint),
    touched: adjoint !== undefined,
    adding: before !== undefined,
    sum: step?.kind === "accumulate" && typeof before === "number" ? sumText(step) : undefined,
    beforeGrid: gridIn(plan.adjoint, before),
    exact: exactText(value, adjoint),
    rawValue: value === undefined ? "" : raw(value),
    rawAdjoint: adjoint === undefined ? "0" : raw(adjoint),
  };
}

function gridIn(
  { grid }: Slot,
  value: Value | undefined,
  kinks?: ReadonlySet<number>,
): EntryGrid | undefined {
  return grid === undefined || value === undefined || typeof value === "number"
    ? undefined
    : entryGrid(value, grid, kinks);
}

function raw(value: Value): string {
  return typeof value === "number" ? rawNumber(value) : JSON.stringify(nestedOf(value));
}

function rawNumber(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function exactText(value: Value | undefined, adjoint: Value | undefined): string {
  const text = (part: Value | undefined) => (typeof part === "number" ? formatExactly(part) : undefined);
  return nodeWords.digits(text(value), text(adjoint));
}
