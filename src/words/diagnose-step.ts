import { tensor } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import type { Expression } from "../formula/expression.ts";
import { toText } from "../formula/to-text.ts";
import { findEntry } from "../trace/entries.ts";
import { nodeAt, type Step, type Trace } from "../trace/trace.ts";
import { diagnose } from "./diagnose.ts";
import { diagnosisWords } from "./en/diagnoses.ts";
import { adjointFault, valueFault } from "./non-finite.ts";

/**
 * Explains why the number of a step is not finite, in one sentence without its full stop: the value computed,
 * the contribution, or else the sum. A step that collects the gradients has the first diagnosis of the run.
 * Undefined if the number is finite, or if the step has none.
 *
 * @param write writes a formula within the sentence, by default as plain text
 */
export function diagnoseStep(
  trace: Trace,
  step: Step,
  write: (formula: Expression) => string = toText,
): string | undefined {
  if (step.kind === "collect") {
    const found = Object.values(trace.gradients).some((gradient) => badEntry(tensor(gradient)) !== undefined);
    return found ? diagnose(trace)[0]?.text : undefined;
  }
  if (step.kind === "evaluate" || step.kind === "recompute") {
    const entry = badEntry(nodeAt(trace, step.node).value);
    return entry === undefined
      ? undefined
      : diagnosisWords.sentence(valueFault(trace, step.node, entry), write);
  }
  if (step.kind !== "seed" && step.kind !== "accumulate") return undefined;
  const share = badEntry(step.contribution);
  const sum = badEntry(step.before) === undefined ? badEntry(step.after) : undefined;
  const entry = share ?? sum;
  return entry === undefined ? undefined : diagnosisWords.sentence(adjointFault(trace, step, entry), write);
}

function badEntry(value: Value): number | undefined {
  return findEntry(value, (entry) => !Number.isFinite(entry));
}
