import { equation } from "../formula/build.ts";
import { toText } from "../formula/to-text.ts";
import type { Trace } from "../trace/trace.ts";
import { firstWrong, rightAdjoint } from "../trace/verdicts.ts";
import type { Diagnosis } from "./diagnose.ts";
import { diagnosisWords } from "./en/diagnoses.ts";
import { adjointAt, valueFormula } from "./notation.ts";

/** Returns the first wrong number of a learner's own engine, with the right one; nothing if every number is right. */
export function firstFault(trace: Trace): readonly Diagnosis[] {
  const position = firstWrong(trace);
  if (position < 0) return [];
  const { steps, nodes } = trace;
  const step = position + 1;
  const own = steps.nodeAt(position);
  const wrong = own === undefined ? [...nodes.map((_, node) => node)] : [own];
  return wrong.flatMap((node) => {
    const right = rightAdjoint(trace, node, step);
    if (right === undefined) return [];
    const sums = steps.index.sumsOf(node);
    const last = own === undefined ? sums.at(-1) : position;
    const found = last === undefined ? 0 : steps.afterAt(last);
    const text = diagnosisWords.firstWrong(
      toText(equation(adjointAt(trace, node), valueFormula(found))),
      toText(valueFormula(right)),
      step,
    );
    return [{ node, step, text }];
  });
}
