import { describe, expect, it } from "vitest";
import { contributionSources, valueSources } from "./dependence.ts";
import { observe } from "./observe.ts";
import { add, div, mul } from "./operations/arithmetic.ts";
import { linear, matmul, transpose } from "./operations/matrices.ts";
import { max, relu } from "./operations/piecewise.ts";
import { exp, log, pow } from "./operations/powers.ts";
import { reluFromInput, reluFromMask, reluFromOutput } from "./operations/rectifiers.ts";
import { mean, rowSums } from "./operations/reductions.ts";
import { softmaxCrossEntropy } from "./operations/softmax-cross-entropy.ts";
import { filled, tensor } from "./tensor.ts";
import type { Tensor } from "./value.ts";

const of = (...shape: number[]): Tensor => filled(shape, (i) => i - 2);
const all = (length: number): number[] => Array.from({ length }, (_, i) => i);

describe("an entry of the result depends", () => {
  it("in a product, on row i of the left factor and column j of the right factor", () => {
    expect(valueSources(matmul, [of(3, 2), of(2, 4)], 6)).toEqual([
      [2, 3],
      [2, 6],
    ]);
  });

  it("in a linear layer, on the bias too", () => {
    expect(valueSources(linear, [of(3, 2), of(2, 4), of(4)], 6)).toEqual([[2, 3], [2, 6], [2]]);
  });

  it("in a transpose, on the transposed entry", () => {
    expect(valueSources(transpose, [of(2, 3)], 1)).toEqual([[3]]);
  });

  it("in row sums, on its row; in a mean, on all entries", () => {
    expect(valueSources(rowSums, [of(2, 3)], 1)).toEqual([[3, 4, 5]]);
    expect(valueSources(mean, [of(2, 3)], 0)).toEqual([all(6)]);
  });

  it("in a quotient by a column, on its own entry and its row's divisor", () => {
    expect(valueSources(div, [of(2, 3), of(2, 1)], 4)).toEqual([[4], [1]]);
  });

  it("in a loss, on all logits and all targets", () => {
    const oneHot = tensor([[1, 0, 0]]);
    expect(valueSources(softmaxCrossEntropy, [of(1, 3), oneHot], 0)).toEqual([all(3), all(3)]);
  });

  it("on the smaller operand of max, and on a negative operand of ReLU", () => {
    expect(valueSources(max, [1, 5], 0)).toEqual([[0], [0]]);
    expect(valueSources(relu, [-3], 0)).toEqual([[0]]);
  });

  it("in a product, on both factors, even if they are 0, infinity or NaN", () => {
    const x = tensor([0, Number.POSITIVE_INFINITY, Number.NaN]);
    for (const i of all(3)) expect(valueSources(mul, [x, x], i)).toEqual([[i], [i]]);
  });

  it("in a ReLU layer, on its own entry but not on the kink", () => {
    expect(valueSources(reluFromInput, [of(2, 3), 0.5], 3)).toEqual([[3], []]);
  });
});

describe("an entry of a contribution depends", () => {
  const g = filled([3, 4], (i) => 10 + i);

  it("in a product, on a row of the adjoint and a row of the other factor", () => {
    expect(contributionSources(matmul, [of(3, 2), of(2, 4)], 0, g, 3)).toEqual({
      adjoint: [4, 5, 6, 7],
      operands: [[], [4, 5, 6, 7]],
      out: [],
    });
  });

  it("for W, on a column of X and a column of the adjoint; for b, on a column of the adjoint", () => {
    const operands = [of(3, 2), of(2, 4), of(4)];
    expect(contributionSources(linear, operands, 1, g, 6)).toEqual({
      adjoint: [2, 6, 10],
      operands: [[1, 3, 5], [], []],
      out: [],
    });
    expect(contributionSources(linear, operands, 2, g, 3)).toEqual({
      adjoint: [3, 7, 11],
      operands: [[], [], []],
      out: [],
    });
  });

  it.each([
    { op: reluFromInput, out: [] },
    { op: reluFromMask, out: [] },
    { op: reluFromOutput, out: [1] },
  ])("in $op.id, on the same entry of the adjoint and the input", ({ op, out }) => {
    const X = tensor([[2, -1, 0]]);
    const operands = op.rules.length === 1 ? [X] : [X, 0.5];
    const found = contributionSources(op, operands, 0, tensor([[1, 2, 3]]), 1);
    expect([found.adjoint, found.operands[0], found.out]).toEqual([[1], [1], out]);
  });

  it("on the kink only where the input is 0", () => {
    const kink = (entry: number): unknown =>
      contributionSources(reluFromMask, [tensor([2, 0]), 0.5], 0, tensor([1, 1]), entry).operands[1];
    expect([kink(0), kink(1)]).toEqual([[], [0]]);
  });

  it("in an exponential, on the result and on the operand, from which the result is computed", () => {
    expect(contributionSources(exp, [of(2, 2)], 0, of(2, 2), 2)).toEqual({
      adjoint: [2],
      operands: [[2]],
      out: [2],
    });
    expect(contributionSources(exp, [0.5], 0, 1, 0)).toEqual({ adjoint: [0], operands: [[0]], out: [0] });
    expect(contributionSources(log, [of(2, 2)], 0, of(2, 2), 2).out).toEqual([]);
  });

  it("for a broadcast divisor, on its whole row", () => {
    expect(contributionSources(div, [of(2, 3), of(2, 1)], 1, of(2, 3), 1)).toEqual({
      adjoint: [3, 4, 5],
      operands: [[3, 4, 5], [1]],
      out: [],
    });
  });

  it("for a broadcast exponent, on every entry of the result", () => {
    expect(contributionSources(pow, [filled([2, 2], (i) => 1 + i), 2], 1, of(2, 2), 0).out).toEqual(all(4));
  });

  it("in the loss, on the logits and targets of its row", () => {
    const found = contributionSources(softmaxCrossEntropy, [of(2, 3), of(2, 3)], 0, 1, 4);
    expect(found).toEqual({
      adjoint: [0],
      operands: [
        [3, 4, 5],
        [3, 4, 5],
      ],
      out: [],
    });
  });

  it("for a bias that add broadcasts, on a column of the adjoint", () => {
    expect(contributionSources(add, [of(3, 2), of(2)], 1, of(3, 2), 1).adjoint).toEqual([1, 3, 5]);
  });

  it("in a product of numbers, on the only entry of an adjoint of rank 0 and on the other factor", () => {
    expect(contributionSources(mul, [2, 3], 0, tensor(1), 0)).toEqual({
      adjoint: [0],
      operands: [[], [0]],
      out: [],
    });
  });
});

it("the error of an operation that rejects its operands is passed on", () => {
  expect(() => valueSources(matmul, [of(2, 3), of(2, 3)], 0)).toThrow(
    new RangeError("matmul: inner sizes differ, [2,3] × [2,3]"),
  );
});

it("no observer is notified", () => {
  const told = (): never => {
    throw new Error("told");
  };
  const watcher = { evaluated: told, entered: told, visited: told, seeded: told, accumulated: told };
  observe(watcher, () => {
    valueSources(mul, [of(2, 2), 3], 0);
    contributionSources(exp, [of(2, 2)], 0, of(2, 2), 0);
  });
});
