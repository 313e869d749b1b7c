import type { Value } from "../../autodiff/value.ts";
import { formatEntry } from "../../formula/format-entry.ts";
import { firstDifference } from "../../trace/entries.ts";
import { replay } from "../../trace/replay.ts";
import { edgeAt, nodeAt, type Step, stepAt, type Trace } from "../../trace/trace.ts";
import { matrixRows, nameOf } from "../../words/notation.ts";
import { valueText } from "../../words/texts.ts";

/** A contribution to an adjoint, and the variable that it came from. Undefined for a seed. */
export interface Contribution {
  readonly key: string;
  readonly source: string | undefined;
  readonly amount: string;
  /** Whether the contribution is a tensor. The entries of the adjoint show its numbers. */
  readonly tensor?: true;
}

/** Returns the contributions that each node has received in the first `index` steps, in order. */
export function contributionsAt(trace: Trace, index: number): Contribution[][] {
  const received: Contribution[][] = trace.nodes.map(() => []);
  for (let i = 1; i <= index; i++) {
    const step = stepAt(trace, i);
    if (step?.kind !== "accumulate" && step?.kind !== "seed") continue;
    const source = step.kind === "seed" ? undefined : nameOf(nodeAt(trace, edgeAt(trace, step.edge).child));
    const tensor = typeof step.contribution === "number" ? {} : { tensor: true as const };
    received[step.node]?.push({ key: step.key, source, amount: valueText(step.contribution), ...tensor });
  }
  return received;
}

/** Returns the first value of a node as text, if its value at a step is another. */
export function firstValueText(first: Value, value: Value = first): string | undefined {
  return firstDifference(first, value) === undefined ? undefined : valueText(first);
}

/**
 * Returns the line of the pointer: the node that is evaluated, visited or seeded, or the node that sends
 * back.
 */
export function lineOfStep(trace: Trace, step: Step | undefined): number | undefined {
  if (step === undefined || step.kind === "collect") return undefined;
  return step.kind === "accumulate" ? edgeAt(trace, step.edge).child : step.node;
}

/** Returns the index after the step that evaluates a line, or 0 for an input. */
export function stepOfLine(trace: Trace, node: number): number {
  return trace.steps.index.first("evaluate", node) + 1;
}

/**
 * Returns the form of a line: in the columns of the table for numbers; for tensors as grids side by side, or
 * stacked if side by side they have more characters than `room`. The form is the same at all steps, so that
 * no line moves.
 *
 * @param room the maximum number of characters of two grids side by side
 */
export function formOf(trace: Trace, node: number, room: number): "numbers" | "grids" | "stacked" {
  const { value } = nodeAt(trace, node);
  if (typeof value === "number") return "numbers";
  const { adjoints } = replay(trace, trace.steps.length);
  return charactersOf(value) + charactersOf(adjoints.at(node) ?? value) > room ? "stacked" : "grids";
}

/** Returns the number of characters in the widest row of a grid with aligned columns. */
function charactersOf(value: Value): number {
  const rows = matrixRows(value).map((row) => row.map((entry) => formatEntry(entry).length));
  const columns = (rows[0] ?? []).map((_, k) => Math.max(...rows.map((row) => row[k] ?? 0)));
  return columns.reduce((sum, length) => sum + length, 0);
}
