import { describe, expect, it } from "vitest";
import { list, matrix, negative, number, over, plus, power, symbol, times } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { printedFormulas } from "../../formula/testing/formulas.ts";
import { agree, evaluateTree } from "../../formula/testing/random-expression.ts";
import { toSpeech } from "../../formula/to-speech.ts";
import { formulaWords } from "./formulas.ts";

const say = (of: Expression) => toSpeech(of, formulaWords);

it.each(printedFormulas)("$text is said as $speech", ({ of, speech }) => {
  expect(say(of)).toBe(speech);
});

it("calls a letter capital only beside the small letter", () => {
  const [x, X, Y] = [symbol("x"), symbol("X"), symbol("Y")];
  expect(say(plus(X, Y))).toBe("X plus Y");
  expect(say(plus(x, X, Y))).toBe("x plus capital X plus Y");
  expect(say(symbol("h", symbol("H")))).toBe("h capital H");
  expect(say(symbol("\u0394"))).toBe("capital delta");
});

it("says the entries of a matrix of six, and only the shape of a larger one", () => {
  expect(
    say(
      matrix([
        [1, 2, 3],
        [4, 5, -6],
      ]),
    ),
  ).toBe("2 by 3 matrix, row 1: 1, 2, 3; row 2: 4, 5, minus 6");
  expect(say(matrix([[1, 2, 3, 4, 5, 6, 7]]))).toBe("1 by 7 matrix");
});

it("closes what a formula after the expression could continue", () => {
  const sum = plus(symbol("x"), 1);
  expect(say(times(symbol("y"), sum))).toBe("y times the quantity x plus 1");
  expect(say(times(sum, sum))).toBe("the quantity x plus 1, end quantity, times the quantity x plus 1");
  expect(say(list([times(symbol("y"), sum), symbol("z")]))).toBe("y times the quantity x plus 1; z");
});

describe("speech", () => {
  const leaves: readonly Expression[] = [number(2), number(-3), symbol("x")];

  /** Returns all expressions of an operation on some operands. */
  function grown(operands: readonly Expression[]): Expression[] {
    const pairs = operands.flatMap((a) => operands.map((b) => [a, b] as const));
    return [
      ...pairs.flatMap(([a, b]) => [plus(a, b), plus(a, negative(b)), times(a, b), over(a, b), power(a, b)]),
      ...operands.flatMap((a) => [negative(a), power(a, 2)]),
    ];
  }

  it("is the same only for expressions of the same value", () => {
    const small = [...leaves, ...grown(leaves)];
    const values = new Map<string, number>();
    const ambiguous = [...small, ...grown(small)].filter((of) => {
      const [speech, value] = [say(of), evaluateTree(of)];
      const known = values.get(speech) ?? value;
      values.set(speech, known);
      return !agree(known, value);
    });
    expect(ambiguous.map(say)).toEqual([]);
    expect(values.size).toBeGreaterThan(5000);
  });
});
