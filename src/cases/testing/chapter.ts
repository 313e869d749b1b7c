import type { Values } from "../define-case.ts";

/** A formula of the text, and where the derivation of its case shows it. */
export interface ChapterLine {
  /** In the notation of `formula/parse.ts`. */
  readonly text: string;
  /** `formula` for the computation above all lines, the name of a phase, or the key of a step. */
  readonly at: string;
  /** The values of the run, if not the defaults. */
  readonly params?: Values;
}

/** States that the text lists, and the steps that give them. */
export interface ChapterStates {
  readonly text: string;
  readonly steps: readonly string[];
  readonly params?: Values;
}

const line = (text: string, at: string, params?: Values): ChapterLine => ({
  text,
  at,
  ...(params && { params }),
});
const DIRECT = { variant: "direct" };

/** Every formula of the text, by case, in the order of the text. */
export const chapter: Readonly<Record<string, readonly ChapterLine[]>> = {
  "scalar-expression": [
    line("y = log(1 + x^2)", "formula"),
    line("v_1 = x^2", "eval.v1"),
    line("v_2 = 1 + v_1", "eval.v2"),
    line("v_3 = log(v_2)", "eval.v3"),
    line("y = v_3", "eval.v3"),
    line("v̄_3 = 1", "seed.v3"),
    line("v̄_2 += v̄_3 1/v_2", "acc.v3.0"),
    line("v̄_1 += v̄_2", "acc.v2.0"),
    line("x̄ += v̄_1 2x", "acc.v1.0"),
    line("x̄ = (2x)/(1 + x^2)", "collect"),
  ],
  "shared-intermediate": [
    line("y = x^2 + sin(x^2)", "formula"),
    line("v_1 = x^2", "eval.v1"),
    line("v_2 = sin(v_1)", "eval.v2"),
    line("v_3 = v_1 + v_2", "eval.v3"),
    line("y = v_3", "eval.v3"),
    line("v̄_3 = 1", "seed.v3"),
    line("v̄_1 += v̄_3", "acc.v3.0"),
    line("v̄_2 += v̄_3", "acc.v3.1"),
    line("v̄_1 += v̄_2 cos(v_1)", "acc.v2.0"),
    line("v̄_1 = 1 + cos(v_1)", "acc.v2.0"),
    line("x̄ += v̄_1 2x", "acc.v1.0"),
    line("dy/dx = 2x (1 + cos(x^2))", "collect"),
  ],
  "two-inputs": [
    line("y = x_1 x_2 + sin(x_1)", "formula"),
    line("v_1 = x_1 x_2", "eval.v1"),
    line("v_2 = sin(x_1)", "eval.v2"),
    line("v_3 = v_1 + v_2", "eval.v3"),
    line("y = v_3", "eval.v3"),
    line("v̄_3 = 1", "seed.v3"),
    line("v̄_1 = 1", "acc.v3.0"),
    line("v̄_2 = 1", "acc.v3.1"),
    line("x̄_1 += cos(x_1)", "acc.v2.0"),
    line("x̄_1 += x_2", "acc.v1.0"),
    line("x̄_2 += x_1", "acc.v1.1"),
    line("∇y = [x_2 + cos(x_1); x_1]", "collect"),
  ],
  "vector-jacobian-product": [
    line("f(x_1, x_2) = [x_1 x_2; x_1 + x_2^2]", "formula"),
    line("u = [u_1; u_2]", "seed"),
    line("y_1 = x_1 x_2", "eval.y1"),
    line("y_2 = x_1 + x_2^2", "eval.y2"),
    line("ȳ_1 = u_1", "seed.y1"),
    line("ȳ_2 = u_2", "seed.y2"),
    line("x̄_1 += u_1 x_2", "acc.y1.0"),
    line("x̄_2 += u_1 x_1", "acc.y1.1"),
    line("x̄_1 += u_2", "acc.y2.0"),
    line("x̄_2 += 2 u_2 x_2", "acc.v1.0"),
    line("uᵀ J_f(x) = [u_1 x_2 + u_2, u_1 x_1 + 2 u_2 x_2]", "collect"),
  ],
  "linear-layer": [
    line("Y = X W + b", "formula"),
    line("Y = X W + b", "eval.Y"),
    line("X̄ = Ȳ Wᵀ", "collect"),
    line("W̄ = Xᵀ Ȳ", "collect"),
    line("b̄ = ∑_{i=1}^{B} Ȳ_i", "collect"),
  ],
  "relu-layer": [
    line("Y = ReLU(X)", "formula"),
    line("Y_{ij} = max(0, X_{ij})", "formula"),
    line("∂Y_{ij}/∂X_{ij} = {1, X_{ij} > 0; 0, X_{ij} < 0}", "backward"),
    line("X̄_{ij} = Ȳ_{ij} 1_{X_{ij} > 0}", "collect"),
  ],
  "softmax-cross-entropy": [
    line("p_i = exp(z_i)/(∑_j exp(z_j))", "formula"),
    line("L = -∑_i t_i log p_i", "formula"),
    line("z̄ = p - t", "backward"),
    line("Z̄ = 1/B (P - T)", "backward"),
    line("z̄ = 1/B (P - T)", "collect"),
    line("z̄ = 1/B (P - T)", "collect", DIRECT),
  ],
  recurrence: [
    line("h_0 = x", "formula"),
    line("h_{t+1} = tanh(a h_t + b)", "formula"),
    line("L = h_T", "formula"),
    line("z_t = a h_t + b", "forward"),
    line("h_{t+1} = tanh(z_t)", "forward"),
    line("h_0, h_1, …, h_T", "forward"),
    line("L = h_4", "eval.h4"),
    line("h̄_T = 1", "seed"),
    line("h̄_4 = 1", "seed.h4"),
    line("z̄_t = h̄_{t+1} (1 - h_{t+1}^2)", "backward"),
    line("ā += z̄_t h_t", "backward"),
    line("b̄ += z̄_t", "backward"),
    line("h̄_t += z̄_t a", "backward"),
    line("ā = ∑_{t=0}^{T-1} z̄_t h_t", "collect"),
  ],
  "tiny-engine": [line("x̄_1 = x_2 + cos(x_1)", "collect"), line("x̄_2 = x_1", "collect")],
};

const layers = (kind: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${kind}.h${from + i}`);

/** The states that the text of Case Study 9 lists, with the steps that evaluate, keep or recompute them. */
export const chainStates: readonly ChapterStates[] = [
  { text: "h_0, h_1, …, h_8", steps: layers("eval", 1, 8), params: { store: "all" } },
  { text: "h_0, h_4, h_8", steps: ["keep.h0", "keep.h4", "keep.h8"] },
  { text: "h_5, h_6, h_7, h_8", steps: layers("recompute", 5, 8) },
  { text: "h_1, h_2, h_3, h_4", steps: layers("recompute", 1, 4) },
];
