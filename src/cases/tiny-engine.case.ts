import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { tinyEngineWords as words } from "../words/en/lessons.ts";
import { defineCase } from "./define-case.ts";
import { real } from "./parameters/number.ts";

/** Case Study 10: the engine itself, with its closures, its topological sort and its loop in view. */
export default defineCase(words, {
  number: 10,
  slug: "tiny-engine",
  group: "engine",
  formula: "y = x_1 x_2 + sin(x_1)",
  parameters: {
    x1: real("input", { default: 2, min: -4, max: 4 }),
    x2: real("input", { default: 3, min: -4, max: 4 }),
  },
  detail: true,
  panel: "code",
  listing: true,
  program: ({ x1, x2 }) => {
    const v1 = mul(x1, x2);
    const v2 = sin(x1);
    const v3 = add(v1, v2);
    return { names: { v1, v2, v3 }, outputs: { y: v3 } };
  },
  closedForms: {
    x1: { formula: "x_2 + cos(x_1)", value: ({ x1, x2 }) => x2 + Math.cos(x1) },
    x2: { formula: "x_1", value: ({ x1 }) => x1 },
  },
  result: "x̄_1 = x_2 + cos(x_1); x̄_2 = x_1",
});
