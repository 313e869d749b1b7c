import { describe, expect, it } from "vitest";
import { mul } from "../../autodiff/operations/arithmetic.ts";
import { sin } from "../../autodiff/operations/curves.ts";
import { cases } from "../../cases/all.ts";
import type { Values } from "../../cases/define-case.ts";
import { record } from "../../cases/record.ts";
import { openSource } from "../../cases/source.ts";
import type { Expression } from "../../formula/expression.ts";
import { toText } from "../../formula/to-text.ts";
import { hasPart } from "../../formula/walk.ts";
import { recordProgram } from "../../trace/record-program.ts";
import { indexOfKey, type Trace } from "../../trace/trace.ts";
import { symbolicAdjoints } from "../../words/symbolic-adjoint.ts";
import { type PinnedLines, pinnedLines, seedLetters } from "./pinned-lines.ts";

const text = (of: Expression | undefined) => of && toText(of).normalize();

/** Prepares the cards of a run of a case. The function returned gives the card of a node at an index. */
function cardsOf(trace: Trace, slug: string): (id: string, index: number) => PinnedLines {
  const letters = seedLetters(openSource({ case: slug, params: {} }).lesson);
  const symbolicAt = symbolicAdjoints(trace, letters);
  return (id, index) => {
    const node = trace.nodes.indexOf(id);
    return pinnedLines(trace, index, node, symbolicAt(node), letters);
  };
}

/** Returns the texts of a card at a step. */
function card(slug: string, id: string, key: string, params: Values = {}) {
  const trace = record(slug, params);
  const lines = cardsOf(trace, slug)(id, indexOfKey(trace, key) ?? -1);
  return {
    origin: text(lines.origin),
    value: text(lines.value),
    adjoint: text(lines.adjoint),
    rows: lines.rows.map((row) => `${row.index} ${row.state} ${text(row.formula)}`),
    sum: text(lines.sum),
    letters: text(lines.letters),
  };
}

describe("the card of a pinned node", () => {
  it("shows letters before the numbers have arrived", () => {
    expect(card("shared-intermediate", "v1", "start")).toEqual({
      origin: "v₁ = x²",
      value: undefined,
      adjoint: undefined,
      rows: ["5 later v̄₃".normalize(), "7 later v̄₂ cos(v₁)".normalize()],
      sum: "v̄₁ = v̄₃ + v̄₂ cos(v₁)".normalize(),
      letters: "v̄₁ = 1 + cos(v₁)".normalize(),
    });
  });

  it("shows each contribution in numbers from its step on", () => {
    const { adjoint, rows, sum } = card("shared-intermediate", "v1", "acc.v3.0");
    expect(adjoint).toBe("1");
    expect(rows).toEqual(["5 current v̄₃ = 1".normalize(), "7 later v̄₂ cos(v₁)".normalize()]);
    expect(sum).toBe("v̄₁ = v̄₃ + v̄₂ cos(v₁)".normalize());
  });

  it("shows the sum and the adjoint in letters beside the number at the end", () => {
    const { value, adjoint, rows, sum, letters } = card("shared-intermediate", "v1", "acc.v2.0");
    expect([value, adjoint]).toEqual(["1.44", "1.1304237087381455"]);
    expect(rows[1]).toBe("7 current v̄₂ cos(v₁) = 1 × cos(1.44) = 0.1304".normalize());
    expect(sum).toBe("v̄₁ = v̄₃ + v̄₂ cos(v₁) = 1 + 0.1304 = 1.1304".normalize());
    expect(letters).toBe("v̄₁ = 1 + cos(v₁) = 1.1304".normalize());
  });

  it("shows seeds by their letters", () => {
    expect(card("vector-jacobian-product", "y2", "collect").rows[0]).toMatch(/ = u₂ = 0\.5$/);
    expect(card("two-inputs", "v3", "collect").rows).toEqual(["4 done v̄₃ = 1".normalize()]);
  });

  it("shows tensors by the tensor's rule", () => {
    const { rows, letters } = card("linear-layer", "W", "collect");
    expect(rows[0]).toMatch(/^4 done Xᵀ/);
    expect(letters).toBe("W̄ = Xᵀ Ȳ".normalize());
    expect(card("softmax-cross-entropy", "z", "start").letters).toBe("z̄ = (P − T)/B".normalize());
  });

  it("tells which value is dropped", () => {
    const trace = record("checkpointed-chain");
    const cardAt = cardsOf(trace, "checkpointed-chain");
    const dropped = indexOfKey(trace, "discard.h1") ?? -1;
    expect(cardAt("h1", dropped)).toMatchObject({
      isDropped: true,
      value: undefined,
    });
    expect(cardAt("h1", dropped - 1)).toMatchObject({ isDropped: false });
  });

  it("shows the recomputed value, and no equation of letters with numbers that are others", () => {
    const params = { recompute: "unfaithful" };
    const { value, rows, letters } = card("checkpointed-chain", "h7", "acc.h8.0", params);
    const first = card("checkpointed-chain", "h7", "eval.h7", params);
    expect(value).not.toBe(first.value);
    expect(rows).toHaveLength(1);
    expect(letters).toBe("h̄₇ = w₈ (1 − h₈²)".normalize());
    expect(card("checkpointed-chain", "h7", "collect", params).letters).toBe(letters);
    expect(card("checkpointed-chain", "h7", "collect").letters).toMatch(/\) = −?\d/);
  });

  it("has no contributions where no output depends on the node", () => {
    const trace = recordProgram({
      leaves: ["x", "w"].map((name) => ({ name, value: 2, role: "input" as const })),
      build: ({ x, w }) => ({ names: { m: mul(x as never, w as never) }, outputs: { y: sin(x as never) } }),
      detail: false,
    });
    const node = trace.nodes.indexOf("w");
    expect(symbolicAdjoints(trace)(node)).toBeUndefined();
    expect(pinnedLines(trace, trace.steps.length, node, undefined, {})).toMatchObject({
      rows: [],
      sum: undefined,
      letters: undefined,
      adjoint: undefined,
    });
  });
});

describe.each(cases)("the cards of $slug", ({ slug }) => {
  it("show no number of the run before its step", () => {
    const trace = record(slug);
    const cardAt = cardsOf(trace, slug);
    /** A number or matrix of the run, apart from those that a formula itself names. */
    const isOfRun = (of: Expression) => hasPart(of, (part) => "part" in part && part.part !== undefined);
    for (const [, { id }] of trace.nodes.entries()) {
      for (let index = 0; index <= trace.steps.length; index++) {
        const { rows, sum, letters } = cardAt(id, index);
        for (const row of rows) expect(isOfRun(row.formula)).toBe(row.index <= index);
        const isComplete = rows.every((row) => row.index <= index);
        if (!isComplete)
          for (const line of [sum, letters]) expect(line === undefined || !isOfRun(line)).toBe(true);
      }
    }
  });
});
