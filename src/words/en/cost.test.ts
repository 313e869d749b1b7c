import { expect, it } from "vitest";
import { costWords } from "./cost.ts";

it("counts residuals in numbers and bytes, and masks in bits", () => {
  expect(costWords.kept({ numbers: 0, bits: 0 })).toBe("nothing");
  expect(costWords.kept({ numbers: 0, bits: 6 })).toBe("1 B (6 bits)");
  expect(costWords.kept({ numbers: 1, bits: 64 })).toBe("1 number (8 B)");
});

it("uses the singular for one input and one pass", () => {
  expect(costWords.conclusion({ kind: "many-outputs", inputs: 1, outputs: 2, cheaper: "forward" })).toBe(
    "1 input, 2 outputs: for this seed forward mode would take 1 pass and reverse mode takes one, " +
      "but for the whole Jacobian reverse mode would take 2 to forward mode's 1.",
  );
});
