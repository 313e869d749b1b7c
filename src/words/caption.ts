import { operationById } from "../autodiff/operations/all.ts";
import { tensor } from "../autodiff/tensor.ts";
import { isActivation } from "../trace/memory.ts";
import {
  type AccumulateStep,
  edgeAt,
  nodeAt,
  type Phase,
  type SeedStep,
  type Step,
  type StorageStep,
  type Trace,
  type TraceNode,
} from "../trace/trace.ts";
import { adjointTex, contributionNumbersTex, expressionTex } from "./notation.ts";
import {
  hasTensors,
  tensorContributionText,
  tensorExpressionText,
  tensorSeedText,
} from "./tensor-caption.ts";
import { texToText } from "./tex-to-text.ts";
import { adjointText, nameText, signedText, valueText } from "./texts.ts";

/** The word for each phase. */
export const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  start: "Start",
  forward: "Forward",
  sort: "Sort",
  seed: "Seed",
  backward: "Backward",
  gradient: "Gradient",
};

/**
 * Describes the last of the first `index` steps in one sentence of plain text, without its number and phase.
 */
export function captionAt(trace: Trace, index: number): string {
  const step = trace.steps[index - 1];
  return step === undefined
    ? "The inputs are set. Step forward to evaluate the first node."
    : caption(trace, step);
}

function caption(trace: Trace, step: Step): string {
  switch (step.kind) {
    case "evaluate":
      return `${nameText(trace, step.node)} = ${evaluationText(trace, nodeAt(trace, step.node))}.`;
    case "keep":
    case "discard":
    case "recompute":
      return storageCaption(trace, step);
    case "visit":
      return nodeAt(trace, step.node).operands.length === 0
        ? `visit(${nameText(trace, step.node)}) is done: it has no parents, and it joins topo.`
        : `visit(${nameText(trace, step.node)}) is done: its parents are in topo, and it joins them.`;
    case "seed":
      return seedCaption(trace, step);
    case "accumulate":
      return accumulateCaption(trace, step);
    case "collect":
      return `The gradient is read off: ${gradientText(trace)}.`;
  }
}

function evaluationText(trace: Trace, node: TraceNode): string {
  if (hasTensors(trace, node)) return tensorExpressionText(trace, node);
  const symbols = texToText(expressionTex(trace, node, "symbols"));
  const numbers = texToText(expressionTex(trace, node, "numbers"));
  return `${symbols} = ${numbers} = ${valueText(node.value)}`;
}

function seedCaption(trace: Trace, step: SeedStep): string {
  const first = trace.steps.find(({ kind }) => kind === "seed") === step;
  const [which, others] = first ? ["an output", " All others are still 0."] : ["another output", ""];
  if (typeof step.after !== "number") {
    return `The adjoint of ${which} is set: ${tensorSeedText(trace, step)}.${others}`;
  }
  return `${adjointText(trace, step.node)} = ${valueText(step.after)}: the adjoint of ${which} is set.${others}`;
}

function storageCaption(trace: Trace, { kind, node: index }: StorageStep): string {
  const [name, node] = [nameText(trace, index), nodeAt(trace, index)];
  if (kind === "discard") {
    return `${name} is dropped: nothing ahead needs it, and it can be evaluated again on the way back.`;
  }
  if (kind === "keep") {
    return node.role === "output"
      ? `${name} is kept: it is an output.`
      : `${name} is kept: what follows can be evaluated again from it.`;
  }
  const sources = node.operands.flatMap((operand) =>
    "node" in operand && isActivation(trace, operand.node) ? [nameText(trace, operand.node)] : [],
  );
  const from = sources.length === 0 ? "" : ` from ${sources.join(" and ")}`;
  return `${name} is evaluated again${from}: ${evaluationText(trace, node)}, as before.`;
}

function accumulateCaption(trace: Trace, step: AccumulateStep): string {
  const { child } = edgeAt(trace, step.edge);
  const from = senderText(trace, child);
  if (hasTensors(trace, nodeAt(trace, child))) return `${from} ${tensorContributionText(trace, step)}`;
  const numbers = texToText(contributionNumbersTex(trace, step));
  const amount = valueText(step.contribution);
  const sent = numbers === amount ? amount : `${numbers} = ${amount}`;
  const name = nameText(trace, step.node);
  const sum = `${valueText(step.before)} + ${signedText(step.contribution)} = ${valueText(step.after)}`;
  return `${from} sends ${sent} back to ${name}. The adjoint of ${name} was ${valueText(step.before)}; ${sum}.`;
}

/** Returns the sender of a contribution: `sin`, or `v₃ (+)` if the operation's symbol is not a word. */
function senderText(trace: Trace, child: number): string {
  const symbol = operationById.get(nodeAt(trace, child).op ?? "")?.symbol;
  if (symbol === undefined) return nameText(trace, child);
  return /^[a-z]{2,}$/i.test(symbol) ? symbol : `${nameText(trace, child)} (${symbol})`;
}

function gradientText(trace: Trace): string {
  const parts = Object.entries(trace.gradients).map(([name, gradient]) => {
    const value = typeof gradient === "number" ? gradient : tensor(gradient);
    const text = valueText(value);
    return `${texToText(adjointTex(name))} ${text.startsWith("[") || typeof value === "number" ? "=" : "is a"} ${text}`;
  });
  return parts.join(", ");
}
