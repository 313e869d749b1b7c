import type { Cost } from "../../trace/cost.ts";
import { texts } from "../language.ts";
import { bytesText } from "../texts.ts";

/**
 * What the counts of a run say about the choice between the modes:
 *
 * - `one-to-one`: neither mode is cheaper.
 * - `one-output`: reverse mode takes a single pass. `price` is what it takes besides, if anything: results that
 *   are recomputed, or values that are kept.
 * - `many-outputs`: the mode that is `cheaper` for the whole Jacobian.
 */
export type CostConclusion =
  | { readonly kind: "one-to-one" }
  | {
      readonly kind: "one-output";
      readonly inputs: number;
      readonly price:
        | { readonly kind: "recomputation"; readonly evaluations: number; readonly live: Live }
        | { readonly kind: "storage"; readonly kept: Cost["kept"] }
        | undefined;
    }
  | {
      readonly kind: "many-outputs";
      readonly inputs: number;
      readonly outputs: number;
      readonly cheaper: "reverse" | "forward" | "neither";
    };

type Live = Pick<Cost, "peak" | "activations">;

/** The texts of the cost panel. */
export const costWords = texts({
  thisRun: "This run",
  operations: "Operations",
  bar: "As a bar",
  soFar: "So far",
  total: "Total",
  evaluations: "Forward: evaluations",
  repeated: "Recomputed",
  pullbacks: "Backward: pullback calls",
  multiplyAdds: { forward: "Forward: multiply-adds", backward: "Backward: multiply-adds" },
  liveTitle: "Live at once",
  keptTitle: "Kept for the way back",
  gradient: "For this gradient",
  jacobian: (outputs: number, inputs: number) => `For the whole Jacobian, ${outputs} × ${inputs}`,
  mode: "Mode",
  passes: "Passes",
  reverse: "Reverse",
  forward: "Forward",
  note:
    "An operation is one contribution along one edge: a pullback called backward, or a tangent pushed " +
    "forward. A matrix product counts as one operation, and as one multiply-add per product of entries. Forward mode stores nothing: its tangents travel with " +
    "the values.",
  conclusion: (conclusion: CostConclusion) => {
    switch (conclusion.kind) {
      case "one-to-one":
        return (
          "One input, one output: both modes take one pass, so reverse mode gains nothing here; " +
          "it is efficient when many inputs influence few outputs."
        );
      case "one-output": {
        const { inputs, price } = conclusion;
        return (
          `${inputs} inputs influence one output: forward mode would take ${inputs} passes for this gradient, ` +
          `reverse mode takes one${priceText(price)}.`
        );
      }
      case "many-outputs":
        return manyOutputs(conclusion);
    }
  },
  kept,
  live,
});

/** Writes the size of what is kept for the backward pass: numbers and bytes, or only bytes if all is masks. */
function kept({ numbers, bits }: Cost["kept"]): string {
  if (bits === 0) return "nothing";
  return numbers === 0 ? bytesText(bits) : `${counted(numbers, "number")} (${bytesText(bits)})`;
}

/** Writes the maximum number of live activations, and the number of all activations. */
function live({ peak, activations }: Live): string {
  return `at most ${peak} of ${activations} activations`;
}

function priceText(price: Extract<CostConclusion, { kind: "one-output" }>["price"]): string {
  if (price === undefined) return "";
  if (price.kind === "storage") return `, for which it keeps ${kept(price.kept)}`;
  return ` and recomputes ${counted(price.evaluations, "result")}, so that ${live(price.live)} are live at once`;
}

function manyOutputs(conclusion: Extract<CostConclusion, { kind: "many-outputs" }>): string {
  const { inputs, outputs, cheaper } = conclusion;
  const sizes = `${counted(inputs, "input")}, ${counted(outputs, "output")}`;
  const passes = `forward mode would take ${counted(inputs, "pass", "passes")}`;
  switch (cheaper) {
    case "reverse":
      return `${sizes}: ${passes}, reverse mode takes one for this seed, ${outputs} for the whole Jacobian.`;
    case "neither":
      return (
        `${sizes}: for this seed ${passes} and reverse mode takes one; ` +
        `for the whole Jacobian both take ${inputs}.`
      );
    case "forward":
      return (
        `${sizes}: for this seed ${passes} and reverse mode takes one, ` +
        `but for the whole Jacobian reverse mode would take ${outputs} to forward mode's ${inputs}.`
      );
  }
}

function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}
