import type { Context } from "../../autodiff/checkpoint.ts";
import type { GraphNode } from "../../autodiff/graph-node.ts";
import { observe, watcher } from "../../autodiff/observe.ts";
import { plus } from "../../autodiff/value.ts";
import type { Program } from "../../trace/program.ts";
import { recordProgram } from "../../trace/record-program.ts";
import { replay } from "../../trace/replay.ts";
import { edgeAt, type Step, type Trace } from "../../trace/trace.ts";
import { brokenEngine } from "../broken-engine.ts";
import type { Misconception } from "../misconception.ts";
import type { Answers } from "../mistaken-answers.ts";

/**
 * Runs a program with an engine that makes a mistake at one step only, and returns what the step then computes: an
 * independent way to a mistaken answer. Not for mistakes of the order, which change more than one step.
 */
export function brokenStep(
  program: Program,
  trace: Trace,
  position: number,
  misconception: Misconception,
): Answers {
  const step = trace.steps.at(position);
  if (step?.kind !== "seed" && step?.kind !== "accumulate") return {};
  if (misconception.keepsAdjoints) {
    const left = trace.seen.includes(step.node)
      ? replay(trace, trace.steps.length).adjoints.at(step.node)
      : undefined;
    return left === undefined ? {} : { after: plus(plus(left, step.before), step.contribution) };
  }
  const broken = recordProgram({
    ...program,
    detail: false,
    context: step.kind === "seed" ? brokenEngine(misconception) : brokenAt(trace, position, misconception),
  });
  const at = broken.steps.keys.find(step.key);
  const { contribution, after } = broken.steps.at(at as number) as typeof step;
  return { contribution, after };
}

/** Returns a context in which the engine makes a mistake along the edge of one accumulation. */
function brokenAt(trace: Trace, position: number, misconception: Misconception): Context {
  const step = trace.steps.at(position) as Extract<Step, { kind: "accumulate" }>;
  const edge = edgeAt(trace, step.edge);
  const evaluation = lastEvaluation(trace, edge.child, position);
  return (program) => {
    const numbers = new Map<GraphNode, number>();
    const isThere = (child: GraphNode, operand: number | "seed"): boolean =>
      numbers.get(child) === evaluation && operand === edge.operand;
    return brokenEngine(
      misconception,
      isThere,
    )(() => {
      const outer = watcher;
      return observe(
        {
          ...outer,
          evaluated(node, operands) {
            if (node.op !== undefined) numbers.set(node, numbers.size);
            outer?.evaluated?.(node, operands);
          },
        },
        program,
      );
    });
  };
}

/** Returns how many evaluations precede the last one of a node before a step. */
function lastEvaluation(trace: Trace, node: number, position: number): number {
  let [count, last] = [0, -1];
  for (const step of Array.from(trace.steps).slice(0, position)) {
    if (step.kind !== "evaluate" && step.kind !== "recompute") continue;
    if (step.node === node) last = count;
    count += 1;
  }
  return last;
}
