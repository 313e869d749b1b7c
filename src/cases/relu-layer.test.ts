import { describe, expect, it } from "vitest";
import { flat } from "../autodiff/tensor.ts";
import type { Expression } from "../formula/expression.ts";
import { formula } from "../formula/parse.ts";
import type { Values } from "./define-case.ts";
import { formulaAt } from "./formula-at.ts";
import { record } from "./record.ts";
import relu from "./relu-layer.case.ts";
import { everyChoice } from "./testing/choices.ts";

function closedForm(values: Values): Expression {
  const form = relu.closedForms.X;
  if (form === undefined) throw new Error("no closed form");
  return formulaAt(form.formula, values);
}

/** Evaluates at x the slope in a formula Ȳᵢⱼ (…): a sum of indicators, each times a number. */
function slopeIn(of: Expression, x: number): number {
  switch (of.kind) {
    case "product":
      return of.factors.reduce((product, factor) => product * slopeIn(factor, x), 1);
    case "sum":
      return of.terms.reduce((sum, term) => sum + slopeIn(term, x), 0);
    case "number":
      return of.value;
    case "symbol":
      // The adjoint, by which the slope is multiplied.
      return 1;
    case "indicator": {
      const { condition } = of;
      if (condition.kind !== "relation") throw new Error("no condition");
      const { sign } = condition;
      return Number(sign === ">" ? x > 0 : sign === "=" ? x === 0 : x >= 0);
    }
    default:
      throw new Error(`no slope: ${of.kind}`);
  }
}

describe.each(everyChoice(relu).map((values) => ({ store: values.store, kink: values.kink, values })))(
  "the formulas of a ReLU layer with store=$store and kink=$kink",
  ({ values }) => {
    const gradient = flat(record("relu-layer", values).gradients.X);
    const seeds = flat(values.Ybar as number[][]);
    const stated = (formula: Expression) =>
      flat(values.X as number[][]).map((x, i) => slopeIn(formula, x) * (seeds[i] as number) + 0);

    it("give the gradient", () => {
      expect(stated(closedForm(values))).toEqual(gradient.map((entry) => entry + 0));
    });

    it("are the same in the result and the closed form", () => {
      expect(formulaAt(relu.result, values)).toMatchObject({ sign: "=", right: closedForm(values) });
    });
  },
);

it("a ReLU layer whose derivative at 0 is 0 has the formula of the text", () => {
  const kink0: Values = { kink: 0 };
  expect(formulaAt(relu.result, kink0)).toEqual(formula("X̄_{ij} = Ȳ_{ij} 1_{X_{ij} > 0}"));
});
