import { mistakenAnswers, runOfTrace, siteAt } from "../misconceptions/mistaken-answers.ts";
import { pull } from "../misconceptions/site.ts";
import { type AccumulateStep, edgeAt, nodeAt, type Trace } from "../trace/trace.ts";
import { traceAsOf } from "../trace/values-as-of.ts";
import { firstWrong, isNear } from "../trace/verdicts.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import { missingInto } from "./edges.ts";

/**
 * Returns the misconceptions that explain the first wrong number of a learner's own engine: those that make this very number
 * of the numbers before it. Empty if no number is wrong, or no known mistake explains it.
 */
export function engineMistakes(trace: Trace): readonly MisconceptionId[] {
  const position = firstWrong(trace);
  const step = position < 0 ? undefined : trace.steps.at(position);
  if (step?.kind !== "accumulate") return [];
  if (sendsEarly(trace, position, step))
    return [hasArrived(trace, position, step) ? "early" : "forward-order"];
  // Nothing has arrived at the node that sends, so any rule sends 0. An output gets its seed from the program.
  if (step.incoming === 0)
    return nodeAt(trace, edgeAt(trace, step.edge).child).role === "output" ? [] : ["forward-order"];
  const isContributionWrong = !isNear(step.contribution, trace.reference?.contributions[position]);
  const quantity = isContributionWrong ? "contribution" : "after";
  return [...mistakenAnswers(runOfTrace(trace), position)].flatMap(([id, answers]) =>
    isNear(answers[quantity], step[quantity]) ? [id] : [],
  );
}

/** Returns whether a contribution is right for an adjoint that was not complete when it was sent. */
function sendsEarly(trace: Trace, position: number, step: AccumulateStep): boolean {
  if (missingInto(trace, position, step.edge).length === 0) return false;
  const { child, operand } = edgeAt(trace, step.edge);
  const site = siteAt(traceAsOf(trace, position), child, operand);
  return site !== undefined && isNear(pull(site, step.incoming), step.contribution);
}

function hasArrived(trace: Trace, position: number, { edge }: AccumulateStep): boolean {
  const child = trace.edges.children[edge] as number;
  return [...trace.steps.index.sumsOf(child)].some((sum) => sum < position);
}
