import type { Value } from "../../autodiff/value.ts";
import { replay } from "../../trace/replay.ts";
import { edgeAt, nodeAt, type Step, type Trace } from "../../trace/trace.ts";
import { formatEntry } from "../../words/format-entry.ts";
import { rowsOf } from "../../words/matrix-tex.ts";
import { nameOf } from "../../words/notation.ts";
import { valueText } from "../../words/texts.ts";

/** A share of an adjoint and the variable it came from; none for a seed. */
export interface Contribution {
  readonly key: string;
  readonly source: string | undefined;
  readonly amount: string;
  /** Whether it is a tensor, of which the adjoint's own entries say enough. */
  readonly tensor?: true;
}

/** What each node has received in the first `index` steps, in order. */
export function contributionsAt(trace: Trace, index: number): Contribution[][] {
  const received: Contribution[][] = trace.nodes.map(() => []);
  for (const step of trace.steps.slice(0, index)) {
    if (step.kind !== "accumulate" && step.kind !== "seed") continue;
    const source = step.kind === "seed" ? undefined : nameOf(nodeAt(trace, edgeAt(trace, step.edge).child));
    const tensor = typeof step.contribution === "number" ? {} : { tensor: true as const };
    received[step.node]?.push({ key: step.key, source, amount: valueText(step.contribution), ...tensor });
  }
  return received;
}

/** The line the pointer stands at: the node evaluated, visited or seeded, or the one that sends back. */
export function lineOfStep(trace: Trace, step: Step | undefined): number | undefined {
  if (step === undefined || step.kind === "collect") return undefined;
  return step.kind === "accumulate" ? edgeAt(trace, step.edge).child : step.node;
}

/** The step at which a line got its value; the start for an input. */
export function stepOfLine(trace: Trace, node: number): number {
  return trace.steps.findIndex((step) => step.kind === "evaluate" && step.node === node) + 1;
}

/**
 * How the numbers of a line stand: in the columns of the table if they are numbers, else as grids in
 * them, or one under the other if side by side they have more characters than there is room for. It
 * holds for all steps, so that no line moves.
 */
export function formOf(trace: Trace, node: number, room: number): "numbers" | "grids" | "stacked" {
  const { value } = nodeAt(trace, node);
  if (typeof value === "number") return "numbers";
  const { adjoints } = replay(trace, trace.steps.length);
  return charactersOf(value) + charactersOf(adjoints[node] ?? value) > room ? "stacked" : "grids";
}

/** The characters in the widest row of a grid, whose columns line up. */
function charactersOf(value: Value): number {
  const rows = rowsOf(value).map((row) => row.map((entry) => formatEntry(entry).length));
  const columns = (rows[0] ?? []).map((_, k) => Math.max(...rows.map((row) => row[k] ?? 0)));
  return columns.reduce((sum, length) => sum + length, 0);
}
