import { equation } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import type { Phase } from "../../trace/trace.ts";
import type { Caption, Fault } from "../caption-data.ts";
import { texts } from "../language.ts";
import type { AdjointChange, StatedValue } from "../tensor-caption.ts";
import type { Writing } from "../writing.ts";
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
export const captionWords = texts({
  caption: (step: Caption, writing: Writing) =>
    caption(step, writing) + (step.fault === undefined ? "" : ` ${fault(step.fault, writing)}`),
  fault,
});

/** The right number beside a wrong one. */
function fault({ right, isFirst }: Fault, writing: Writing): string {
  const where = isFirst ? "; the first wrong number is here" : "";
  if ("shape" in right) return `This adjoint is wrong${where}.`;
  if ("formula" in right) return `The right adjoint is ${writing.formula(right.formula)}${where}.`;
  const gradients = right.flatMap(({ name, value }) =>
    "formula" in value ? writing.formula(equation(name, value.formula)) : [],
  );
  return `The right gradient has ${gradients.join(writing.between)}${where}.`;
}

function caption(step: Caption, writing: Writing): string {
  const write = writing.formula;
  switch (step.kind) {
    case "start":
      return "The inputs are set. Step forward to evaluate the first node.";
    case "evaluate":
      return `${equated(step.formula, step.value, writing, step.label)}.`;
    case "keep":
      return step.isOutput
        ? `${write(step.name)} is kept: it is an output.`
        : `${write(step.name)} is kept: what follows can be recomputed from it.`;
    case "discard":
      return `${write(step.name)} is dropped: no later step of the forward pass needs it, and the backward pass can recompute it.`;
    case "recompute": {
      const from =
        step.sources.length === 0 ? "" : ` from ${list(step.sources.map((source) => write(source)))}`;
      const was = step.was === undefined ? ", as before" : `. It was ${stated(step.was, writing)}`;
      return `${write(step.name)} is recomputed${from}: ${equated(step.formula, step.value, writing)}${was}.`;
    }
    case "visit":
      return step.isLeaf
        ? `visit(${write(step.name)}) is done: it has no parents, and it joins topo.`
        : `visit(${write(step.name)}) is done: its parents are in topo, and it joins them.`;
    case "seed": {
      const [which, others] = step.isFirst
        ? ["an output", " All others are still 0."]
        : ["another output", ""];
      const seed = equated(step.adjoint, step.value, writing);
      return step.isNumber
        ? `${seed}: the adjoint of ${which} is set.${others}`
        : `The adjoint of ${which} is set: ${seed}.${others}`;
    }
    case "accumulate": {
      const { label, name } = step.sender;
      // A label such as "+" is not a word, so the node is named too.
      const sender = /^[a-z]{2,}$/i.test(label)
        ? writing.operation(label)
        : writing.labelled(write(name), label);
      const receiver = write(step.receiver);
      const change = changed(step.change, writing);
      return `${sender} sends ${writing.late(stated(step.sent, writing, true))} back to ${receiver}. The adjoint of ${receiver} was ${change}.`;
    }
    case "collect": {
      const gradients = step.gradients.map(({ name, value }) =>
        "formula" in value
          ? concluded(equation(name, value.formula), value.formula, writing)
          : `${write(name)} is ${stated(value, writing)}`,
      );
      const why = step.isWrong
        ? ", but it is wrong, because recomputed values differ from the first ones"
        : "";
      return `The gradient is read off${why}: ${gradients.join(writing.between)}.`;
    }
  }
}

function changed(change: AdjointChange, writing: Writing): string {
  const write = writing.formula;
  switch (change.kind) {
    case "sum":
      return `${write(change.before)}; ${concluded(change.sum, change.after, writing, writing.late)}`;
    case "number":
      return `${write(change.before)}; now it is ${writing.result(write(change.after))}`;
    case "added": {
      const before = change.before === undefined ? "not zero" : write(change.before);
      return `${before}; ${writing.late(`the ${sized("contribution", change.shape, writing)} is added to it`)}`;
    }
    case "set": {
      const { after, quantity } = change;
      const whole =
        "formula" in after
          ? writing.result(write(after.formula))
          : writing.late(`the whole ${sized(QUANTITIES[quantity], after.shape, writing)}`);
      return `zero; now it is ${whole}`;
    }
  }
}

const QUANTITIES = { sum: "sum", product: "product", contribution: "contribution" };

function equated(formula: Expression, value: StatedValue, writing: Writing, label?: string): string {
  const write = writing.formula;
  if (label !== undefined) {
    const name = writing.labelled(write(formula), label);
    return "formula" in value
      ? `${name} = ${writing.result(write(value.formula))}`
      : `${name}, ${stated(value, writing)}`;
  }
  return "formula" in value
    ? concluded(equation(formula, value.formula), value.formula, writing)
    : `${write(formula)}, ${stated(value, writing)}`;
}

/**
 * Writes an equation whose last side is the result of the step.
 *
 * @param before writes the sides before the result
 */
export function concluded(
  of: Expression,
  result: Expression,
  writing: Writing,
  before = (text: string) => text,
): string {
  const [whole, end] = [writing.formula(of), writing.formula(result)];
  return before(whole.slice(0, whole.length - end.length)) + writing.result(end);
}

/** Writes a value in full, or its kind. */
export function stated(value: StatedValue, { formula, by }: Writing, isFollowed = false): string {
  if ("formula" in value) return formula(value.formula, isFollowed);
  const kind = valueWords.kind(value.shape, by);
  return `${/^(8|1[18]\b)/.test(kind) ? "an" : "a"} ${kind}`;
}

/** Names a tensor with its shape: `3 × 2 product`, `7-entry sum`. */
function sized(noun: string, shape: readonly number[], { by }: Writing): string {
  return `${shape.length === 1 ? `${shape}-entry` : shape.join(by)} ${noun}`;
}

function list(names: readonly string[]): string {
  return names.length < 3 ? names.join(" and ") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
