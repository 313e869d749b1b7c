import { describe, expect, it } from "vitest";
import type { Values } from "../../cases/define-case.ts";
import { run as runCase } from "../../engine/run.ts";
import { drawings, everyStep } from "../../scene/testing/scenes.ts";
import { replay } from "../../trace/replay.ts";
import { indexOfKey } from "../../trace/trace.ts";
import { provenanceWords } from "../../words/en/provenance.ts";
import { READ } from "../../words/writing.ts";
import { type Pointed, type Provenance, provenanceOf } from "./provenance.ts";

const sentence = (provenance: Provenance | undefined) =>
  provenance && provenanceWords.sentence(provenance, READ);

function explain(
  slug: string,
  params: Values,
  key: string,
  of: string,
  role: Pointed["role"],
  entry: number,
) {
  const { trace } = runCase({ case: slug, params });
  return provenanceOf(trace, replay(trace, indexOfKey(trace, key) ?? 0), { of, role, entry });
}

describe("the text of an entry", () => {
  it.each<[string, Values, string, string, Pointed["role"], number, string]>([
    [
      "linear-layer",
      {},
      "eval.Y",
      "Y",
      "value",
      0,
      "entry (1,1): row 1 of X · column 1 of W + b₁ = 1·2 + (−2)·0 + 0.5 = 2.5",
    ],
    [
      "linear-layer",
      {},
      "acc.Y.0",
      "X",
      "adjoint",
      3,
      "entry (2,2): row 2 of Ȳ · row 2 of W = 0.5·0 + (−1)·1.5 = −1.5",
    ],
    [
      "linear-layer",
      {},
      "acc.Y.1",
      "Y.1",
      "contribution",
      0,
      "entry (1,1): column 1 of X · column 1 of Ȳ = 1·1 + 0.5·0.5 + (−1)·0 = 1.25",
    ],
    ["linear-layer", {}, "collect", "b", "adjoint", 0, "entry 1: sum of column 1 of Ȳ = 1 + 0.5 + 0 = 1.5"],
    ["linear-layer", {}, "start", "X", "value", 1, "entry (1,2) of X = −2"],
    ["linear-layer", {}, "collect", "Y", "adjoint", 0, "entry (1,1): seed = 1"],
    [
      "linear-layer",
      { view: "kernels" },
      "acc.Y.1",
      "b",
      "adjoint",
      1,
      "entry 2: sum over column 2 of Ȳ = 0 + (−1) + 2 = 1",
    ],
    [
      "relu-layer",
      { kink: 0.5 },
      "acc.Y.0",
      "X",
      "adjoint",
      2,
      "entry (1,3): Ȳ₁₃ · (1[X₁₃ > 0] + 0.5 · 1[X₁₃ = 0]) = (−2) · (1[0 > 0] + 0.5 · 1[0 = 0]) = −1",
    ],
    [
      "relu-layer",
      { store: "output" },
      "acc.Y.0",
      "X",
      "adjoint",
      0,
      "entry (1,1): Ȳ₁₁ · 1[Y₁₁ > 0] = 1 · 1[1.5 > 0] = 1",
    ],
    [
      "relu-layer",
      { store: "mask" },
      "acc.Y.0",
      "X",
      "adjoint",
      0,
      "entry (1,1) = 1·1 = 1, from Ȳ₁₁ and X₁₁",
    ],
    [
      "softmax-cross-entropy",
      { z: [[0, 0]], t: [1] },
      "acc.L.0",
      "z",
      "adjoint",
      0,
      "entry (1,1) = 1 · (0.5 − 0)/1 = 0.5, from L̄, all of z and all of T",
    ],
    ["softmax-cross-entropy", { z: [[0, 0]], t: [1] }, "seed.L", "L", "adjoint", 0, "L̄: seed = 1"],
    [
      "softmax-cross-entropy",
      { variant: "direct", z: [[0, 0]], t: [1] },
      "acc.v2.0",
      "v1",
      "adjoint",
      1,
      "entry (1,2): −1 so far + v̄₂ = −1 + 0.5 = −0.5",
    ],
    [
      "softmax-cross-entropy",
      { variant: "direct", z: [[0, 0]], t: [1] },
      "collect",
      "v1",
      "adjoint",
      1,
      "entry (1,2): P̄₁₂ · 1/v₂ + v̄₂ = (−2) · 1/2 + 0.5 = −0.5",
    ],
    [
      "softmax-cross-entropy",
      { variant: "direct", z: [[0, 0]], t: [1] },
      "acc.P.1",
      "v2",
      "adjoint",
      0,
      "entry (1,1): sum over all of −P̄ · v₁/v₂² = 0 · 1/2² − (−2) · 1/2² = 0.5",
    ],
  ])("in %s %j at %s, %s's %s %i: %#", (slug, params, key, of, role, entry, text) => {
    const found = sentence(explain(slug, params, key, of, role, entry));
    expect(found?.normalize("NFC")).toBe(text.normalize("NFC"));
  });
});

