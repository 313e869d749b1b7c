import { describe, expect, it } from "vitest";
import { tensor } from "../../autodiff/tensor.ts";
import { cases } from "../../cases/all.ts";
import type { ParameterValue } from "../../cases/parameters/parameter.ts";
import { record } from "../../cases/record.ts";
import { everyChoice } from "../../cases/testing/choices.ts";
import { symbol, symbolOf } from "../../formula/build.ts";
import { toText } from "../../formula/to-text.ts";
import { type PullbackView, pullbackView } from "./pullback-view.ts";

/** Returns the pullback of an edge of a case, with its code. */
function pullback(
  slug: string,
  edge: string,
  params: Readonly<Record<string, ParameterValue>> = {},
): PullbackView & { readonly code: string } {
  const trace = record(slug, params);
  const view = pullbackView(
    trace,
    trace.edges.findIndex(({ id }) => id === edge),
  );
  return { ...view, code: view.file.text.slice(view.from, view.to) };
}

describe("a pullback", () => {
  it("has the code of its definition and the value of the captured operand", () => {
    const sine = pullback("shared-intermediate", "v2.0");
    expect(sine.code).toBe("(g: number) => g * Math.cos(a.value)");
    expect(sine.place).toMatch(/^curves\.ts:\d+$/);
    expect([sine.argument, sine.name, sine.entrywise]).toEqual([undefined, undefined, false]);
    expect(sine.captured).toEqual([{ name: "a.value", formula: symbolOf("v1"), value: 1.44 }]);
  });

  it("may come from a function that the definition calls, with the function's own names", () => {
    const [first, second] = ["v1.0", "v1.1"].map((edge) => pullback("tiny-engine", edge));
    expect([first?.code, second?.code]).toEqual(Array(2).fill("(g) => g * factor.value"));
    expect([first?.argument, second?.argument]).toEqual(["times(b)", "times(a)"]);
    expect(first?.captured).toEqual([{ name: "factor.value", formula: symbolOf("x2"), value: 3 }]);
    expect(second?.captured).toEqual([{ name: "factor.value", formula: symbolOf("x1"), value: 2 }]);
  });

  it("may capture nothing, or the result", () => {
    expect(pullback("tiny-engine", "v3.0").captured).toEqual([]);
    const trace = record("recurrence");
    const value = trace.nodes.at(trace.nodes.indexOf("h2"))?.value;
    expect(pullback("recurrence", "h2.0").captured).toEqual([
      { name: "y.value", formula: symbolOf("h2"), value },
    ]);
  });

  it("of a layer captures a matrix, or is a named function", () => {
    const [x, , b] = ["Y.0", "Y.1", "Y.2"].map((edge) => pullback("linear-layer", edge));
    const W = tensor([
      [2, -1],
      [0, 1.5],
    ]);
    expect(x?.captured).toEqual([
      { name: "name", formula: undefined, value: '"linear"' },
      { name: "right", formula: symbol("W"), value: W },
    ]);
    expect([b?.name, b?.captured, b?.argument]).toEqual(["columnSums", [], undefined]);
  });

  it("of entries is the scalar operation's pullback, and has the values of all entries", () => {
    const power = pullback("softmax-cross-entropy", "v1.0", { variant: "direct" });
    expect([power.code, power.entrywise]).toEqual(["(g: number) => g * y.value", true]);
    const value = tensor([[2, 1, 0.1].map(Math.exp)]);
    expect(power.captured).toEqual([{ name: "y.value", formula: symbolOf("v1"), value }]);
  });

  it("shows the residuals that the operation made: the mask, the slopes of the loss", () => {
    const mask = pullback("relu-layer", "Y.0", { store: "mask", kink: 0.5 });
    const M = tensor([
      [1, 0, 0.5],
      [0, 1, 1],
    ]);
    expect(mask.captured).toEqual([{ name: "slope", formula: symbol("M"), value: M }]);
    const [slopes] = pullback("softmax-cross-entropy", "L.0").captured;
    expect([slopes?.name, slopes?.formula && toText(slopes.formula)]).toEqual(["slopes", "(P − T)/B"]);
    const { z } = record("softmax-cross-entropy").gradients;
    expect(slopes?.value).toEqual(tensor(z as number[][]));
  });

  it("that reads an operand through another closure names the operand", () => {
    const { captured } = pullback("relu-layer", "Y.0", { store: "output" });
    expect(captured.map(({ name, formula }) => [name, formula])).toEqual([["slope", symbol("Y")]]);
  });
});

it.each(cases.map((spec) => ({ slug: spec.slug, spec })))(
  "every value that a pullback of $slug captured is known, for every choice",
  ({ slug, spec }) => {
    for (const params of everyChoice(spec)) {
      const trace = record(slug, params);
      for (const edge of trace.edges.map((_, i) => i)) {
        for (const { name, value } of pullbackView(trace, edge).captured) {
          if (typeof value === "string") expect(value, name).toMatch(/^"\w+"$|^\[\d+(, \d+)*\]$/);
        }
      }
    }
  },
);
