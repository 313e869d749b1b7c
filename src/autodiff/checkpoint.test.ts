import { describe, expect, it } from "vitest";
import { backward } from "./backward.ts";
import { checkpoint, checkpointIn } from "./checkpoint.ts";
import { inFloat8, toFloat8 } from "./float8.ts";
import { pushTangents } from "./forward-mode.ts";
import { add, affine, mul } from "./operations/arithmetic.ts";
import { sin, tanh } from "./operations/curves.ts";
import { elementwise } from "./operations/elementwise.ts";
import { matmul } from "./operations/matrices.ts";
import { square } from "./operations/powers.ts";
import { sum } from "./operations/reductions.ts";
import { tensor } from "./tensor.ts";
import type { Tensor } from "./value.ts";
import { constant, Var } from "./var.ts";

const two = (h: Var, w1: Var, w2: Var): Var => tanh(mul(w2, tanh(mul(w1, h))));

describe("a checkpoint", () => {
  it("is one node with the segment's value, whose parents are the operands", () => {
    const [h, w1, w2] = [new Var(0.5), new Var(0.9), new Var(-1.1)];
    const y = checkpoint(two, h, w1, w2);
    expect(y.value).toBe(two(h, w1, w2).value);
    expect(y.parents.map(([parent]) => parent)).toEqual([h, w1, w2]);
  });

  it("is swept like its segment, whatever precedes or follows it", () => {
    const [x, w1, w2] = [new Var(0.5), new Var(0.9), new Var(-1.1)];
    const grads = (segment: (h: Var) => Var): number[] => {
      const h = square(x);
      mul(add(segment(h), sin(h)), w1).backward();
      return [x.grad, h.grad, w2.grad];
    };
    expect(grads((h) => checkpoint(two, h, constant(0.9), w2))).toEqual(
      grads((h) => two(h, constant(0.9), w2)),
    );
  });

  it("accepts the same operand twice, as a product does", () => {
    const x = new Var(3);
    const y = checkpoint((a, b) => mul(a, b), x, x);
    y.backward();
    expect([y.value, x.grad, y.parents.length]).toEqual([9, 6, 2]);
  });

  it("states that every pullback keeps all operands for the second run, and the value for comparison", () => {
    const [x, w] = [new Var(3), new Var(5)];
    const { op } = checkpoint(mul, x, w);
    expect(op?.keeps).toEqual([
      [0, 1, "out"],
      [0, 1, "out"],
    ]);
  });

  it("accepts one operand", () => {
    const x = new Var(3);
    checkpoint(square, x).backward();
    expect(x.grad).toBe(6);
  });

  it("keeps constants constant, also as the first operand", () => {
    const [c, x] = [constant(2), new Var(3)];
    let runs = 0;
    const y = checkpoint(
      (a, b, d) => {
        runs += 1;
        return affine(a, b, d);
      },
      c,
      x,
      new Var(1),
    );
    y.backward();
    expect([c.grad, x.grad, runs]).toEqual([0, 2, 2]);
    expect(y.parents.map(([parent]) => parent.value)).toEqual([3, 1]);
    y.backward();
    expect([x.grad, runs]).toEqual([2, 3]);
  });

  it("may return an operand or a constant", () => {
    const [x, w] = [new Var(3), new Var(5)];
    const passed = checkpoint((_, b) => b, x, w);
    mul(passed, passed).backward();
    expect([passed.value, x.grad, w.grad]).toEqual([5, 0, 10]);

    const fixed = checkpoint(() => constant(7), x);
    mul(fixed, x).backward();
    expect([fixed.value, fixed.grad, x.grad, fixed.parents]).toEqual([7, 0, 7, []]);
  });

  it("accepts and returns tensors and numbers", () => {
    const x = new Var<Tensor>(tensor([[1, -2]]));
    const w = new Var<Tensor>(
      tensor([
        [0.5, 1],
        [2, -1],
      ]),
    );
    const scale = new Var(0.25);
    const loss = (): Var =>
      checkpoint((a, b, s) => sum(elementwise(mul, elementwise(tanh, matmul(a, b)), s)), x, w, scale);
    const grads = (y: Var): unknown[] => {
      y.backward();
      return [y.value, x.grad, w.grad, scale.grad];
    };
    const full = grads(sum(elementwise(mul, elementwise(tanh, matmul(x, w)), scale)));
    expect(grads(loss())).toEqual(full);

    const wide = checkpoint((a, b) => matmul(a, b), x, w);
    wide.backward(tensor([[1, 10]]));
    expect(x.grad).toEqual(tensor([[10.5, -8]]));
  });

  it("is swept again for another adjoint, whichever pullbacks were called before", () => {
    const [x, w] = [new Var(3), new Var(5)];
    const y = checkpoint(mul, x, w);
    const [first, second] = y.parents.map(([, pullback]) => pullback);
    expect(second?.(1)).toBe(3);
    backward([[y, 10]]);
    expect([x.grad, w.grad]).toEqual([50, 30]);
    expect([first?.(2), first?.(2), second?.(2), second?.(Number.NaN)]).toEqual([10, 10, 6, Number.NaN]);
  });
});

describe("forward mode passes through a checkpoint", () => {
  it("of numbers, also if nested and beside other paths", () => {
    const [h, w1, w2] = [new Var(0.5), new Var(0.9), new Var(-1.1)];
    const nested = checkpoint((a, b, c) => checkpoint(two, square(a), b, c), h, w1, w2);
    const plain = two(square(h), w1, w2);
    const tangents = new Map([
      [h, 1],
      [w1, 10],
      [w2, -3],
    ]);
    const [through, past] = pushTangents([add(nested, h), add(plain, h)], tangents);
    expect(through).toBe(past);
  });

  it("of tensors, with tangents for constant and returned operands", () => {
    const x = new Var<Tensor>(tensor([[1, 2]]));
    const c = constant<Tensor>(tensor([[3], [5]]));
    const y = checkpoint((a, b) => matmul(a, b), x, c);
    const passed = checkpoint((a) => a, x);
    const tangent = tensor([[0.5, -1]]);
    expect(pushTangents([y, passed], new Map([[x, tangent]]))).toEqual([tensor([[-3.5]]), tangent]);
  });
});

