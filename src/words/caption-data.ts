import { operationById } from "../autodiff/operations/all.ts";
import { tensor } from "../autodiff/tensor.ts";
import { adjointOf, equation, plus, symbolOf } from "../formula/build.ts";
import type { Expression } from "../formula/expression.ts";
import { toText } from "../formula/to-text.ts";
import { isActivation } from "../trace/memory.ts";
import type { Reference } from "../trace/reference.ts";
import {
  type AccumulateStep,
  edgeAt,
  nodeAt,
  type SeedStep,
  type Step,
  type StorageStep,
  stepAt,
  type Trace,
  type TraceNode,
} from "../trace/trace.ts";
import { isUnfaithful, traceAsOf } from "../trace/values-as-of.ts";
import { addsUp, firstWrong, isNear, mayDiffer, verdictAt } from "../trace/verdicts.ts";
import {
  adjointAt,
  contributionNumbers,
  contributionOf,
  formulaOf,
  symbolAt,
  valueFormula,
} from "./notation.ts";
import {
  type AdjointChange,
  hasTensors,
  type StatedValue,
  statedRow,
  statedValue,
  tensorChange,
} from "./tensor-caption.ts";
import { labelOf } from "./texts.ts";

/** What a step shows, with names and formulas: the data of one sentence, or of two if a number is wrong. */
export type Caption = StepCaption & { readonly fault?: Fault | undefined };

type StepCaption =
  | { readonly kind: "start" }
  /** `formula` is the node's, y = x₁ x₂ = 2 × 3; the node's name alone, with `label`, if no formula is known. */
  | {
      readonly kind: "evaluate";
      readonly formula: Expression;
      readonly label: string | undefined;
      readonly value: StatedValue;
    }
  | { readonly kind: "keep"; readonly name: Expression; readonly isOutput: boolean }
  | { readonly kind: "discard"; readonly name: Expression }
  | {
      readonly kind: "recompute";
      readonly name: Expression;
      /** The states from which the node is recomputed. */
      readonly sources: readonly Expression[];
      readonly formula: Expression;
      readonly value: StatedValue;
      /** The first value, if the recomputed value is not the same. */
      readonly was: StatedValue | undefined;
    }
  | { readonly kind: "visit"; readonly name: Expression; readonly isLeaf: boolean }
  | {
      readonly kind: "seed";
      readonly isFirst: boolean;
      readonly isNumber: boolean;
      readonly adjoint: Expression;
      readonly value: StatedValue;
    }
  | {
      readonly kind: "accumulate";
      readonly sender: Sender;
      /** The formula of the contribution, with its amount if it is a number; only the amount if no formula is known. */
      readonly sent: StatedValue;
      readonly receiver: Expression;
      readonly change: AdjointChange;
    }
  | {
      readonly kind: "collect";
      readonly gradients: readonly NamedValue[];
      /** Whether pullbacks used recomputed values that are not the first ones. */
      readonly isWrong: boolean;
    };

/** What is wrong with a step of another engine than the built-in one. */
export interface Fault {
  /** The right adjoint after the step, or the right gradients in place of the wrong ones. */
  readonly right: StatedValue | readonly NamedValue[];
  /** Whether no number before is wrong. */
  readonly isFirst: boolean;
}

/** The node that sends a contribution, and the label of its operation. */
export interface Sender {
  readonly name: Expression;
  readonly label: string;
}

/** A named value, such as a gradient. */
export interface NamedValue {
  readonly name: Expression;
  readonly value: StatedValue;
}

/** Returns what the last of the first `index` steps shows. */
export function captionOf(trace: Trace, index: number): Caption {
  const step = stepAt(trace, index);
  if (step === undefined) return { kind: "start" };
  const caption = captionOfStep(traceAsOf(trace, index), step);
  if (trace.reference !== undefined) return { ...caption, fault: faultAt(trace, index - 1, trace.reference) };
  if (caption.kind === "collect") return { ...caption, isWrong: isUnfaithful(trace) };
  if (step.kind !== "recompute" || step.value === undefined || caption.kind !== "recompute") return caption;
  return { ...caption, was: statedRow(nodeAt(trace, step.node).value) };
}

/** Returns what is wrong at a step of a learner's own engine. */
function faultAt(trace: Trace, position: number, { adjoints, gradients }: Reference): Fault | undefined {
  if (verdictAt(trace, position) !== "wrong") return undefined;
  const isFirst = firstWrong(trace) === position;
  if (trace.steps.kindAt(position) !== "collect") {
    return { isFirst, right: statedRow(adjoints[position] ?? 0) };
  }
  const wrong = Object.entries(gradients).filter(([name, right]) => !isNear(trace.gradients[name], right));
  return { isFirst, right: gradientsOf({ gradients: Object.fromEntries(wrong) }) };
}

