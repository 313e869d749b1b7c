import { operationById } from "../autodiff/operations/all.ts";
import { tensor } from "../autodiff/tensor.ts";
import { isActivation } from "../trace/memory.ts";
import {
  type AccumulateStep,
  edgeAt,
  nodeAt,
  type SeedStep,
  type Step,
  type StorageStep,
  type Trace,
  type TraceNode,
} from "../trace/trace.ts";
import { adjointTex, contributionNumbersTex, contributionTex, expressionTex } from "./notation.ts";
import {
  type AdjointChange,
  hasTensors,
  type StatedValue,
  statedRow,
  statedValue,
  tensorChange,
} from "./tensor-caption.ts";
import { texToText } from "./tex-to-text.ts";
import { adjointText, labelOf, nameText, signedText, valueText } from "./texts.ts";

/** What a step shows, with names, numbers and formulas as plain text: the data of one sentence. */
export type Caption =
  | { readonly kind: "start" }
  /** `formula` names the node and gives its expression, if the operation is known: `y = x₁ x₂ = 2 × 3`. */
  | { readonly kind: "evaluate"; readonly formula: string; readonly value: StatedValue }
  | { readonly kind: "keep"; readonly name: string; readonly isOutput: boolean }
  | { readonly kind: "discard"; readonly name: string }
  | {
      readonly kind: "recompute";
      readonly name: string;
      /** The states from which the node is evaluated again. */
      readonly sources: readonly string[];
      readonly formula: string;
      readonly value: StatedValue;
    }
  | { readonly kind: "visit"; readonly name: string; readonly isLeaf: boolean }
  | {
      readonly kind: "seed";
      readonly isFirst: boolean;
      readonly isNumber: boolean;
      readonly adjoint: string;
      readonly value: StatedValue;
    }
  | {
      readonly kind: "accumulate";
      readonly sender: string;
      /** The formula of the contribution, with its amount if it is a number; only the amount if no formula is known. */
      readonly sent: StatedValue;
      readonly receiver: string;
      readonly change: AdjointChange;
    }
  | { readonly kind: "collect"; readonly gradients: readonly NamedValue[] };

interface NamedValue {
  readonly name: string;
  readonly value: StatedValue;
}

/** Returns what the last of the first `index` steps shows. */
export function captionOf(trace: Trace, index: number): Caption {
  const step = trace.steps[index - 1];
  return step === undefined ? { kind: "start" } : captionOfStep(trace, step);
}

function captionOfStep(trace: Trace, step: Step): Caption {
  switch (step.kind) {
    case "evaluate": {
      const node = nodeAt(trace, step.node);
      const name = nameText(trace, step.node);
      const expression = expressionText(trace, node);
      const formula =
        expression === undefined ? `${name} (${labelOf(trace, node)})` : `${name} = ${expression}`;
      return { kind: "evaluate", formula, value: statedRow(node.value) };
    }
    case "keep":
    case "discard":
    case "recompute":
      return storageCaption(trace, step);
    case "visit": {
      const isLeaf = nodeAt(trace, step.node).operands.length === 0;
      return { kind: "visit", name: nameText(trace, step.node), isLeaf };
    }
    case "seed":
      return seedCaption(trace, step);
    case "accumulate":
      return accumulateCaption(trace, step);
    case "collect":
      return { kind: "collect", gradients: gradientsOf(trace) };
  }
}

/** Writes a node's expression in symbols, and in numbers if these are short; undefined if no formula is known. */
function expressionText(trace: Trace, node: TraceNode): string | undefined {
  if (!isKnown(node)) return undefined;
  const symbols = texToText(expressionTex(trace, node, "symbols"));
  return hasTensors(trace, node)
    ? symbols
    : `${symbols} = ${texToText(expressionTex(trace, node, "numbers"))}`;
}

function isKnown({ op = "" }: TraceNode): boolean {
  return operationById.has(op);
}

function storageCaption(trace: Trace, { kind, node: index }: StorageStep): Caption {
  const [name, node] = [nameText(trace, index), nodeAt(trace, index)];
  if (kind === "discard") return { kind, name };
  if (kind === "keep") return { kind, name, isOutput: node.role === "output" };
  const sources = node.operands.flatMap((operand) =>
    "node" in operand && isActivation(trace, operand.node) ? [nameText(trace, operand.node)] : [],
  );
  const formula = expressionText(trace, node) ?? name;
  return { kind, name, sources, formula, value: statedRow(node.value) };
}

function seedCaption(trace: Trace, step: SeedStep): Caption {
  return {
    kind: "seed",
    isFirst: trace.steps.find(({ kind }) => kind === "seed") === step,
    isNumber: typeof step.after === "number",
    adjoint: adjointText(trace, step.node),
    value: statedRow(step.after),
  };
}

function accumulateCaption(trace: Trace, step: AccumulateStep): Caption {
  const { child } = edgeAt(trace, step.edge);
  const node = nodeAt(trace, child);
  const hasTensor = hasTensors(trace, node);
  return {
    kind: "accumulate",
    sender: senderText(trace, child),
    sent: isKnown(node) ? { text: sentText(trace, step, hasTensor) } : statedRow(step.contribution),
    receiver: nameText(trace, step.node),
    change: hasTensor ? tensorChange(trace, step) : numberChange(step),
  };
}

function sentText(trace: Trace, step: AccumulateStep, hasTensor: boolean): string {
  if (hasTensor) return texToText(contributionTex(trace, step.edge));
  const numbers = texToText(contributionNumbersTex(trace, step));
  const amount = valueText(step.contribution);
  return numbers === amount ? amount : `${numbers} = ${amount}`;
}

function numberChange({ before, contribution, after }: AccumulateStep): AdjointChange {
  const sum = `${valueText(before)} + ${signedText(contribution)} = ${valueText(after)}`;
  return { kind: "sum", before: valueText(before), sum };
}

/** Returns the sender of a contribution: `sin`, or `v₃ (+)` if the operation's label is not a word. */
function senderText(trace: Trace, child: number): string {
  const label = labelOf(trace, nodeAt(trace, child));
  return /^[a-z]{2,}$/i.test(label) ? label : `${nameText(trace, child)} (${label})`;
}

function gradientsOf({ gradients }: Trace): NamedValue[] {
  return Object.entries(gradients).map(([name, gradient]) => ({
    name: texToText(adjointTex(name)),
    value: statedValue(typeof gradient === "number" ? gradient : tensor(gradient)),
  }));
}
