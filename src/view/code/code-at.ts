import { operationById } from "../../autodiff/operations/all.ts";
import { replay } from "../../trace/replay.ts";
import { type AccumulateStep, edgeAt, nodeAt, type Step, type Trace } from "../../trace/trace.ts";
import {
  checkpointSource,
  type EngineSource,
  noGradSources,
  sortSource,
  sweepSource,
} from "./engine-source.ts";
import { type Listing, linesOf, listing } from "./listing.ts";
import { elementwiseSource, type OperationSource, operationSource } from "./operation-source.ts";
import type { ProgramSource } from "./program-source.ts";
import { closureLine, gatherOf, pullbackOf } from "./pullback-of.ts";
import { lineAt } from "./source-file.ts";

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
  const step = trace.steps[index - 1];
  switch (step?.kind) {
    case "evaluate":
    case "recompute": {
      const later = runsAfter(trace, step.node, index);
      const runs = [
        ...(step.kind === "recompute" ? [checkpointSource("run-again")] : []),
        ...(later > 0 ? [checkpointSource("run")] : []),
        ...(later > 1 ? [checkpointSource("run-inside")] : []),
      ];
      return [...runs.slice(0, 1).map((run) => shown(run, ...runs.slice(1))), ...madeAt(trace, step.node)];
    }
    case "keep": {
      const isResult = nodeAt(trace, step.node).op !== undefined && runsAfter(trace, step.node, index) > 0;
      return [shown(checkpointSource(isResult ? "keep-result" : "keep-operand"))];
    }
    case "discard":
      return noGradSources().map((source) => shown(source));
    case "visit":
      return [shown(sortSource())];
    case "seed":
      return [shown(sweepSource("seed", hasMore(trace)))];
    case "accumulate": {
      const { child, operand } = edgeAt(trace, step.edge);
      const again = replay(trace, index).recomputed[child] ? [shown(checkpointSource("sweep"))] : [];
      return [shown(sweepSource(operand, hasMore(trace))), ...again];
    }
    case "collect":
      return [shown(sweepSource("end", hasMore(trace)))];
    default:
      return [];
  }
}

/**
 * Returns what runs when an operation makes a node: its definition, within `elementwise` if the node has
 * entries.
 */
function madeAt(trace: Trace, node: number): Listing[] {
  const operation = definitionOf(trace, node);
  if (!isEntrywise(trace, node)) return [defined(operation, { running: [madeLine(operation)] })];
  const carrier = elementwiseSource();
  return [
    listing(carrier.file, [carrier.statement], { running: [madeLine(carrier)] }),
    defined(operation, { origin: madeLine(operation), entrywise: true }),
  ];
}

/**
 * Returns the closures that run when a contribution is made, on the lines of their files: the pullback of the
 * operation. If the node has entries, the pullback of `elementwise`, which calls it per entry, comes first.
 */
export function closuresAt(trace: Trace, { edge }: AccumulateStep): Listing[] {
  const gather = isEntrywise(trace, edgeAt(trace, edge).child) ? [gatherOf(trace, edge)] : [];
  const closures = [...gather, pullbackOf(trace, edge)];
  return closures.map(({ code, scope: { file } }, i) => {
    return listing(file, [code], { running: [closureLine(file, code)], closure: code, entrywise: i > 0 });
  });
}

/** Returns the listing of an operation's definition without its specification. */
function defined({ file, statement, apply }: OperationSource, marks: Parameters<typeof listing>[2]): Listing {
  const lines = { from: lineAt(file, statement.from), to: linesOf(file, apply).to };
  return listing(file, [lines], marks);
}

function shown({ file, parts, lines }: EngineSource, ...others: readonly EngineSource[]): Listing {
  return listing(file, parts, { running: [...lines, ...others.flatMap((other) => other.lines)] });
}

function definitionOf(trace: Trace, node: number): OperationSource {
  return operationSource(nodeAt(trace, node).op ?? "");
}

function madeLine({ file, made }: OperationSource): number {
  return lineAt(file, made.from);
}

/** Returns whether the node was made by applying a scalar operation to tensors. */
export function isEntrywise(trace: Trace, node: number): boolean {
  const { op, value } = nodeAt(trace, node);
  return typeof value !== "number" && operationById.get(op ?? "")?.tensors === undefined;
}

/**
 * Returns how often a node is evaluated again after a step. This is the number of nested checkpoints in which
 * the node is made without a graph.
 */
function runsAfter(trace: Trace, node: number, index: number): number {
  return trace.steps.slice(index).filter((step) => step.kind === "recompute" && step.node === node).length;
}

/** Returns whether some operation has more than two operands, which the sweep handles in a separate loop. */
function hasMore(trace: Trace): boolean {
  return trace.edges.some(({ operand }) => operand > 1);
}
