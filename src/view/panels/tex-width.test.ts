import { expect, it } from "vitest";
import { texWidth } from "./tex-width.ts";

// Widths of formulas set by KaTeX 0.18, measured in Chromium, in ems.
it.each([
  ["\\begin{bmatrix} 2.5 & -4.5 \\\\ 1.5 & 3.5 \\\\ -1.5 & 2 \\end{bmatrix}", 6.4],
  ["\\left[\\begin{smallmatrix} 2.5 & -4.5 \\\\ 1.5 & 3.5 \\end{smallmatrix}\\right]", 3.6],
  [
    "\\primal{\\begin{bmatrix} 1 & 2 \\end{bmatrix}} \\odot \\adjoint{\\begin{bmatrix} 1 & 2 \\end{bmatrix}}",
    6.9,
  ],
  [
    "\\operatorname{rowsum}(-\\frac{\\begin{bmatrix} 1 & 2 \\end{bmatrix}}{\\begin{bmatrix} 3 \\end{bmatrix}^2})",
    8.0,
  ],
  ["\\underbrace{\\begin{bmatrix} 0 \\end{bmatrix}}_{\\text{arriving now}}", 3.8],
  ["\\bar W \\leftarrow 1.25 \\times 3", 6.1],
  ["\\mathrm{NaN}", 2],
])("%s is about %d ems wide", (tex, ems) => {
  expect(Math.abs(texWidth(tex) - ems)).toBeLessThan(0.15 * ems);
});
