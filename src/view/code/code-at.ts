import { replay } from "../../trace/replay.ts";
import { type AccumulateStep, edgeAt, nodeAt, type Step, stepAt, type Trace } from "../../trace/trace.ts";
import type { Moment } from "./code-data.ts";
import { isEntrywise } from "./is-entrywise.ts";
import { type Listing, listing } from "./listing.ts";
import type { ProgramSource } from "./program-source.ts";
import { gatherOf, pullbackOf } from "./pullback-code.ts";
import { sourceFile } from "./source-file.ts";
import { engineData, momentData, operationData } from "./sources.ts";

const [SORT, SWEEP, CHECKPOINT] = [
  "autodiff/topological-order.ts",
  "autodiff/backward.ts",
  "autodiff/checkpoint.ts",
] as const;

/**
 * Returns the program's listing at a step, with the line that runs, or the line that made the step's node.
 */
export function programAt(
  { file, parts, lines }: ProgramSource,
  trace: Trace,
  step: Step | undefined,
): Listing {
  if (step === undefined || step.kind === "collect") return listing(file, parts);
  const node = step.kind === "accumulate" ? edgeAt(trace, step.edge).child : step.node;
  const line = lines[node];
  const runs = step.kind === "evaluate" || step.kind === "recompute";
  return listing(file, parts, runs && line !== undefined ? { running: [line] } : { origin: line });
}

/** Returns the engine's listings at a step, in call order from the outermost call. */
export function engineAt(trace: Trace, index: number): Listing[] {
  const step = stepAt(trace, index);
  const more: readonly Moment[] = hasMore(trace) ? ["more-operands"] : [];
  const sweep = (moment: Moment): Listing => shown(SWEEP, moment, ...more);
  switch (step?.kind) {
    case "evaluate":
    case "recompute": {
      const later = runsAfter(trace, step.node, index);
      const runs: Moment[] = step.kind === "recompute" ? ["run-again"] : [];
      if (later > 0) runs.push("run");
      if (later > 1) runs.push("run-inside");
      return [...(runs.length > 0 ? [shown(CHECKPOINT, ...runs)] : []), ...madeAt(trace, step.node)];
    }
    case "keep": {
      const isResult = nodeAt(trace, step.node).op !== undefined && runsAfter(trace, step.node, index) > 0;
      return [shown(CHECKPOINT, isResult ? "keep-result" : "keep-operand")];
    }
    case "discard":
      // The mode that a segment first runs in, and the constructor that heeds it. No line of them runs.
      return [shown("autodiff/no-grad.ts", "discard"), shown("autodiff/var.ts", "discard")];
    case "visit":
      return [shown(SORT, "visit")];
    case "seed":
      return [sweep("seed")];
    case "accumulate": {
      const { child, operand } = edgeAt(trace, step.edge);
      const again = replay(trace, index).recomputed.at(child) ? [shown(CHECKPOINT, "sweep")] : [];
      return [sweep(operand === 0 ? "operand-0" : operand === 1 ? "operand-1" : "operand-more"), ...again];
    }
    case "collect":
      return [sweep("end")];
    default:
      return [];
  }
}

/**
 * Returns what runs when an operation makes a node: its definition, within `elementwise` if the node has
 * entries.
 */
function madeAt(trace: Trace, node: number): Listing[] {
  const { file, lines, made } = operationData(nodeAt(trace, node).op ?? "");
  const definition = sourceFile(file);
  if (!isEntrywise(trace, node)) return [listing(definition, [lines], { running: [made] })];
  const carrier = operationData("elementwise");
  return [
    listing(sourceFile(carrier.file), [carrier.lines], { running: [carrier.made] }),
    listing(definition, [lines], { origin: made, entrywise: true }),
  ];
}

/**
 * Returns the closures that run when a contribution is made, on the lines of their files: the pullback of the
 * operation. If the node has entries, the pullback of `elementwise`, which calls it per entry, comes first.
 */
export function closuresAt(trace: Trace, { edge }: AccumulateStep): Listing[] {
  const gather = isEntrywise(trace, edgeAt(trace, edge).child) ? [gatherOf(trace, edge)] : [];
  return [...gather, pullbackOf(trace, edge)].map(({ file, from, to, data }, i) => {
    const lines = { from: data.from[0], to: data.to[0] };
    return listing(file, [lines], { running: [data.runs], closure: { from, to }, entrywise: i > 0 });
  });
}

/** Returns a file of the engine at some moments, from that of the outermost call inwards. */
function shown(path: string, ...moments: readonly Moment[]): Listing {
  const found = moments.map((moment) => momentData(path, moment));
  return listing(
    sourceFile(engineData(path).file),
    found.flatMap(({ parts }) => parts),
    { running: found.flatMap(({ lines }) => lines) },
  );
}

/**
 * Returns how often a node is evaluated again after a step. This is the number of nested checkpoints in which
 * the node is made without a graph.
 */
function runsAfter(trace: Trace, node: number, index: number): number {
  const own = trace.steps.index.of(node);
  return own.filter((i) => i >= index && trace.steps.kindAt(i) === "recompute").length;
}

/** Returns whether some operation has more than two operands, which the sweep handles in a separate loop. */
function hasMore(trace: Trace): boolean {
  return trace.edges.some(({ operand }) => operand > 1);
}
