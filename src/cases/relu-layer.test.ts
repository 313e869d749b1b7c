import { describe, expect, it } from "vitest";
import { flat } from "../autodiff/tensor.ts";
import type { Values } from "./define-case.ts";
import { formulaAt } from "./formula-at.ts";
import { record } from "./record.ts";
import relu from "./relu-layer.case.ts";
import { everyChoice } from "./testing/choices.ts";

const INDICATOR = /^([\d.]+)?\\mathbf\{1\}_\{X_\{ij\}(>|=|\\ge)0\}$/;

/** Evaluates at x the slope in a formula `\bar Y_{ij}\, (…)`: a sum of indicators, each times a number. */
function slopeIn(tex: string, x: number): number {
  const slope = /^\\barY_\{ij\}(.*)$/.exec(tex.replaceAll(/\\,| /g, ""))?.[1] ?? "";
  const terms = slope.replace(/^\((.*)\)$/, "$1").split("+");
  return terms.reduce((sum, term) => {
    const [found, factor = "1", relation] = INDICATOR.exec(term) ?? [];
    if (found === undefined) throw new Error(`no indicator: ${term}`);
    const holds = relation === ">" ? x > 0 : relation === "=" ? x === 0 : x >= 0;
    return sum + Number(factor) * Number(holds);
  }, 0);
}

describe.each(everyChoice(relu).map((values) => ({ store: values.store, kink: values.kink, values })))(
  "the formulas of a ReLU layer with store=$store and kink=$kink",
  ({ values }) => {
    const gradient = flat(record("relu-layer", values).gradients.X);
    const seeds = flat(values.Ybar as number[][]);
    const stated = (tex: string) =>
      flat(values.X as number[][]).map((x, i) => slopeIn(tex, x) * (seeds[i] as number) + 0);

    it("give the gradient", () => {
      const { tex = "" } = relu.closedForms.X ?? {};
      expect(stated(formulaAt(tex, values))).toEqual(gradient.map((entry) => entry + 0));
    });

    it("are the same in the result and the closed form", () => {
      const { tex = "" } = relu.closedForms.X ?? {};
      expect(formulaAt(relu.result, values)).toBe(`\\bar X_{ij} = ${formulaAt(tex, values)}`);
    });
  },
);

it("a ReLU layer whose derivative at 0 is 0 has the formula of the text", () => {
  const kink0: Values = { kink: 0 };
  expect(formulaAt(relu.result, kink0)).toBe("\\bar X_{ij} = \\bar Y_{ij}\\, \\mathbf{1}_{X_{ij} > 0}");
});
