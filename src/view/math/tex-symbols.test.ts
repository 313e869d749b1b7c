import { describe, expect, it } from "vitest";
import { cases } from "../../cases/all.ts";
import { record } from "../../cases/record.ts";
import { expressionTex } from "../../words/notation.ts";
import { namesIn, symbolsFor } from "./symbols.ts";
import { partsOfTex } from "./tex-symbols.ts";

const symbols = symbolsFor("x=h0 v1 v10 W Y v3=y");

/** Returns the symbols in TeX, as `node part`. */
const found = (tex: string) =>
  partsOfTex(tex, symbols).flatMap(({ symbol }) => (symbol ? [`${symbol.node} ${symbol.part}`] : []));

describe("the symbols in TeX", () => {
  it.each([
    ["v_1", ["v1 value"]],
    ["\\bar v_1 \\,\\cos(v_1)", ["v1 adjoint", "v1 value"]],
    ["\\bar{v}_{1}", ["v1 adjoint"]],
    ["v_{10} + v_1^2", ["v10 value", "v1 value"]],
    ["h_0 = x", ["x value", "x value"]],
    ["y = v_3", ["v3 value", "v3 value"]],
    ["\\frac{dy}{dx}", ["v3 value", "x value"]],
    ["\\bar Y W^\\top", ["Y adjoint", "W value"]],
    ["e^{x}", ["x value"]],
  ])("of %s are %j", (tex, expected) => expect(found(tex)).toEqual(expected));

  it("keep a power above their index", () => {
    const parts = partsOfTex("1 - v_{10}^{2} + x^2", symbols);
    expect(parts.map(({ tex }) => tex)).toEqual(["1 - ", "v_{10}^{2}", " + ", "x", "^2"]);
  });

  it.each([
    "\\exp(2)",
    "\\max",
    "\\text{x and y}",
    "x_t",
    "v_{1t}",
    "v_{1",
    "W_{kj}",
    "\\bar z_x",
    "\\bar x_t",
    "z_x",
  ])("are not found in %s", (tex) => expect(found(tex)).toEqual([]));

  it.each(cases)("leave the formulas of $slug unchanged, and are found in each node's own", ({ slug }) => {
    const trace = record(slug);
    const own = symbolsFor(namesIn(trace));
    for (const node of trace.nodes) {
      const tex = node.op === undefined ? node.id : expressionTex(trace, node, "symbols");
      const parts = partsOfTex(tex, own);
      expect(parts.map((part) => part.tex).join("")).toBe(tex);
      const wanted = node.operands.flatMap((operand) =>
        "node" in operand ? [trace.nodes[operand.node]?.id] : [],
      );
      expect(parts.flatMap(({ symbol }) => symbol?.node ?? [])).toEqual(expect.arrayContaining(wanted));
    }
  });
});
