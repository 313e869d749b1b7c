import { nestedOf } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import type { Density } from "../layout/density.ts";
import { type Heading, headingOf } from "../layout/heading.ts";
import type { Box } from "../layout/layout.ts";
import { type NodePlan, planOf, type Slot } from "../layout/node-plan.ts";
import type { Storage } from "../trace/memory.ts";
import type { State } from "../trace/replay.ts";
import type { TraceNode } from "../trace/trace.ts";
import { formatExactly } from "../words/format-number.ts";
import { valueText } from "../words/texts.ts";
import type { NodeState } from "./activity.ts";
import { type EntryGrid, entryGrid, isZero } from "./entry-grid.ts";
import { sumText } from "./sum.ts";

/** A node as it is to be drawn. */
export interface SceneNode extends Box, Heading {
  readonly id: string;
  readonly state: NodeState;
  /** Where its parts stand. */
  readonly plan: NodePlan;
  /** Whether an output depends on it. */
  readonly reached: boolean;
  /** What has become of its value where checkpoints keep, drop and evaluate again. */
  readonly storage: Storage | undefined;
  /** Empty until the node is evaluated, and while its value is dropped. */
  readonly value: string;
  readonly adjoint: string;
  /** The same entry by entry, for tensors that are small enough; none before there is anything to show. */
  readonly valueGrid: EntryGrid | undefined;
  readonly adjointGrid: EntryGrid | undefined;
  /** Whether any contribution has arrived. */
  readonly touched: boolean;
  /** Whether this step adds to an adjoint that was not 0. */
  readonly adding: boolean;
  /** `1 + 0.1304`: the sum that this step makes, where there is something to add to. Of numbers only. */
  readonly sum: string | undefined;
  /** What the adjoint was until this step added to it. Of tensors only. */
  readonly beforeGrid: EntryGrid | undefined;
  /** The values in full, for hovering. Of numbers only: the entries of tensors are pointed at one by one. */
  readonly exact: string;
  /** Raw numbers, or JSON for tensors. */
  readonly rawValue: string;
  readonly rawAdjoint: string;
  /** Why the value or the adjoint is not finite, on the first such node. */
  readonly warning: string | undefined;
}

/** A node at a step, but for what all nodes together decide: its place, state, storage and warning. */
export function nodeScene(
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
  const lines = [
    ["value", text(value)],
    ["adjoint", text(adjoint)],
  ];
  return lines.flatMap(([name, number]) => (number === undefined ? [] : [`${name} ${number}`])).join(", ");
}