describe("a segment is rejected", () => {
  const fix = "make it depend on its operands' values alone, and keep these unchanged until the sweep";

  it.each<[string, (run: number) => number, string]>([
    ["by its last bit", (run) => 0.1 + run * 2 ** -56, "0.1 at first and is 0.10000000000000002"],
    ["by the sign of zero", (run) => (run === 0 ? 0 : -0), "0 at first and is -0"],
  ])("if its value changes %s", (_, value, words) => {
    let runs = 0;
    const y = checkpoint((h) => add(mul(h, constant(0)), constant(value(runs++))), new Var(-1));
    expect(() => y.backward()).toThrow(
      new Error(`checkpoint: the segment's value was ${words} when it is run again; ${fix}`),
    );
  });

  it("if an entry of its value changes, or its shape", () => {
    let runs = 0;
    const x = new Var<Tensor>(tensor([[1, 2]]));
    const y = checkpoint((h) => elementwise(mul, h, constant(tensor([[1, runs++]]))), x);
    expect(() => y.backward(tensor([[1, 1]]))).toThrow(
      `checkpoint: entry 1 of the segment's value was 0 at first and is 2 when it is run again; ${fix}`,
    );
    const z = checkpoint((h) => (runs++ === 2 ? h : sum(h)) as Var<Tensor>, x);
    expect(() => z.backward(tensor([[1, 1]]))).toThrow(
      "checkpoint: the segment's value was of shape [1,2] at first and is a number when it is run again",
    );
  });

  it("if an operand changed in between", () => {
    const x = new Var(1);
    const y = checkpoint(square, x);
    x.value = 2;
    expect(() => y.backward()).toThrow("was 1 at first and is 4 when it is run again");
  });

  it("but not if its value is NaN each time", () => {
    const x = new Var(Number.NaN);
    checkpoint(square, x).backward();
    expect(x.grad).toBeNaN();
  });

  it("if it uses an outside node, before an adjoint is lost or corrupted", () => {
    const [x, w] = [new Var(3), new Var(5)];
    const outside = mul(w, w);
    w.grad = 7;
    const y = checkpoint((h) => mul(h, outside), x);
    const message =
      "checkpoint: the segment uses a node (5) that is not among its operands, whose adjoint would " +
      "be lost; pass it as an operand of checkpoint, or make it a constant";
    expect(() => y.backward()).toThrow(new RangeError(message));
    expect(() => pushTangents([y], new Map([[w, 1]]))).toThrow(new RangeError(message));
    expect([w.grad, outside.grad]).toEqual([7, 0]);
  });

  it("if a checkpoint in it uses a copy that is not among its operands", () => {
    const y = checkpoint((h, w) => checkpoint((inner) => mul(inner, w), h), new Var(3), new Var(5));
    expect(() => y.backward()).toThrow("the segment uses a node (5) that is not among its operands");
  });

  it("if its value is a tensor from outside", () => {
    const outside = new Var<Tensor>(tensor([1, 2]));
    const y = checkpoint((_) => outside, new Var(1));
    expect(() => y.backward(tensor([1, 1]))).toThrow("uses a node (shape [2]) that is not among");
  });
});

describe("a checkpoint in a context", () => {
  const [h0, w1, w2] = [0.5, 0.9, -1.1];
  const gradient = (keep: typeof checkpoint): number[] => {
    const [h, a, b] = [new Var(h0), new Var(w1), new Var(w2)];
    keep(two, h, a, b).backward();
    return [h, a, b].map(({ grad }) => grad);
  };

  it("has the bits of a checkpoint if the context changes nothing", () => {
    expect(gradient(checkpointIn((program) => program()))).toEqual(gradient(checkpoint));
  });

  it("is swept with the values of the context, and keeps its own", () => {
    const inner = toFloat8(Math.tanh(toFloat8(w1 * h0)));
    const outer = toFloat8(Math.tanh(toFloat8(w2 * inner)));
    const [g2, g1] = [1 - outer * outer, (1 - outer * outer) * w2 * (1 - inner * inner)];
    expect(gradient(checkpointIn(inFloat8))).toEqual([g1 * w1, g1 * h0, g2 * inner]);
    const [h, a, b] = [new Var(h0), new Var(w1), new Var(w2)];
    const y = checkpointIn(inFloat8)(two, h, a, b);
    y.backward();
    expect(y.value).toBe(two(h, a, b).value);
  });

  it("has the derivative of the first run in forward mode", () => {
    const derivative = (keep: typeof checkpoint) => {
      const [x, a, b] = [new Var(h0), new Var(w1), new Var(w2)];
      return pushTangents([keep(two, x, a, b)], new Map([[x, 1]]));
    };
    expect(derivative(checkpointIn(inFloat8))).toEqual(derivative(checkpoint));
  });

  it("may not have another shape in the context", () => {
    let isRound = false;
    const keep = checkpointIn((program) => {
      isRound = true;
      return program();
    });
    const x = new Var<Tensor>(tensor([1, 2]));
    const y = keep((a) => (isRound ? sum(a) : a) as Var<Tensor>, x);
    expect(() => backward([[y, tensor([1, 1])]])).toThrow(
      "checkpoint: the segment's value was of shape [2] at first and is a number when it is run again",
    );
  });
});
