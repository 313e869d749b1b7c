import { describe, expect, it } from "vitest";
import { toText } from "../formula/to-text.ts";
import { engineFunctionWords } from "../words/en/engine-functions.ts";
import { type EngineFunction, engineFunctions, formulaOf, signatureOf } from "./engine-functions.ts";
import { createEngineModule } from "./engine-module.ts";

function functionOf(name: string): EngineFunction {
  const found = engineFunctions.find((one) => one.name === name);
  if (found === undefined) throw new RangeError(name);
  return found;
}

describe("the functions of the module pullback", () => {
  const { module, bridge } = createEngineModule({
    leafAt: () => undefined,
    makeLeaf: () => {
      throw new Error("no leaf is made");
    },
    onResult() {},
    sweep: (_, run) => run(),
  });

  it("are those of the table, each with a sentence", () => {
    const names = engineFunctions.map(({ name }) => name);
    expect([...module.attributes.keys()]).toEqual(names);
    expect(Object.keys(engineFunctionWords).toSorted()).toEqual(names.toSorted());
    for (const name of names) expect(name).toMatch(/^(Var|[a-z]+(_[a-z]+)*)$/);
  });

  it("are methods of Var where the table says so", () => {
    for (const { name, isMethod } of engineFunctions)
      expect(bridge.varType.attributes.has(name)).toBe(isMethod);
  });

  it.each([
    ["add", "add(a, b)", "a + b"],
    ["linear", "linear(X, W, b)", "X W + b"],
    ["relu", 'relu(x, store="input", kink=0)', "max(0, x)"],
    ["softmax_cross_entropy", "softmax_cross_entropy(Z, T)", "CE(softmax(Z), T)"],
    ["tanh_layer", "tanh_layer(w, h)", "tanh(w h)"],
    ["affine", "affine(a, h, b)", "a h + b"],
  ])("%s has a signature and a formula", (name, signature, formula) => {
    const called = functionOf(name);
    expect(signatureOf(called)).toBe(signature);
    const computed = formulaOf(called);
    expect(computed && toText(computed)).toBe(formula);
  });

  it("have a formula if they make a node by an operation", () => {
    const without = engineFunctions.filter((one) => formulaOf(one) === undefined).map(({ name }) => name);
    expect(without).toEqual(["Var", "backward", "checkpoint"]);
    for (const called of engineFunctions) {
      const { operation, parameters } = called;
      const operands = parameters.filter((parameter) => !parameter.includes("="));
      if (operation !== undefined) expect(operands, called.name).toHaveLength(operation.rules.length);
    }
  });
});
