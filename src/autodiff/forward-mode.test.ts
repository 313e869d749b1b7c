import { expect, it } from "vitest";
import { pushTangents } from "./forward-mode.ts";
import { add, affine, mul } from "./operations/arithmetic.ts";
import { sin } from "./operations/curves.ts";
import { elementwise } from "./operations/elementwise.ts";
import { matmul } from "./operations/matrices.ts";
import { square } from "./operations/powers.ts";
import { sum } from "./operations/reductions.ts";
import { tensor } from "./tensor.ts";
import type { Tensor } from "./value.ts";
import { constant, Var } from "./var.ts";

it("pushes a direction through the document's example", () => {
  const [x1, x2] = [new Var(2), new Var(3)];
  const y = add(mul(x1, x2), sin(x1));
  const [tangent] = pushTangents(
    [y],
    new Map([
      [x1, 10],
      [x2, 100],
    ]),
  );
  expect(tangent).toBeCloseTo(10 * (3 + Math.cos(2)) + 100 * 2, 12);
});

it("returns the tangents of several outputs in their order", () => {
  const x = new Var(3);
  const y = square(x);
  expect(pushTangents([mul(y, x), x, y], new Map([[x, 1]]))).toEqual([27, 1, 6]);
});

it("gives tangent 0 to constants and to leaves that are not listed", () => {
  const [x, unlisted, c] = [new Var(2), new Var(5), constant(7)];
  expect(pushTangents([affine(c, x, unlisted), unlisted, c], new Map([[x, 1]]))).toEqual([7, 0, 0]);
});

it("calls no pullback", () => {
  const x = new Var(3);
  const y = square(x);
  y.pullA = () => {
    throw new Error("forward mode called a pullback");
  };
  expect(pushTangents([y], new Map([[x, 1]]))).toEqual([6]);
});

it("rejects a node whose parents were assigned, because it has no pushforward", () => {
  const x = new Var(2);
  const cube = new Var(8);
  cube.parents = [[x, (g) => g * 12]];
  expect(() => pushTangents([add(cube, x)], new Map())).toThrow(
    new TypeError(
      "forward mode: the node of value 8 has parents but no operation; " +
        "define the operation with its pushforward instead of assigning `parents`",
    ),
  );
});

it("pushes tensors through tensor operations and elementwise operations, and keeps the result's kind", () => {
  const x = new Var<Tensor>(tensor([[1, 2]]));
  const w = new Var<Tensor>(tensor([[3], [5]]));
  const [y, z] = [matmul(x, w), elementwise(mul, x, new Var(10))];
  const tangents = new Map([[x, tensor([[0.5, -1]])]]);
  expect(pushTangents([y, z, x, w], tangents)).toEqual([
    tensor([[-3.5]]),
    tensor([[5, -10]]),
    tensor([[0.5, -1]]),
    tensor([[0], [0]]),
  ]);
  expect(pushTangents([sum(z)], tangents)).toEqual([-5]);

  const s = new Var(3);
  expect(pushTangents([elementwise(square, s)], new Map([[s, 1]]))).toEqual([tensor(6)]);
});

it("names a rejected tensor by its shape", () => {
  const x = new Var<Tensor>(tensor([1, 2]));
  const y = new Var<Tensor>(tensor([1, 2]));
  y.parents = [[x, (g) => g]];
  expect(() => pushTangents([sum(y)], new Map())).toThrow(
    new TypeError(
      "forward mode: the node of shape [2] has parents but no operation; " +
        "define the operation with its pushforward instead of assigning `parents`",
    ),
  );
});
