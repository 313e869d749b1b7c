import { describe, expect, it } from "vitest";
import { defaults } from "../cases/complete.ts";
import { record, recordAt } from "../cases/record.ts";
import type { Trace } from "../trace/trace.ts";
import { openProgram } from "./open-program.ts";
import { ProgramError } from "./run-program.ts";

function recorded(text: string): Trace {
  const { program } = openProgram({ program: text, params: {} });
  return recordAt(program, defaults(program), false);
}

describe("a program with the built-in engine", () => {
  it("is recorded as the case that it computes, to the last bit", () => {
    const trace = recorded(`x1 = Var(2.0)
x2 = Var(3.0)
v1 = x1 * x2
v2 = sin(x1)
v3 = v1 + v2
y = v3
y.backward()
print(x1.grad, x2.grad)
`);
    const own = record("two-inputs");
    expect([...trace.nodes]).toEqual([...own.nodes]);
    expect([...trace.steps]).toEqual([...own.steps]);
    expect(trace.gradients).toEqual(own.gradients);
  });

  it("has tensors, several outputs with seeds, and leaves of its own", () => {
    const trace = recorded(`from pullback import Var, backward, matmul
X = Var([[1, -2], [0.5, 3], [-1, 1]])
W = Var([[2, -1], [0, 1.5]])
h = [Var(0.5 * i) for i in range(3)]
Y = X @ W
z = h[0] * h[1] + h[2]
backward([Y, z], [[[1, 0], [0.5, -1], [0, 2]], 2.0])
`);
    expect(Object.keys(trace.gradients)).toEqual(["X", "W", "h0", "h1", "h2"]);
    expect(trace.gradients.X).toEqual(record("linear-layer").gradients.X);
    expect(trace.gradients.h2).toBe(2);
    expect(Object.keys(trace.outputs)).toEqual(["Y", "z"]);
  });

  it("needs no backward: the last result is the output", () => {
    const trace = recorded("x = Var(3.0)\ny = x ** 2 + 2 * x\n");
    expect(trace.gradients).toEqual({ x: 8 });
    expect([...trace.nodes].map(({ id, op }) => [id, op])).toEqual([
      ["x", undefined],
      ["v1", "square"],
      ["v2", "mul"],
      ["y", "add"],
    ]);
  });

  it("recomputes in checkpoints", () => {
    const trace = recorded(`h = Var(0.5)
w = Var(0.9)
def layer(h, w):
    return tanh(w * h)
y = checkpoint(lambda h, w: layer(layer(h, w), w), h, w)
y.backward()
`);
    const plain = recorded(`h = Var(0.5)
w = Var(0.9)
y = tanh(w * tanh(w * h))
y.backward()
`);
    expect(trace.gradients).toEqual(plain.gradients);
    expect([...trace.steps].some(({ kind }) => kind === "recompute")).toBe(true);
  });

  it.each([
    ["x = Var(2.0)\ny = x +\n", "SyntaxError", 2],
    ["x = Var(2.0)\ny = x * z\n", "NameError: name 'z' is not defined", 2],
    ["x = Var('a')\n", "TypeError: Var() takes a number", 1],
    ["X = Var([[1, 2]])\nW = Var([[1, 2]])\nY = X @ W\n", "ValueError", 3],
    ["x = Var(1.0)\nx.value = 2\n", "AttributeError", 2],
    ["print(1)\n", "computes no number", 0],
    ["while True:\n    pass\n", "steps", 2],
  ])("says where %j fails", (text, message, line) => {
    expect(() => recorded(text)).toThrow(message);
    try {
      recorded(text);
    } catch (error) {
      expect(error).toBeInstanceOf(ProgramError);
      expect((error as ProgramError).place.line).toBe(line);
    }
  });
});

it("its text at other values has the numbers that differ, and the sign of a zero", () => {
  const text = "x = Var(0.0)\nw = Var([1.0, 2.0])\ny = sum(w * x)\n";
  const { textAt } = openProgram({ program: text, params: {} });
  expect(textAt?.({ x: 0, w: [1, 2] })).toBe(text);
  expect(textAt?.({ x: -0, w: [1, 3] })).toBe("x = Var(-0.0)\nw = Var([1.0, 3.0])\ny = sum(w * x)\n");
});
