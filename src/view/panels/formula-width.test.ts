import { expect, it } from "vitest";
import {
  call,
  hadamard,
  matrix,
  negative,
  number,
  over,
  power,
  relation,
  symbolOf,
  times,
  words,
} from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { toText } from "../../formula/to-text.ts";
import { formulaWidth } from "./formula-width.ts";

const row = matrix([[1, 2]]);

// Widths of formulas set by KaTeX 0.18, measured in Chromium, in ems.
it.each<[Expression, boolean, number]>([
  [
    matrix([
      [2.5, -4.5],
      [1.5, 3.5],
      [-1.5, 2],
    ]),
    false,
    6.4,
  ],
  [
    matrix([
      [2.5, -4.5],
      [1.5, 3.5],
    ]),
    true,
    3.6,
  ],
  [hadamard(row, row), false, 6.9],
  [call("rowsum", negative(over(row, power(matrix([[3]]), 2)))), false, 8],
  [{ kind: "brace", of: matrix([[0]]), label: words("arriving now") }, false, 3.8],
  [relation(symbolOf("Wbar"), "←", times(1.25, 3)), false, 6.1],
  [number(Number.NaN), false, 2],
])("the width of %j is estimated", (formula, small, ems) => {
  expect(Math.abs(formulaWidth(formula, small) - ems), toText(formula)).toBeLessThan(0.15 * ems);
});
