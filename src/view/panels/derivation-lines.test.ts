import katex from "katex";
import { describe, expect, it } from "vitest";
import { openSource } from "../../cases/source.ts";
import type { Run } from "../../engine/messages.ts";
import { run as runCase } from "../../engine/run.ts";
import { symbol } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { colouredTex } from "../../formula/testing/coloured-tex.ts";
import { toTex } from "../../formula/to-tex.ts";
import { toText } from "../../formula/to-text.ts";
import { everyStep, indexOf, runs } from "../../scene/testing/scenes.ts";
import { isLastEvaluation } from "../../trace/evaluations.ts";
import { type Step, stepAt } from "../../trace/trace.ts";
import { derivationLines, workingOf } from "./derivation-lines.ts";

const linesOf = (run: Run) => derivationLines(openSource(run.request), run);
const working = (run: Run, step: Step) => workingOf(openSource(run.request), run, step);

function workingAt(run: Run, key: string) {
  const step = stepAt(run.trace, indexOf(run, key));
  if (step === undefined) throw new Error(`no step ${key}`);
  return working(run, step);
}

/** Typesets as the page does, but throws on errors. */
function typeset(of: Expression): string {
  const options = { throwOnError: true, strict: "error", maxSize: 10, maxExpand: 200 } as const;
  return katex.renderToString(toTex(of), options);
}

describe.each(runs)("the derivation of $name", ({ run }) => {
  const lines = linesOf(run);

  it("has a line per step, in order, under the step's phase", () => {
    expect(lines.map(({ key, index, phase }) => ({ key, index, phase }))).toEqual(
      run.trace.steps.map(({ key, phase }, i) => ({ key, index: i + 1, phase })),
    );
  });

  it("runs through each phase once, in order", () => {
    const phases = lines.map(({ phase }) => phase).filter((phase, i, all) => phase !== all[i - 1]);
    const sort = run.request.detail ? ["sort"] : [];
    expect(phases).toEqual(["forward", ...sort, "seed", "backward", "gradient"]);
  });

  it("is valid KaTeX before and after each step", () => {
    const formulas = lines.flatMap(({ formula, done }) => [formula, done]);
    for (const of of formulas) expect(() => typeset(of), toText(of)).not.toThrow();
  });

  it("has workings that are valid KaTeX", () => {
    const formulas = run.trace.steps.flatMap((step) => {
      const { numbers, closures } = working(run, step);
      return [...(numbers === undefined ? [] : [numbers]), ...closures];
    });
    for (const of of formulas) expect(() => typeset(of), toText(of)).not.toThrow();
  });

  it("gives a reason for every step at the case's own detail", () => {
    if (run.request.detail !== (openSource(run.request).lesson?.detail ?? false)) return;
    for (const step of run.trace.steps) expect(working(run, step).why?.text, step.key).toMatch(/\S/);
  });

  it("shows, in detail only, one closure per operand that is a node", () => {
    for (const { step } of everyStep(run)) {
      if (step === undefined) continue;
      const builds = isLastEvaluation(run.trace, step);
      const stored = run.trace.edges.filter(({ child }) => builds && child === step.node);
      expect(working(run, step).closures).toHaveLength(run.request.detail ? stored.length : 0);
    }
  });
});

it("a checkpointed chain is derived with what is kept, dropped and recomputed", () => {
  const chain = runCase({ case: "checkpointed-chain", params: { w: [1, 2], store: "h0,h2" }, detail: true });
  const lines = linesOf(chain).map(({ key, formula, aside }) => [key, toText(formula), aside]);
  expect(lines.filter(([key]) => /keep|eval|discard|recompute/.test(key ?? ""))).toEqual([
    ["keep.h0", "keep(h₀)", ""],
    ["eval.h1", "h₁ = tanh(w₁ h₀)", ""],
    ["eval.h2", "h₂ = tanh(w₂ h₁)", ""],
    ["discard.h1", "drop(h₁)", ""],
    ["keep.h2", "keep(h₂)", ""],
    ["recompute.h1", "h₁ = tanh(w₁ h₀)", "recomputed"],
    ["recompute.h2", "h₂ = tanh(w₂ h₁)", "recomputed"],
  ]);
  expect(workingAt(chain, "eval.h1").closures).toEqual([]);
  expect(workingAt(chain, "recompute.h1").closures).toHaveLength(2);
  expect(workingAt(chain, "recompute.h1").numbers).toEqual(workingAt(chain, "eval.h1").numbers);
});

