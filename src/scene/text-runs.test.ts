import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Run } from "../formula/runs.ts";
import { textRuns } from "../formula/text-runs.ts";
import { elementsOf, runs, sceneAt, someSteps } from "./testing/scenes.ts";

/** Returns the runs as short text: `math v̄`, `sub 1`. */
const short = (line: string) =>
  textRuns(line).map(
    ({ text, face, script, bar }) => `${script === "normal" ? face : script} ${text}${bar ? " bar" : ""}`,
  );

const RAISED = {
  normal: ["", ""],
  sub: ["0123456789+−=aeijkmnotu", "₀₁₂₃₄₅₆₇₈₉₊₋₌ₐₑᵢⱼₖₘₙₒₜᵤ"],
  super: ["0123456789+−nBLT⊤", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᴮᴸᵀᵀ"],
} as const;

/** Joins runs into a line again. */
const joined = (all: readonly Run[]) =>
  all
    .map(({ text, script, bar }) => {
      const [plain, raised] = RAISED[script];
      const other = (letter: string) => (script === "normal" ? letter : `_${letter}`);
      const letters = [...text].map((letter) => raised[plain.indexOf(letter)] ?? other(letter));
      return letters.join("") + (bar ? "\u0304" : "");
    })
    .join("");

describe("a line of mathematics", () => {
  it.each<[string, string[]]>([
    ["v₁₀", ["math v", "sub 10"]],
    ["v₃ = y", ["math v", "sub 3", "main  = ", "math y"]],
    ["v̄₂ cos(v₁)", ["math v bar", "sub 2", "main  ", "main cos", "main (", "math v", "sub 1", "main )"]],
    ["x₁² + 2 x", ["math x", "sub 1", "super 2", "main  + 2 ", "math x"]],
    ["x⁻¹", ["math x", "super −1"]],
    ["∑ᵢ₌₁ᴮ Y\u0304ᵢ", ["main ∑", "sub i", "sub =1", "super B", "main  ", "math Y bar", "sub i"]],
    ["h_T = XW", ["math h", "sub T", "main  = ", "math XW"]],
    ["ReLU(X)", ["main ReLU", "main (", "math X", "main )"]],
    ["g ↦ g", ["math g", "main  ↦ ", "math g"]],
    ["σ̄(x)", ["math σ bar", "main (", "math x", "main )"]],
    ["1.5e−7", ["main 1.5", "math e", "main −7"]],
    ["", []],
  ])("%s is set as by hand", (line, expected) => {
    expect(short(line)).toEqual(expected);
  });

  it("loses no characters", () => {
    const piece = fc.oneof(
      fc.constantFrom("v̄", "σ", "₁₀", "²", "⁻¹", "ᵀ", "ᵢ₌₁", "h_T", "XW", "cos", " ", "(", "−"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const line = pieces.join("");
        // A letter after "_" is the same subscript as its Unicode form, if there is one.
        const [plain, raised] = RAISED.sub;
        const written = line.replace(
          /(?<=[a-zA-Z])_([a-zA-Z])/g,
          (whole, letter: string) => raised[plain.indexOf(letter)] ?? whole,
        );
        expect(joined(textRuns(line))).toBe(written);
      }),
      { numRuns: 1000, examples: [[["A", "_a", "_T", "x_"]]] },
    );
  });
});

it.each(runs)("titles and rules of $name are complete, and every bar is over a letter", ({ run }) => {
  for (const { index } of someSteps(run)) {
    for (const element of elementsOf(sceneAt(run, index).list)) {
      if (element.kind !== "formula") continue;
      expect(joined(element.runs)).toBe(element.text);
      for (const { text, bar } of element.runs) if (bar) expect(text).toMatch(/^[a-zσ]$/i);
    }
  }
});
