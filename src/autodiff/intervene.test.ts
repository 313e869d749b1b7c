import { expect, it } from "vitest";
import { checkpoint } from "./checkpoint.ts";
import { intervene } from "./intervene.ts";
import { add, mul } from "./operations/arithmetic.ts";
import { sin } from "./operations/curves.ts";
import { elementwise } from "./operations/elementwise.ts";
import { exp, square } from "./operations/powers.ts";
import { entryAt, nestedOf, tensor } from "./tensor.ts";
import type { Tensor, Value } from "./value.ts";
import { constant, Var } from "./var.ts";

const to = (value: Value) => (): Value => value;

it("changes one result and the values computed from it, and nothing else", () => {
  const nodes = intervene(1, to(10), () => {
    const x = new Var(3);
    const v = square(x);
    const w = add(constant(1), v);
    return [x, v, w, mul(w, v), sin(v)];
  });
  expect(nodes.map(({ value }) => value)).toEqual([3, 9, 10, 90, Math.sin(9)]);
});

it("passes the computed value to the change", () => {
  const shifted = intervene(
    0,
    (value) => entryAt(value, 0) + 0.5,
    () => square(new Var(3)),
  );
  expect(shifted.value).toBe(9.5);
});

it("counts an operation on tensors as one result", () => {
  const [powers, squares] = intervene(1, to(tensor([4, -2])), () => {
    const z = new Var<Tensor>(tensor([0, 1]));
    const e = elementwise(exp, z);
    return [e, elementwise(square, e)] as const;
  });
  expect(nestedOf(powers.value)).toEqual([1, Math.E]);
  expect(nestedOf(squares.value)).toEqual([4, -2]);
});

it("counts the results inside checkpoints, in the order of the first run", () => {
  const chain = (n: number): number =>
    intervene(n, to(2), () => {
      const x = new Var(3);
      const middle = checkpoint((h) => square(square(h)), x);
      return square(square(middle));
    }).value;
  expect([0, 1, 2, 3].map(chain)).toEqual([2 ** 8, 2 ** 4, 2 ** 2, 2]);
});

it("changes nothing if the index is past the last result", () => {
  expect(intervene(1, to(0), () => square(new Var(3))).value).toBe(9);
});
