import type { Cost } from "../../trace/cost.ts";
import { bytesText } from "../../trace/counts.ts";

/** Returns the conclusion, in one sentence, from the counts of a run about the choice between the modes. */
export function conclusionOf(cost: Cost): string {
  const { inputs, outputs } = cost;
  if (outputs > 1) return ofManyOutputs(cost);
  if (inputs === 1) {
    return (
      "One input, one output: both modes take one pass, so that reverse mode gains nothing here; " +
      "it is efficient when many inputs influence few outputs."
    );
  }
  return (
    `${inputs} inputs influence one output: forward mode would take ${inputs} passes for this gradient, ` +
    `reverse mode takes one${priceOf(cost)}.`
  );
}

function ofManyOutputs({ inputs, outputs }: Cost): string {
  const sizes = `${counted(inputs, "input")}, ${counted(outputs, "output")}`;
  const forward = `forward mode would take ${counted(inputs, "pass")}`;
  if (inputs > outputs) {
    return `${sizes}: ${forward}, reverse mode takes one for this seed, ${outputs} for the whole Jacobian.`;
  }
  const seeded = `${sizes}: for this seed ${forward} and reverse mode takes one`;
  if (inputs === outputs) return `${seeded}; for the whole Jacobian both take ${inputs}.`;
  return `${seeded}, but for the whole Jacobian reverse mode would take ${outputs} to forward mode's ${inputs}.`;
}

function priceOf(cost: Cost): string {
  const { operations, kept } = cost;
  if (operations.repeated > 0) {
    return ` and evaluates ${counted(operations.repeated, "result")} again, so that ${liveText(cost)} are live at once`;
  }
  return kept.bits > 0 ? `, for which it keeps ${keptText(kept)}` : "";
}

/**
 * Returns the size of what is kept for the backward pass: numbers and bytes, or only bytes if all of it is
 * masks.
 */
export function keptText({ numbers, bits }: Cost["kept"]): string {
  if (bits === 0) return "nothing";
  return numbers === 0 ? bytesText(bits) : `${counted(numbers, "number")} (${bytesText(bits)})`;
}

/** Returns the maximum number of live activations, and the number of all activations. */
export function liveText({ peak, activations }: Cost): string {
  return `at most ${peak} of ${activations} activations`;
}

/** Returns a count with its noun, in the plural unless the count is 1. */
export function counted(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${count} ${noun}${noun.endsWith("s") ? "es" : "s"}`;
}
