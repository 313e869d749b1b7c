import { describe, expect, it } from "vitest";
import { moveText, refusalText } from "./descent-text.ts";

const path = (...values: readonly number[]) => values.map((objective) => ({ params: {}, objective }));

describe("the sentence about a descent step", () => {
  it.each([
    [[2.5, 1.25], "Step 1: y fell from 2.5 to 1.25."],
    [[9, 2, 3], "Step 2: y rose from 2 to 3. This η is too large here."],
    [[2, 2], "Step 1: y stays 2."],
    [[1, Number.NaN], "Step 1: y is NaN. This step left the numbers where the program is defined."],
    [[1.000001, 1], "Step 1: y fell from 1.000001 to 1."],
  ])("of %j is %s", (values, text) => {
    expect(moveText(path(...values), "y")).toBe(text);
  });

  it("comes with the first step", () => {
    expect(moveText(path(1), "y")).toBeUndefined();
  });
});

describe("the sentence about a step that is not taken", () => {
  it("names the input and its adjoint", () => {
    expect(refusalText({ kind: "not-finite", parameter: "x1", adjoint: Number.NaN })).toBe(
      "No step: the adjoint of x₁ is NaN. Choose inputs at which the gradient is finite.",
    );
  });

  it("names the input, the value and what is allowed", () => {
    const conflict = { parameter: "x1", problem: "it is not finite", allowed: "a finite decimal number" };
    expect(refusalText({ kind: "not-allowed", value: [[1, -Infinity]], ...conflict })).toBe(
      "No step: x₁ cannot be −∞, allowed is a finite decimal number. Choose a smaller η.",
    );
  });

  it("says that there is nothing to change", () => {
    expect(refusalText({ kind: "no-inputs" })).toContain("no inputs that can be changed");
    expect(refusalText({ kind: "no-change" })).toContain("all inputs would stay the same");
  });
});
