import { expect, it } from "vitest";
import { texToText } from "./tex-to-text.ts";

it.each([
  ["\\bar v_2 \\, \\cos(v_1)", "v̄₂ cos(v₁)"],
  ["\\bar v_3 \\, \\frac{1}{v_2}", "v̄₃ · 1/v₂"],
  ["\\bar v_1 \\cdot 2 x", "v̄₁ · 2 x"],
  ["\\bar h_{10} \\, (1 - h_{10}^2)", "h̄₁₀ (1 − h₁₀²)"],
  ["\\frac{1}{v_{10}}", "1/v₁₀"],
  ["\\frac{v_1}{v_{10}^2}", "v₁/v₁₀²"],
  ["\\frac{2x}{1 + x^2}", "2x/(1 + x²)"],
  ["\\frac{1}{2 v_3}", "1/(2 v₃)"],
  ["\\frac{-0.3}{(-0.5)^2}", "(−0.3)/(−0.5)²"],
  ["\\sqrt{x_1}", "√x₁"],
  ["\\sqrt{-0.3}", "√(−0.3)"],
  ["e^{v_{10}}", "exp(v₁₀)"],
  ["e^{\\primal{-0.3}}", "exp(−0.3)"],
  ["x^{-2}", "x⁻²"],
  ["x_1^{v_{10}}", "pow(x₁, v₁₀)"],
  ["x^{n}", "xⁿ"],
  ["(-0.3)^{2.5 - 1}", "pow(−0.3, 2.5 − 1)"],
  ["\\adjoint{1.5 \\cdot 10^{-7}} \\times \\primal{2}", "1.5e−7 × 2"],
  ["\\frac{1}{\\primal{1.5 \\cdot 10^{-7}}}", "1/1.5e−7"],
  ["\\max(0, -0.3)", "max(0, −0.3)"],
  ["g \\, \\mathbf{1}[x > 0]", "g 1[x > 0]"],
  ["g \\mapsto -g \\, \\sin(x)", "g ↦ −g sin(x)"],
  ["-\\infty + \\mathrm{NaN}", "−∞ + NaN"],
  ["u^\\top J", "uᵀ J"],
  ["\\sum_{t=0}^{T-1} \\bar z_t h_t", "∑ₜ₌₀ᵀ⁻¹ z̄ₜ hₜ"],
  ["\\begin{bmatrix} x_1 x_2 \\\\ x_1 + x_2^2 \\end{bmatrix}", "[x₁ x₂; x₁ + x₂²]"],
  ["\\begin{bmatrix} u_1, & u_2 \\end{bmatrix}", "[u₁, u₂]"],
  ["\\begin{bmatrix} 1 & -2 \\\\ 0.5 & 3 \\end{bmatrix}", "[1, −2; 0.5, 3]"],
  ["\\left[\\begin{smallmatrix} 1 & -2 \\\\ 0.5 & 3 \\end{smallmatrix}\\right]", "[1, −2; 0.5, 3]"],
  ["\\primal{\\begin{bmatrix} 1 \\cdot 10^{-7} & \\infty \\end{bmatrix}}", "[1e−7, ∞]"],
  ["\\exp\\left(\\begin{bmatrix} 2 & 1 \\end{bmatrix}\\right)", "exp([2, 1])"],
  [
    "\\frac{\\begin{bmatrix} 2 & 1 \\end{bmatrix}}{\\begin{bmatrix} 3 \\\\ 4 \\end{bmatrix}^2}",
    "[2, 1]/[3; 4]²",
  ],
  ["\\bar Y \\, W^\\top", "Ȳ Wᵀ"],
  ["\\bar Y \\odot \\mathbf{1}[X > 0]", "Ȳ ⊙ 1[X > 0]"],
  ["\\bar Y_{ij} \\, \\mathbf{1}_{X_{ij} > 0}", "Ȳᵢⱼ 1[Xᵢⱼ > 0]"],
  ["\\frac{1}{B}(P - T)", "1/B (P − T)"],
  ["\\sum_{i=1}^{B} \\bar Y_i", "∑ᵢ₌₁ᴮ Ȳᵢ"],
  ["\\prod_{k=1}^{L} w_k \\, h_{k-1}", "∏ₖ₌₁ᴸ wₖ hₖ₋₁"],
  ["B \\times d_{\\text{out}}", "B × dₒᵤₜ"],
  [
    "\\begin{aligned} \\bar W \\leftarrow{}& \\underbrace{a}_{\\text{so far}} \\\\[0.4em] {}={}& b \\end{aligned}",
    "W̄ ← a = b",
  ],
])("texToText writes %s as %s", (tex, text) => {
  expect(texToText(tex).normalize("NFC")).toBe(text.normalize("NFC"));
});

it("texToText leaves TeX without a plain form unchanged", () => {
  expect(texToText("J_f(x) + \\unknown{x}")).toBe("J_f(x) + \\unknown{x}");
});