describe("the shared intermediate", () => {
  const two = runCase({ case: "shared-intermediate", params: {} });

  it("is derived line by line as in the text", () => {
    const lines = linesOf(two).map(({ key, formula, done, aside }) => [
      key,
      ...[formula, done].map(colouredTex),
      aside,
    ]);
    const same = (key: string, tex: string, aside: string) => [key, tex, tex, aside];
    expect(lines).toEqual([
      ["eval.v1", "v_1 = x^2", "v_1 = x^2 = \\value{1.44}", ""],
      ["eval.v2", "v_2 = \\sin(v_1)", "v_2 = \\sin(v_1) = \\value{0.9915}", ""],
      ["eval.v3", "v_3 = v_1 + v_2", "v_3 = v_1 + v_2 = \\value{2.4315}", ""],
      same("seed.v3", "\\bar v_3 = \\adjoint{1}", ""),
      same("acc.v3.0", "\\bar v_1 \\mathrel{+}= \\bar v_3", "0 + 1 = 1"),
      same("acc.v3.1", "\\bar v_2 \\mathrel{+}= \\bar v_3", "0 + 1 = 1"),
      same("acc.v2.0", "\\bar v_1 \\mathrel{+}= \\bar v_2 \\, \\cos(v_1)", "1 + 0.1304 = 1.1304"),
      same("acc.v1.0", "\\bar x \\mathrel{+}= \\bar v_1 \\cdot 2 x", "0 + 2.713 = 2.713"),
      same("collect", "\\frac{dy}{dx} = 2 x \\, (1 + \\cos(x^2))", ""),
    ]);
  });

  it("has its numbers substituted", () => {
    const numbers = (key: string) => colouredTex(workingAt(two, key).numbers ?? symbol("?"));
    expect(numbers("eval.v1")).toBe("v_1 = \\value{1.2}^2 = \\value{1.44}");
    expect(numbers("acc.v2.0")).toBe(
      "\\bar v_1 \\leftarrow \\underbrace{1}_{\\text{so far}} + " +
        "\\underbrace{\\adjoint{\\adjoint{1} \\times \\cos(\\value{1.44})}}_{\\text{arriving now:}\\ 0.1304} = " +
        "\\adjoint{1.1304}",
    );
    expect(numbers("collect")).toBe("\\bar x = \\adjoint{2.713}");
  });
});

it("a seed goes by the text's name, and by its number once it is set", () => {
  const run = runCase({ case: "vector-jacobian-product", params: {} });
  const seeds = linesOf(run).filter(({ phase }) => phase === "seed");
  expect(seeds.map(({ formula, done }) => [formula, done].map(colouredTex))).toEqual([
    ["\\bar y_1 = u_1", "\\bar y_1 = u_1 = \\adjoint{1}"],
    ["\\bar y_2 = u_2", "\\bar y_2 = u_2 = \\adjoint{0.5}"],
  ]);
});

it("in detail the working shows the closures that are stored, each with its parent", () => {
  const run = runCase({ case: "tiny-engine", params: {}, detail: true });
  expect(workingAt(run, "eval.v1").closures.map(toText)).toEqual(["x₁: g ↦ g x₂", "x₂: g ↦ g x₁"]);
  expect(workingAt(run, "visit.v1").numbers).toBeUndefined();
});

it("a note is replaced by a diagnosis where the step's number is not finite", () => {
  const run = runCase({
    case: "softmax-cross-entropy",
    params: { variant: "direct", z: [[1000, 1001, 999]] },
  });
  expect(workingAt(run, "eval.P").why?.text).toBe(
    "**Not finite.** P₁₁ = ∞/∞ = NaN: not defined; the ∞ is from v₁.",
  );
  expect(workingAt(run, "seed.L").why?.text).not.toContain("finite");
});

describe("the derivation of an unfaithful recomputation", () => {
  const run = runCase({ case: "checkpointed-chain", params: { recompute: "unfaithful" } });
  const lineAt = (key: string) => linesOf(run).find((line) => line.key === key);

  it("has the first value, then the recomputed value with what it was", () => {
    expect(toText(lineAt("eval.h4")?.done ?? symbol(""))).toBe("h₄ = tanh(w₄ h₃) = −0.3646");
    const { done = symbol(""), aside, spokenAside } = lineAt("recompute.h4") ?? {};
    expect(toText(done)).toBe("h₄ = tanh(w₄ h₃) ≈ −0.3438");
    expect([aside, spokenAside]).toEqual(["recomputed, was −0.3646", "recomputed, was minus 0.3646"]);
  });

  it("works with the values that the step uses", () => {
    const numbersAt = (key: string) => toText(workingAt(run, key).numbers ?? symbol(""));
    expect(numbersAt("recompute.h4")).toBe("h₄ = tanh(0.8 × (−0.4688)) ≈ −0.3438");
    // The kept state is not recomputed before the segment that ends with it.
    expect(numbersAt("acc.h5.0")).toContain("(1 − 0.25²) × (−0.3646)");
    expect(numbersAt("acc.h4.0")).toContain("(1 − (−0.3438)²) × (−0.4688)");
  });

  it("says at a changed value, and at the gradient, that the result is wrong", () => {
    for (const { key, kind } of run.trace.steps) {
      const isWrong = /wrong|not what it was/.test(workingAt(run, key).why?.text ?? "");
      expect([key, isWrong]).toEqual([key, kind === "recompute" || kind === "collect"]);
    }
  });
});
