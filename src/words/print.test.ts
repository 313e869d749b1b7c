import { expect, it } from "vitest";
import { add } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { square } from "../autodiff/operations/powers.ts";
import { Var } from "../autodiff/var.ts";
import { recordProgram } from "../trace/record-program.ts";
import { printTrace } from "./print.ts";

it("printTrace prints y = x² + sin(x²), one line per step", () => {
  const trace = recordProgram({
    leaves: [{ name: "x", value: 1.2, role: "input" }],
    build: ({ x }) => {
      if (!(x instanceof Var)) throw new Error("no x");
      const v1 = square(x);
      const v2 = sin(v1);
      const v3 = add(v1, v2);
      return { names: { v1, v2, v3 }, outputs: { y: v3 } };
    },
    detail: false,
  });
  expect(printTrace(trace).normalize("NFC")).toBe(
    [
      "1  forward   eval.v1   v₁ = x² = 1.2² = 1.44.",
      "2  forward   eval.v2   v₂ = sin(v₁) = sin(1.44) = 0.9915.",
      "3  forward   eval.v3   v₃ = v₁ + v₂ = 1.44 + 0.9915 = 2.4315.",
      "4  seed      seed.v3   v̄₃ = 1: the adjoint of an output is set. All others are still 0.",
      "5  backward  acc.v3.0  v₃ (+) sends 1 back to v₁. The adjoint of v₁ was 0; 0 + 1 = 1.",
      "6  backward  acc.v3.1  v₃ (+) sends 1 back to v₂. The adjoint of v₂ was 0; 0 + 1 = 1.",
      "7  backward  acc.v2.0  sin sends 1 × cos(1.44) = 0.1304 back to v₁. The adjoint of v₁ was 1; 1 + 0.1304 = 1.1304.",
      "8  backward  acc.v1.0  square sends 1.1304 × 2 × 1.2 = 2.713 back to x. The adjoint of x was 0; 0 + 2.713 = 2.713.",
      "9  gradient  collect   The gradient is read off: x̄ = 2.713.",
    ]
      .join("\n")
      .normalize("NFC"),
  );
});
