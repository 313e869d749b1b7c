import type { Phase } from "../../trace/trace.ts";
import type { Caption } from "../caption-data.ts";
import { texts } from "../language.ts";
import type { AdjointChange, StatedValue } from "../tensor-caption.ts";
import { valueWords } from "./values.ts";

/** The word for each phase. */
export const phaseWords = texts<Readonly<Record<Phase, string>>>({
  start: "Start",
  forward: "Forward",
  sort: "Sort",
  seed: "Seed",
  backward: "Backward",
  gradient: "Gradient",
});

/** The texts that describe a step. */
export const captionWords = texts({ caption });

function caption(step: Caption): string {
  switch (step.kind) {
    case "start":
      return "The inputs are set. Step forward to evaluate the first node.";
    case "evaluate":
      return `${equation(step.formula, step.value)}.`;
    case "keep":
      return step.isOutput
        ? `${step.name} is kept: it is an output.`
        : `${step.name} is kept: what follows can be evaluated again from it.`;
    case "discard":
      return `${step.name} is dropped: nothing ahead needs it, and it can be evaluated again on the way back.`;
    case "recompute": {
      const from = step.sources.length === 0 ? "" : ` from ${list(step.sources)}`;
      return `${step.name} is evaluated again${from}: ${equation(step.formula, step.value)}, as before.`;
    }
    case "visit":
      return step.isLeaf
        ? `visit(${step.name}) is done: it has no parents, and it joins topo.`
        : `visit(${step.name}) is done: its parents are in topo, and it joins them.`;
    case "seed": {
      const [which, others] = step.isFirst
        ? ["an output", " All others are still 0."]
        : ["another output", ""];
      const seed = equation(step.adjoint, step.value);
      return step.isNumber
        ? `${seed}: the adjoint of ${which} is set.${others}`
        : `The adjoint of ${which} is set: ${seed}.${others}`;
    }
    case "accumulate": {
      const { sender, sent, receiver } = step;
      return `${sender} sends ${stated(sent)} back to ${receiver}. The adjoint of ${receiver} was ${changed(step.change)}.`;
    }
    case "collect": {
      const gradients = step.gradients.map(({ name, value }) =>
        "text" in value ? `${name} = ${value.text}` : `${name} is ${stated(value)}`,
      );
      return `The gradient is read off: ${gradients.join(", ")}.`;
    }
  }
}

function changed(change: AdjointChange): string {
  switch (change.kind) {
    case "sum":
      return `${change.before}; ${change.sum}`;
    case "number":
      return `${change.before}; now it is ${change.after}`;
    case "added":
      return `${change.before ?? "not zero"}; the ${sized("contribution", change.shape)} is added to it`;
    case "set": {
      const { after, quantity } = change;
      return `zero; now it is ${"text" in after ? after.text : `the whole ${sized(QUANTITIES[quantity], after.shape)}`}`;
    }
  }
}

const QUANTITIES = { sum: "sum", product: "product", contribution: "contribution" };

function equation(formula: string, value: StatedValue): string {
  return "text" in value ? `${formula} = ${value.text}` : `${formula}, ${stated(value)}`;
}

function stated(value: StatedValue): string {
  if ("text" in value) return value.text;
  const kind = valueWords.kind(value.shape);
  return `${/^(8|1[18]\b)/.test(kind) ? "an" : "a"} ${kind}`;
}

/** Names a tensor with its shape: `3 × 2 product`, `7-entry sum`. */
function sized(noun: string, shape: readonly number[]): string {
  return `${shape.length === 1 ? `${shape}-entry` : shape.join(" × ")} ${noun}`;
}

function list(names: readonly string[]): string {
  return names.length < 3 ? names.join(" and ") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
