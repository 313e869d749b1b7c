import type { Expression } from "../formula/expression.ts";
import { formula } from "../formula/parse.ts";
import type { Values } from "./define-case.ts";
import { noteFor } from "./notes.ts";

/**
 * The text's own lines that the steps of a run do not give: under a phase, those that hold for the whole phase;
 * under the key of a step, those that follow from the step. Keys are as in `notes.ts`. They stand apart from
 * the lessons, because only panels and print need them.
 */
const TEXT_LINES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "shared-intermediate": { "acc.v2.0": ["v̄_1 = 1 + cos(v_1)"] },
  "two-inputs": {
    "acc.v3.0": ["v̄_1 = 1"],
    "acc.v3.1": ["v̄_2 = 1"],
    "acc.v2.0": ["x̄_1 += cos(x_1)"],
    "acc.v1.0": ["x̄_1 += x_2"],
    "acc.v1.1": ["x̄_2 += x_1"],
  },
  "vector-jacobian-product": {
    "eval.y2": ["y_2 = x_1 + x_2^2"],
    seed: ["u = [u_1; u_2]"],
    "acc.y1.0": ["x̄_1 += u_1 x_2"],
    "acc.y1.1": ["x̄_2 += u_1 x_1"],
    "acc.y2.0": ["x̄_1 += u_2"],
    "acc.v1.0": ["x̄_2 += 2 u_2 x_2"],
  },
  "relu-layer": { backward: ["∂Y_{ij}/∂X_{ij} = {1, X_{ij} > 0; 0, X_{ij} < 0}"] },
  "softmax-cross-entropy": { "variant=fused backward": ["z̄ = p - t", "Z̄ = 1/B (P - T)"] },
  recurrence: {
    forward: ["z_t = a h_t + b", "h_{t+1} = tanh(z_t)", "h_0, h_1, …, h_T"],
    seed: ["h̄_T = 1"],
    backward: ["z̄_t = h̄_{t+1} (1 - h_{t+1}^2)", "ā += z̄_t h_t", "b̄ += z̄_t", "h̄_t += z̄_t a"],
  },
};

/**
 * Returns the text's own lines of a phase or step of a case; none without a case.
 *
 * @param key the name of a phase, or the key of a step.
 * @param values values of all parameters of the run.
 */
export function textLines(slug: string | undefined, key: string, values: Values): readonly Expression[] {
  return (noteFor(TEXT_LINES[slug ?? ""] ?? {}, key, values) ?? []).map(formula);
}