function captionOfStep(trace: Trace, step: Step): StepCaption {
  switch (step.kind) {
    case "evaluate": {
      const node = nodeAt(trace, step.node);
      const formula = knownFormula(trace, step.node);
      return {
        kind: "evaluate",
        formula: formula ?? symbolAt(trace, step.node),
        label: formula === undefined ? labelOf(trace, node) : undefined,
        value: statedRow(node.value),
      };
    }
    case "keep":
    case "discard":
    case "recompute":
      return storageCaption(trace, step);
    case "visit": {
      const isLeaf = nodeAt(trace, step.node).operands.length === 0;
      return { kind: "visit", name: symbolAt(trace, step.node), isLeaf };
    }
    case "seed":
      return seedCaption(trace, step);
    case "accumulate":
      return accumulateCaption(trace, step);
    case "collect":
      return { kind: "collect", gradients: gradientsOf(trace), isWrong: false };
  }
}

/** Returns a node with its formula; undefined if no formula is known. */
function knownFormula(trace: Trace, index: number): Expression | undefined {
  const node = nodeAt(trace, index);
  return isKnown(node) ? equation(symbolAt(trace, index), ...sidesOf(trace, node)) : undefined;
}

/** Returns the formula of a node in symbols, and in numbers if these are short. */
function sidesOf(trace: Trace, node: TraceNode): [Expression, ...Expression[]] {
  const symbols = formulaOf(trace, node, "symbols");
  return hasTensors(trace, node) ? [symbols] : [symbols, formulaOf(trace, node, "numbers")];
}

function isKnown({ op = "" }: TraceNode): boolean {
  return operationById.has(op);
}

function storageCaption(trace: Trace, { kind, node: index }: StorageStep): StepCaption {
  const [name, node] = [symbolAt(trace, index), nodeAt(trace, index)];
  if (kind === "discard") return { kind, name };
  if (kind === "keep") return { kind, name, isOutput: node.role === "output" };
  const sources = node.operands.flatMap((operand) =>
    "node" in operand && isActivation(trace, operand.node) ? [symbolAt(trace, operand.node)] : [],
  );
  const formula = isKnown(node) ? equation(...sidesOf(trace, node)) : name;
  return { kind, name, sources, formula, value: statedRow(node.value), was: undefined };
}

function seedCaption(trace: Trace, step: SeedStep): StepCaption {
  return {
    kind: "seed",
    // Another engine may have left adjoints.
    isFirst: trace.steps.at(trace.steps.first("seed"))?.key === step.key && !mayDiffer(trace, step),
    isNumber: typeof step.after === "number",
    adjoint: adjointAt(trace, step.node),
    value: statedRow(step.after),
  };
}

function accumulateCaption(trace: Trace, step: AccumulateStep): StepCaption {
  const { child } = edgeAt(trace, step.edge);
  const node = nodeAt(trace, child);
  const hasTensor = hasTensors(trace, node);
  return {
    kind: "accumulate",
    sender: { name: symbolAt(trace, child), label: labelOf(trace, node) },
    sent:
      isKnown(node) && !(hasTensor && mayDiffer(trace, step))
        ? { formula: sentFormula(trace, step, hasTensor) }
        : statedRow(step.contribution),
    receiver: symbolAt(trace, step.node),
    change: hasTensor ? tensorChange(trace, step) : numberChange(step),
  };
}

/** Returns a contribution in symbols if it has tensors, else in numbers, with its amount. */
function sentFormula(trace: Trace, step: AccumulateStep, hasTensor: boolean): Expression {
  if (hasTensor) return contributionOf(trace, step.edge);
  const numbers = contributionNumbers(trace, step);
  const amount = valueFormula(step.contribution);
  return toText(numbers) === toText(amount) ? amount : equation(numbers, amount);
}

function numberChange(step: AccumulateStep): AdjointChange {
  const { before, contribution, after } = step;
  if (!addsUp(step)) return { kind: "number", before: valueFormula(before), after: valueFormula(after) };
  const sum = equation(plus(valueFormula(before), valueFormula(contribution)), valueFormula(after));
  return { kind: "sum", before: valueFormula(before), sum, after: valueFormula(after) };
}

function gradientsOf({ gradients }: Pick<Trace, "gradients">): NamedValue[] {
  return Object.entries(gradients).map(([name, gradient]) => ({
    name: adjointOf(symbolOf(name)),
    value: statedValue(typeof gradient === "number" ? gradient : tensor(gradient)),
  }));
}
