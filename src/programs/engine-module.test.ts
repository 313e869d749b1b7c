import { describe, expect, it } from "vitest";
import { defaults } from "../cases/complete.ts";
import type { ParameterValue } from "../cases/parameters/parameter.ts";
import { record, recordAt } from "../cases/record.ts";
import type { Trace } from "../trace/trace.ts";
import { openProgram } from "./open-program.ts";
import type { ProgramError } from "./run-program.ts";

function recorded(text: string): Trace {
  const { program } = openProgram({ program: text, params: {} });
  return recordAt(program, defaults(program), false);
}

const names = ({ nodes }: Trace) => [...nodes].map(({ id, aliases }) => [id, ...aliases].join("="));

/** Expects the nodes and steps of a case. */
function expectCase(trace: Trace, slug: string, params: Readonly<Record<string, ParameterValue>>): void {
  const own = record(slug, params);
  expect([...trace.nodes]).toEqual([...own.nodes]);
  expect([...trace.steps]).toEqual([...own.steps]);
  expect(trace.gradients).toEqual(own.gradients);
}

describe("a program that computes a case in another way", () => {
  it("makes kernels of a linear layer", () => {
    const text = `X = Var([[1, -2], [0.5, 3], [-1, 1]])
W = Var([[2, -1], [0, 1.5]], role="parameter")
b = Var([0.5, -0.5], role='parameter')
P = X @ W
Y = P + b
Y.backward([[1, 0], [0.5, -1], [0, 2]])
`;
    expectCase(recorded(text), "linear-layer", { view: "kernels" });
  });

  it("makes a node per multiplication and addition, from the entries of arrays", () => {
    const trace = recorded(`X = Var([[1, -2], [0.5, 3], [-1, 1]])
W = Var([[2, -1], [0, 1.5]], role="parameter")
b = Var([0.5, -0.5], role="parameter")
Y = []
for row in X:
    for j in range(len(b)):
        Y.append(row[0] * W[0][j] + row[1] * W[1][j] + b[j])
backward(Y, [1, 0, 0.5, -1, 0, 2])
`);
    const own = record("linear-layer", { view: "scalar" });
    expect(trace.gradients).toEqual(own.gradients);
    const leaves = (of: Trace) => [...of.nodes].flatMap(({ id, op }) => (op === undefined ? [id] : []));
    expect(leaves(trace)).toEqual(leaves(own));
  });

  it.each(["output", "mask"])("makes a ReLU layer that keeps the %s", (store) => {
    const text = `X = Var([[1.5, -2, 0], [-0.5, 3, 0.25]])
Y = X.relu(store="${store}")
Y.backward(seed=[[1, 0.5, -2], [3, -1, 0.5]])
`;
    expectCase(recorded(text), "relu-layer", { store });
  });

  it("makes a ReLU layer with another derivative at 0", () => {
    const text = `X = Var([[1.5, -2, 0], [-0.5, 3, 0.25]])
Y = relu(X, "mask", 0.5)
backward(Y, [[1, 0.5, -2], [3, -1, 0.5]])
`;
    expectCase(recorded(text), "relu-layer", { store: "mask", kink: 0.5 });
  });

  it("makes softmax and cross-entropy of exponentials and logarithms, with targets by name", () => {
    const text = `z = Var([[2, 1, 0.1]])
T = [[1, 0, 0]]
v1 = exp(z)
v2 = row_sums(v1)
P = v1 / v2
v3 = log(P)
v4 = T * v3
v5 = v4.row_sums()
v6 = -v5
L = mean(v6)
L.backward()
`;
    expectCase(recorded(text), "softmax-cross-entropy", { variant: "direct" });
  });

  it("keeps all states of a chain", () => {
    const text = `h0 = Var(0.5)
w = Var([0.9, -1.1, 1.2, 0.8, -0.7, 1.3, 0.9, 1.1], role="parameter")
h = [h0]
for weight in w:
    h.append(tanh_layer(weight, h[-1]))
h[-1].backward()
`;
    expectCase(recorded(text), "checkpointed-chain", { store: "all" });
  });
});