describe("the numbers of an entry", () => {
  const equations = drawings.flatMap(({ name, run: { trace } }) => {
    const state = replay(trace, trace.steps.length);
    return [...trace.nodes].flatMap(({ id }) =>
      (["value", "adjoint"] as const).flatMap((role) => {
        const found = provenanceOf(trace, state, { of: id, role, entry: 0 });
        return found === undefined || found.numbers.length === 0
          ? []
          : [{ what: `${name} ${id} ${role}`, found }];
      }),
    );
  });

  it("give the value for the digits that are printed, or are about equal to it", () => {
    expect(equations.length).toBeGreaterThan(50);
    for (const { what, found } of equations) {
      const printed = sentence(found) ?? "";
      const result = found.value.kind === "number" ? found.value.value : Number.NaN;
      const [, sum = "", sign] = /= ([^=≈]*) ([=≈]) [^=≈]*$/.exec(printed) ?? [];
      const isPlain = /^[-−+·()\d.e /]+$/.test(sum);
      if (!isPlain || !Number.isFinite(result)) continue;
      const shown = Number(new Function(`return ${sum.replaceAll("−", "-").replaceAll("·", "*")}`)());
      expect(Math.abs(shown - result) <= 1e-11 * Math.abs(shown), `${what}: ${printed}`).toBe(sign === "=");
    }
  });
});

describe("the marks of an entry", () => {
  it("of a contribution are the entry, the entry that it is added to, and its sources", () => {
    expect(explain("linear-layer", {}, "acc.Y.1", "Y.1", "contribution", 1)?.marks).toEqual([
      { of: "Y.1", role: "contribution", entries: [1] },
      { of: "W", role: "adjoint", entries: [1] },
      { of: "Y", role: "adjoint", entries: [1, 3, 5] },
      { of: "X", role: "value", entries: [0, 2, 4] },
    ]);
  });

  it("of an adjoint that is not arriving now are the sources along all edges", () => {
    const params = { variant: "direct", z: [[0, 0]], t: [1] };
    expect(explain("softmax-cross-entropy", params, "acc.v1.0", "v1", "adjoint", 1)?.marks).toEqual([
      { of: "v1", role: "adjoint", entries: [1] },
      { of: "P", role: "adjoint", entries: [1] },
      { of: "v2", role: "value", entries: [0] },
      { of: "v2", role: "adjoint", entries: [0] },
    ]);
  });

  it("are on the result where the pullback reads the result, and not on the operands", () => {
    const params = { variant: "direct", z: [[0, 0]], t: [1] };
    expect(
      explain("softmax-cross-entropy", params, "acc.v1.0", "v1.0", "contribution", 1)?.marks,
    ).toContainEqual({
      of: "v1",
      role: "value",
      entries: [1],
    });
  });
});

describe("nothing is explained", () => {
  it.each<[string, string, string, Pointed["role"], number]>([
    ["before there is a value", "start", "Y", "value", 0],
    ["before anything has arrived", "eval.Y", "W", "adjoint", 0],
    ["of a contribution that is not on its way", "acc.Y.0", "Y.1", "contribution", 0],
    ["of a node there is not", "collect", "Q", "value", 0],
    ["of an entry there is not", "collect", "W", "value", 4],
  ])("%s", (_, key, of, role, entry) => {
    expect(explain("linear-layer", {}, key, of, role, entry)).toBeUndefined();
  });

  it("in a trace of numbers alone", () => {
    expect(explain("two-inputs", {}, "collect", "x1", "value", 0)).toBeUndefined();
  });
});

it.each(drawings)("everything that $name shows can be explained", ({ run: { trace } }) => {
  const tensors = trace.nodes.some(({ value }) => typeof value !== "number");
  for (const { index } of everyStep({ trace } as never)) {
    if (!tensors) continue;
    const state = replay(trace, index);
    for (const [i, { id, value }] of trace.nodes.entries()) {
      const last = typeof value === "number" ? 0 : value.data.length - 1;
      const texts = (["value", "adjoint"] as const).map((role) =>
        sentence(provenanceOf(trace, state, { of: id, role, entry: last })),
      );
      expect(texts.map((text) => text !== undefined)).toEqual([
        state.evaluated.at(i),
        state.adjoints.at(i) !== undefined,
      ]);
      for (const text of texts) expect(text ?? "").not.toMatch(/[\\{}^_]|undefined|[\uE000-\uF8FF]/);
    }
  }
});
