import katex from "katex";
import { describe, expect, it } from "vitest";
import { caseBySlug } from "../../cases/all.ts";
import type { Values } from "../../cases/define-case.ts";
import { openSource } from "../../cases/source.ts";
import { everyChoice } from "../../cases/testing/choices.ts";
import { run as runCase } from "../../engine/run.ts";
import type { Expression } from "../../formula/expression.ts";
import { toTex } from "../../formula/to-tex.ts";
import { toText } from "../../formula/to-text.ts";
import { indexOf } from "../../scene/testing/scenes.ts";
import { type Step, stepAt } from "../../trace/trace.ts";
import { derivationLines, workingOf } from "./derivation-lines.ts";

const cases = ["linear-layer", "relu-layer", "softmax-cross-entropy"].map((slug) => {
  const spec = caseBySlug(slug);
  if (spec === undefined) throw new Error(`no case ${slug}`);
  return { slug, spec };
});

function lines(slug: string, params: Values = {}): string[][] {
  const run = runCase({ case: slug, params });
  const all = derivationLines(openSource(run.request), run);
  return all.map(({ key, done, aside }) => [key, toText(done).normalize("NFC"), aside]);
}

function workingAt(slug: string, key: string, params: Values = {}) {
  const run = runCase({ case: slug, params });
  const step = stepAt(run.trace, indexOf(run, key));
  if (step === undefined) throw new Error(`no step ${key}`);
  return workingOf(openSource(run.request), run, step);
}

/** Returns the rows of aligned equations as plain text. */
function rowsOf(of: Expression | undefined): string[] {
  const rows = of?.kind === "aligned" ? of.rows : [];
  return rows.map((row) => toText({ kind: "aligned", rows: [row], small: false }).normalize("NFC"));
}

const nfc = (rows: string[][]) => rows.map((row) => row.map((text) => text.normalize("NFC")));

describe("the derivation of tensors", () => {
  it("equals the derivation in the text, with shapes at the margin", () => {
    expect(lines("linear-layer")).toEqual(
      nfc([
        ["eval.Y", "Y = X W + b", "3×2 · 2×2 + 2"],
        ["seed.Y", "Ȳ arrives from later layers", "3×2"],
        ["acc.Y.0", "X̄ += Ȳ Wᵀ", "3×2 · 2×2"],
        ["acc.Y.1", "W̄ += Xᵀ Ȳ", "2×3 · 3×2"],
        ["acc.Y.2", "b̄ += ∑ᵢ₌₁ᴮ Ȳᵢ", "3×2 → 2"],
        ["collect", "X̄ = Ȳ Wᵀ, W̄ = Xᵀ Ȳ, b̄ = ∑ᵢ₌₁ᴮ Ȳᵢ", ""],
      ]),
    );
  });

  it("has no numbers for a symbolic loss", () => {
    expect(lines("softmax-cross-entropy")).toEqual(
      nfc([
        ["eval.L", "L = CE(softmax(z), T) = 0.417", "1×3 → number"],
        ["seed.L", "L̄ = 1", ""],
        ["acc.L.0", "z̄ += L̄ · (P − T)/B", "number → 1×3"],
        ["collect", "z̄ = 1/B (P − T)", ""],
      ]),
    );
  });

  it("substitutes matrices, in as many rows as necessary", () => {
    const { numbers, ems = 0 } = workingAt("linear-layer", "acc.Y.1");
    expect(rowsOf(numbers)).toEqual(
      ["W̄ ← [0, 0; 0, 0] + [1, 0.5, −1; −2, 3, 1] [1, 0; 0.5, −1; 0, 2]", " = [1.25, −2.5; −0.5, −1]"].map(
        (row) => row.normalize("NFC"),
      ),
    );
    expect(numbers && toTex(numbers)).toMatch(/^\\begin\{aligned\} \\bar W \\leftarrow\{\}& \\underbrace/);
    expect(ems).toBeGreaterThan(15);
  });

  it("reads off the gradients, one per line", () => {
    const { numbers } = workingAt("linear-layer", "collect");
    expect(rowsOf(numbers)).toEqual(
      ["X̄ = [2, 0; 2, −1.5; −2, 3]", "W̄ = [1.25, −2.5; −0.5, −1]", "b̄ = [1.5, 1]"].map((row) =>
        row.normalize("NFC"),
      ),
    );
  });

  it("breaks a long vector after every eighth entry", () => {
    const run = runCase({ case: "checkpointed-chain", params: { w: Array(20).fill(0.5) } });
    const { numbers } = workingOf(openSource(run.request), run, run.trace.steps.at(-1) as Step);
    expect(rowsOf(numbers).map((row) => row.replace(/ =.*/, ""))).toEqual(
      ["h̄₀", "w̄[1 … 8]", "w̄[9 … 16]", "w̄[17 … 20]"].map((name) => name.normalize("NFC")),
    );
  });

  it("gives the reason for the choice that was made", () => {
    const why = (store: string, kink: number) =>
      workingAt("relu-layer", "acc.Y.0", { store, kink }).why?.text;
    expect(
      new Set([why("input", 0), why("output", 0), why("mask", 0), why("input", 1), why("mask", 0.5)]).size,
    ).toBe(5);
  });
});

describe.each(cases)("the derivation of $slug, for every choice,", ({ slug, spec }) => {
  it("is valid KaTeX and gives a reason at every step", () => {
    const formulas: Expression[] = [];
    for (const params of everyChoice(spec)) {
      const run = runCase({ case: slug, params, detail: true });
      formulas.push(...derivationLines(openSource(run.request), run).map(({ done }) => done));
      for (const step of run.trace.steps) {
        const { numbers, closures, why } = workingOf(openSource(run.request), run, step);
        formulas.push(...closures, ...(numbers === undefined ? [] : [numbers]));
        if (step.kind !== "visit") expect(why?.text, step.key).toMatch(/\S/);
      }
    }
    for (const tex of new Set(formulas.map((of) => toTex(of)))) {
      expect(() => katex.renderToString(tex, { throwOnError: true, strict: "error" }), tex).not.toThrow();
    }
  });
});