describe("an array", () => {
  it("has its value and its adjoints in its shape, however it is used", () => {
    const printed = (use: string) => {
      const text = `w = Var([2.0, 3.0])\n${use}\ny.backward()\n`;
      const { program } = openProgram({ program: text, params: {} });
      return recordAt(program, defaults(program), false).gradients;
    };
    expect(printed("y = w[0] * w[-1]")).toEqual({ w: [3, 2] });
    expect(printed("a, b = w\ny = a * b")).toEqual({ w: [3, 2] });
    expect(printed("y = (w * w).sum()")).toEqual({ w: [4, 6] });
    expect(printed("assert w.value == [2.0, 3.0] and w.shape == (2,) and len(w) == 2\ny = w[0] * 1")).toEqual(
      {
        w: [1, 0],
      },
    );
    expect(
      printed("y = w[0] ** 2\ny.backward()\nassert w.grad == [4.0, 0.0]\nw.grad = 0\nassert w.grad[0] == 0"),
    ).toEqual({ w: [4, 0] });
  });

  it("that a program makes itself has entries too", () => {
    const trace = recorded(`def layer(n):
    return Var([0.5 * i for i in range(1, n + 1)])
w = layer(3)
y = w[0] * w[1] * w[2]
y.backward()
`);
    expect(trace.gradients).toEqual({ w: [1.5, 0.75, 0.5] });
    expect(names(trace)).toEqual(["w1", "w2", "w3", "v1", "y"]);
  });

  it.each([
    [
      "w = Var([1, 2])\ny = w[0] + sum(w.value)\nz = w * 2\n",
      "ValueError: an array is one node or a node per",
      3,
    ],
    ["w = Var([1, 2])\nz = w * 2\ny = w[0]\n", "ValueError: an array is one node or a node per", 3],
    ["w = Var([1, 2])\ny = w[2]\n", "IndexError", 2],
    ["w = Var([1, 2])\nz = w * 2\ny = z[0]\n", "TypeError: only an array made by Var([...]) has entries", 3],
    ["x = Var(1)\ny = x[0]\n", "TypeError: a Var of a number has no entries", 2],
    ["x = Var(1, role='weight')\n", "ValueError: Var() takes role='input' or 'parameter'", 1],
    ["x = Var(1, kind='input')\n", "TypeError: Var() takes no keyword argument 'kind'", 1],
    ["X = Var([[1, 2]])\nY = relu(X, store='all')\n", "ValueError: relu() takes store=", 2],
    ["X = Var([[1, 2]])\nY = relu(X, store='output', kink=1)\n", "ValueError: relu(): store=output", 2],
    [
      "Z = Var([[1, 2]])\nL = softmax_cross_entropy(Z, [[1, 0, 0]])\n",
      "ValueError: softmax_cross_entropy(): logits",
      2,
    ],
    ["x = Var(1)\ny = x * 2\nbackward([y], [1, 2])\n", "ValueError: backward() takes a seed per output", 3],
  ])("%j fails", (text, message, line) => {
    expect(() => recorded(text)).toThrow(message);
    try {
      recorded(text);
    } catch (error) {
      expect((error as ProgramError).place.line).toBe(line);
    }
  });
});

describe("the names of nodes", () => {
  it.each([
    ["all variables of a node, in the order in which they were bound", "v = x * 2\ny = v", ["x", "v=y"]],
    [
      "places in lists, with the variables of entries",
      "h = [x, x * 2]\nh.append(h[1] * 2)\ny = h[2]",
      ["x=h0", "h1", "h2=y"],
    ],
    ["no places in lists of named nodes", "y = x * 2\nz = y * 2\nboth = [y, z]", ["x", "y", "z"]],
    [
      "no variables of loops, if there is another name",
      "h = [x * 2, x * 3]\nfor one in h:\n    y = one * 2",
      ["x", "h0", "h1", "v1", "y"],
    ],
    [
      "variables of loops, if there is no other name",
      "for one in [x * 2, x * 3]:\n    pass\ny = one * 2",
      ["x", "v1", "one", "y"],
    ],
    ["keys of dicts", 'p = {"a": x * 2}\ny = p["a"] * 3', ["x", "p_a", "y"]],
    ["v with a number, which no variable has", "v1 = x * 2\ny = v1 * 2 + 1", ["x", "v1", "v2", "y"]],
  ])("are %s", (_, body, expected) => {
    expect(names(recorded(`x = Var(2.0)\n${body}\n`))).toEqual(expected);
  });

  it("are those of a segment's first run", () => {
    const trace = recorded(`x = Var(0.5)
w = Var(0.9)
h = [x]
def segment(state, w):
    for _ in range(3):
        state = tanh(w * state)
        h.append(state)
    return state
y = checkpoint(segment, x, w)
y.backward()
`);
    expect(names(trace)).toEqual(["x=h0", "w", "v1", "h1", "v2", "h2", "v3", "h3=y"]);
  });

  it("are not the names of entries of arrays", () => {
    const trace = recorded("w = Var([2.0, 3.0])\nw1 = w[0] * 2\nw2 = w1 * w[1]\ny = w2 * 1\n");
    expect(names(trace)).toEqual(["w1", "w2", "v1", "v2", "y"]);
    const own = "w = Var([2.0, 3.0])\ndef leaf():\n    return Var(4.0)\nw1 = leaf()\ny = w[0] * w1\n";
    expect(names(recorded(own))).toEqual(["w1", "w2", "w3", "y"]);
    expect(() => recorded("w = Var([2.0, 3.0])\nw1 = Var(4.0)\ny = w[0] * w1\n")).toThrow(
      "Two inputs have a node w1",
    );
  });
});
