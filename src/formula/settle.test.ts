import { describe, expect, it } from "vitest";
import {
  entry,
  hadamard,
  indicator,
  matrix,
  matrixProduct,
  minus,
  negative,
  number,
  over,
  plus,
  sumOver,
  symbol,
  times,
  transposed,
} from "./build.ts";
import { settle } from "./settle.ts";

const [first, second] = [
  [1, -2, 0],
  [0.5, 3, -1],
] as const;
const A = matrix([first, second], "value");

describe("settle", () => {
  it("transposes a matrix and keeps its part", () => {
    expect(settle(matrixProduct(symbol("X"), transposed(A)))).toEqual(
      matrixProduct(
        symbol("X"),
        matrix(
          [
            [1, 0.5],
            [-2, 3],
            [0, -1],
          ],
          "value",
        ),
      ),
    );
  });

  it("leaves the transpose of a symbol", () => {
    expect(settle(transposed(symbol("X")))).toEqual(transposed(symbol("X")));
  });

  it.each([
    [
      ">",
      [
        [1, 0, 0],
        [1, 1, 0],
      ],
    ],
    [
      "<",
      [
        [0, 1, 0],
        [0, 0, 1],
      ],
    ],
    [
      "=",
      [
        [0, 0, 1],
        [0, 0, 0],
      ],
    ],
    [
      "≥",
      [
        [1, 0, 1],
        [1, 1, 0],
      ],
    ],
  ] as const)("evaluates the indicator of entries %s 0", (sign, rows) => {
    expect(settle(hadamard(symbol("G"), indicator(A, sign, 0)))).toEqual(
      hadamard(symbol("G"), matrix(rows, "value")),
    );
  });

  it("leaves an indicator of symbols and of numbers", () => {
    const ofSymbol = indicator(symbol("X"), ">", 0);
    const ofNumber = indicator(1, ">", 0);
    expect([settle(ofSymbol), settle(ofNumber)]).toEqual([ofSymbol, ofNumber]);
  });

  it("writes out the rows of a sum of up to eight entries", () => {
    expect(settle(sumOver("i", 2, entry(A, "i")))).toEqual({
      kind: "sum",
      terms: [matrix([first], "value"), matrix([second], "value")],
    });
    expect(settle(sumOver("i", 1, entry(matrix([first]), "i")))).toEqual(matrix([first]));
  });

  it("leaves a longer sum, and a sum of symbols", () => {
    const long = sumOver("i", 3, entry(matrix([first, second, first]), "i"));
    const symbols = sumOver("i", symbol("B"), symbol("Y", "i"));
    expect([settle(long), settle(symbols)]).toEqual([long, symbols]);
  });

  it("evaluates within other expressions", () => {
    expect(settle(times(2, transposed(transposed(A))))).toEqual(times(number(2), A));
  });

  it("takes the minus sign from a zero, also at the beginning of a product", () => {
    const zero = times(0, 3);
    expect(settle(negative(zero))).toEqual(zero);
    expect(settle(negative(number(-0)))).toEqual(number(-0));
    expect(settle(plus(negative(over(0, 2)), 1))).toEqual(plus(over(0, 2), 1));
    expect(settle(negative(times(3, 0)))).toEqual(negative(times(3, 0)));
  });

  it("keeps a minus between two terms", () => {
    expect(settle(minus(1, 0))).toEqual(minus(1, 0));
  });
});
