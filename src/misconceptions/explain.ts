import { entryAt } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { equation, number } from "../formula/build.ts";
import type { Expression } from "../formula/expression.ts";
import { simplify } from "../formula/simplify.ts";
import { toText } from "../formula/to-text.ts";
import { type AccumulateStep, edgeAt, nodeAt, type SeedStep, type Step, type Trace } from "../trace/trace.ts";
import { traceAsOf } from "../trace/values-as-of.ts";
import {
  type MisconceptionId,
  type Mistake,
  type MistakeNumbers,
  misconceptionWords,
} from "../words/en/misconceptions.ts";
import {
  adjointAt,
  contributionNumbers,
  contributionOf,
  filled,
  formulaOf,
  symbolAt,
  valueFormula,
} from "../words/notation.ts";
import { READ, type Writing } from "../words/writing.ts";
import { factsOf } from "./local-rules.ts";
import { type Answers, siteAt } from "./mistaken-answers.ts";
import type { Site } from "./site.ts";
import { factorBeside, meanCount, summedCount } from "./tensor-rules.ts";
import { wrongDerivatives } from "./wrong-derivatives.ts";

/**
 * Says in one sentence what a learner with a misconception has forgotten at a step, with the numbers of the answer.
 *
 * @param position the position of the step in the trace
 * @param answers what the learner answers, as `mistakenAnswers` has it
 * @returns undefined for a step that computes nothing
 */
export function explanation(
  trace: Trace,
  position: number,
  id: MisconceptionId,
  answers: Answers,
  { formula }: Pick<Writing, "formula"> = READ,
): string | undefined {
  const mistake = mistakeAt(traceAsOf(trace, position), position, answers);
  return mistake && misconceptionWords.explain(id, mistake, (written) => formula(written));
}

function mistakeAt(trace: Trace, position: number, answers: Answers): Mistake | undefined {
  const step = trace.steps.at(position);
  switch (step?.kind) {
    case "evaluate":
    case "recompute":
      return mistakeOf(trace, step.node, step.node, siteAt(trace, step.node, 0), {
        kind: "value",
        rule: formulaOf(trace, nodeAt(trace, step.node), "symbols"),
        numbers: undefined,
      });
    case "seed":
      return mistakeOf(trace, step.node, step.node, undefined, {
        kind: "seed",
        rule: undefined,
        numbers: numbersOf(trace, step, step.node, step.contribution, answers),
      });
    case "accumulate": {
      const { child, operand } = edgeAt(trace, step.edge);
      return mistakeOf(trace, child, step.node, siteAt(trace, child, operand), {
        kind: "contribution",
        rule: contributionOf(trace, step.edge),
        numbers: numbersOf(trace, step, child, step.incoming, answers),
      });
    }
    default:
      return undefined;
  }
}

function mistakeOf(
  trace: Trace,
  sender: number,
  receiver: number,
  site: Site | undefined,
  of: Pick<Mistake, "kind" | "rule" | "numbers">,
): Mistake {
  const other = site && factorBeside(site);
  const factor = other === undefined ? undefined : nodeAt(trace, sender).operands[other];
  const count = site === undefined ? 1 : Math.max(summedCount(site), meanCount(site));
  return {
    ...of,
    sender: symbolAt(trace, sender),
    senderAdjoint: adjointAt(trace, sender),
    receiver: symbolAt(trace, receiver),
    receiverAdjoint: adjointAt(trace, receiver),
    usesResult: site !== undefined && factsOf(site.op, site.operand).namesResult,
    used: site && usedDerivative(trace, sender, site),
    otherFactor: factor && "node" in factor ? symbolAt(trace, factor.node) : undefined,
    count: number(count),
  };
}

function usedDerivative(trace: Trace, node: number, { op, operand }: Site): Expression | undefined {
  const wrong = wrongDerivatives[`${op.id}.${operand}`];
  return (
    wrong &&
    filled(trace, nodeAt(trace, node), "symbols", ({ out, operands }) => wrong.formula(out, ...operands))
  );
}

/** Returns the numbers of a step with a mistaken answer; undefined if some are tensors. */
function numbersOf(
  trace: Trace,
  step: SeedStep | AccumulateStep,
  sender: number,
  incoming: Value,
  { contribution = step.contribution, after = step.after }: Answers,
): MistakeNumbers | undefined {
  const [senderValue, receiverValue] = [sender, step.node].map((node) => nodeAt(trace, node).value);
  const all = { incoming, sent: contribution, before: step.before, after, senderValue, receiverValue };
  if (Object.values(all).some((value) => typeof value !== "number")) return undefined;
  const written = Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, valueFormula(value as number)]),
  );
  return { ...written, local: localDerivative(trace, step) } as unknown as MistakeNumbers;
}

/** Returns a local derivative with its number, such as cos(1.44) = 0.1304. */
function localDerivative(trace: Trace, step: Step): Expression {
  if (step.kind !== "accumulate") return number(1);
  const amount = number(step.partial ?? entryAt(step.contribution, 0));
  if (siteAt(trace, edgeAt(trace, step.edge).child, 0) === undefined) return amount;
  const formula = simplify(contributionNumbers(trace, { ...step, incoming: 1 }));
  return toText(formula) === toText(amount) ? amount : equation(formula, amount);
}
