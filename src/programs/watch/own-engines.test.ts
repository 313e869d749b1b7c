import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../cases/check.ts";
import { defaults } from "../../cases/complete.ts";
import { recordAt } from "../../cases/record.ts";
import type { Trace, TraceNode } from "../../trace/trace.ts";
import { verdictAt } from "../../trace/verdicts.ts";
import { openProgram } from "../open-program.ts";
import { ProgramError } from "../run-program.ts";
import { engineText, firstMistake, mistaken, OWN_OPERATIONS as OWN, recordText } from "./testing/engines.ts";

const opsOf = (nodes: Iterable<TraceNode>) =>
  [...nodes].map(({ id, op }) => `${id}=${op ?? "leaf"}`).join(" ");

const PATHS = `class Node:
    def __init__(self, value, parents=()):
        self.value, self.grad, self.parents = value, 0.0, parents
    def backward(self, g=1.0):
        self.grad += g
        for parent, partial in self.parents:
            parent.backward(g * partial)
    def __add__(self, other): return Node(self.value + other.value, [(self, 1.0), (other, 1.0)])
    def __mul__(self, other): return Node(self.value * other.value, [(self, other.value), (other, self.value)])
x = Node(3.0)
h = x * x
y = h * h + h
y.backward()
`;

const CLASSES = `import math
class Node:
    def __init__(self, *inputs):
        self.inputs = inputs
        self.value = self.compute(*[one.value for one in inputs])
        self.adjoint = 0.0
    def __add__(self, other): return Add(self, other)
    def __mul__(self, other): return Mul(self, other)
class Leaf(Node):
    def __init__(self, value):
        self.inputs, self.value, self.adjoint = (), value, 0.0
class Add(Node):
    def compute(self, a, b): return a + b
    def pull(self):
        for one in self.inputs: one.adjoint += self.adjoint
class Mul(Node):
    def compute(self, a, b): return a * b
    def pull(self):
        a, b = self.inputs
        g = self.adjoint
        a.adjoint += g * b.value
        b.adjoint += g * a.value
class Sin(Node):
    def compute(self, a): return math.sin(a)
    def pull(self): self.inputs[0].adjoint += self.adjoint * math.cos(self.inputs[0].value)
x = Leaf(2.0)
w = Leaf(-1.5)
y = Sin(x * w) + x * x
order = []
def sort(v):
    if v not in order:
        for one in v.inputs: sort(one)
        order.append(v)
sort(y)
y.adjoint = 1.0
for v in reversed(order):
    if v.inputs: v.pull()
`;

describe("an engine", () => {
  it("without a topological sort, which adds a contribution per path, is right", () => {
    const trace = recordText(PATHS);
    expect(firstMistake(trace)).toBeUndefined();
    expect(trace.gradients).toEqual({ x: 114 });
    expect([...trace.steps].filter(({ kind }) => kind === "accumulate")).toHaveLength(10);
  });

  it("without a topological sort that passes on whole adjoints is wrong where an adjoint was not complete", () => {
    const text = PATHS.replace("self.grad += g\n", "if self is y: self.grad = 1.0\n").replace(
      "parent.backward(g * partial)",
      "parent.grad += self.grad * partial; parent.backward()",
    );
    const trace = recordText(text);
    const found = firstMistake(trace);
    // h is sent on after the first of its three contributions.
    expect(found?.key).toBe("acc.h.0");
    expect(found?.after).toBe(27);
    expect(found?.right).toBe(19 * 3);
    expect(trace.reference?.gradients).toEqual({ x: 114 });
  });

  it("with a class per operation is watched", () => {
    const trace = recordText(CLASSES, true);
    expect(opsOf(trace.nodes)).toBe("x=leaf w=leaf v1=mul v2=sin v3=mul y=add");
    expect(firstMistake(trace)).toBeUndefined();
    expect(trace.steps.count("visit")).toBe(6);
    expect(trace.gradients.x).toBeCloseTo(-1.5 * Math.cos(-3) + 4, 14);
    const wrong = recordText(mistaken(CLASSES, "g * a.value", "g"));
    expect(firstMistake(wrong)?.key).toBe("acc.v3.1");
  });

  it("restores the operands that a set of parents has lost", () => {
    const trace = recordText(OWN);
    expect(trace.nodes.at(1)).toMatchObject({ id: "h", op: "mul", operands: [{ node: 0 }, { node: 0 }] });
  });

  it("has operations of its own, whose right derivatives come from differences", () => {
    const trace = recordText(OWN);
    expect(opsOf(trace.nodes)).toBe("x=leaf h=mul v1=softplus v2=tanh y=mul");
    expect(trace.operations.softplus).toEqual({ label: "softplus" });
    expect(firstMistake(trace)).toBeUndefined();
    const position = trace.steps.keys.find("acc.v1.0") as number;
    expect(verdictAt(trace, position)).toBe("right");
    const wrong = recordText(mistaken(OWN, "math.exp(-self.data)", "math.exp(self.data)"));
    expect(firstMistake(wrong)?.key).toBe("acc.v1.0");
    const [h, t] = [0.75 ** 2, Math.tanh(0.75)];
    expect(firstMistake(wrong)?.right).toBeCloseTo(t / (1 + Math.exp(-h)), 9);
  });

  it("may follow another convention at a kink", () => {
    const text = engineText("micrograd").replace("(out.data > 0)", "(out.data >= 0)");
    expect(text).not.toBe(engineText("micrograd"));
    const trace = recordText(`${text.slice(0, text.indexOf("a = Value(-4.0)"))}
x = Value(0.0)
y = x.relu() * 3.0
y.backward()
`);
    const position = trace.steps.keys.find("acc.v1.0") as number;
    expect(verdictAt(trace, position)).toBe("none");
    expect(firstMistake(trace)).toBeUndefined();
    expect(trace.gradients).toEqual({ x: 3 });
  });

  it("is stepped to the end of its first sweep", () => {
    const text = engineText("chapter").replace(
      "print(y.value)",
      "z = mul(y, y)\nz.backward()\nprint(y.value)",
    );
    const trace = recordText(text);
    expect(opsOf(trace.nodes)).toBe("x1=leaf x2=leaf v1=mul v2=sin y=add");
    expect(trace.steps.count("seed")).toBe(1);
    expect(trace.gradients.x2).toBe(2);
  });

  it.each([
    [
      "sets no adjoint",
      engineText("chapter").replace("y.backward()", ""),
      /builds a graph of Var, but sets no adjoint/,
    ],
    [
      "has no numbers for adjoints",
      engineText("chapter")
        .replace("self.grad = 1.0", "self.grad = [1.0]")
        .replace("parent.grad += pullback(v.grad)", "parent.grad = v.grad"),
      /adjoints of Var are no numbers/,
    ],
    [
      "is a class without a graph",
      "class A:\n    def __init__(self, v): self.v, self.grad = v, 0\na = A(2.0)\na.grad = 1\n",
      /nothing to step/,
    ],
  ])("that %s ends with a sentence that says so", (_, text, message) => {
    expect(() => recordText(text)).toThrow(message);
  });
});

describe("an input of an engine of one's own", () => {
  it("has a slider, which changes the number in the text", () => {
    const { program, textAt } = openProgram({ program: OWN, params: {} });
    expect(program.parameters.x).toMatchObject({ kind: "number", role: "input", default: 0.75 });
    expect(textAt?.({ x: -0.5 })).toBe(OWN.replace("Value(0.75)", "Value(-0.5)"));
    const trace = recordAt(program, { x: -0.5 }, false);
    expect(trace.nodes.at(0)?.value).toBe(-0.5);
    expect(trace.nodes.at(1)?.value).toBe(0.25);
    expect(firstMistake(trace)).toBeUndefined();
  });
});

describe("random graphs of the chapter's engine", () => {
  const chapter = engineText("chapter");
  const engine = chapter.slice(0, chapter.indexOf("x1 = Var(2.0)"));
  const steps = fc.array(fc.record({ op: fc.constantFrom("add", "mul", "sin"), a: fc.nat(), b: fc.nat() }), {
    minLength: 1,
    maxLength: 60,
  });
  const isLarge = (a: unknown, b: unknown) =>
    Number.isFinite(a) && Math.abs(a as number) > 1e-6 * Math.max(Math.abs(b as number), 1e-300);
  const values = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1, maxLength: 4 });
  const number = (x: number) => (/[.e]/.test(String(x)) ? String(x) : `${Object.is(x, -0) ? "-0" : x}.0`);

  function textOf(inputs: readonly number[], made: readonly { op: string; a: number; b: number }[]): string {
    const lines = inputs.map((value, i) => `x${i} = Var(${number(value)})`);
    const names = inputs.map((_, i) => `x${i}`);
    for (const [i, { op, a, b }] of made.entries()) {
      const [first, second] = [names[a % names.length], names[b % names.length]];
      lines.push(`v${i} = ${op}(${op === "sin" ? first : `${first}, ${second}`})`);
      names.push(`v${i}`);
    }
    return `${lines.join("\n")}\n`;
  }

  it("have the steps and bits of the built-in engine", () => {
    fc.assert(
      fc.property(values, steps, (inputs, made) => {
        const body = `${textOf(inputs, made)}v${made.length - 1}.backward()\n`;
        let own: Trace;
        try {
          own = recordText(engine + body, true);
        } catch {
          // The sine of an infinite number is an error of Python.
          return fc.pre(false);
        }
        const builtIn = recordText(
          `from pullback import *\ndef add(a, b): return a + b\ndef mul(a, b): return a * b\n${body}`,
          true,
        );
        expect([...own.nodes].map(({ aliases: _, ...node }) => node)).toEqual(
          [...builtIn.nodes].map(({ aliases: _, ...node }) => node),
        );
        expect([...own.steps]).toEqual([...builtIn.steps]);
        expect([...own.seen]).toEqual([...builtIn.seen]);
        expect(own.gradients).toEqual(builtIn.gradients);
        expect(firstMistake(own)).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it("are wrong with = for += exactly if a contribution is lost", () => {
    fc.assert(
      fc.property(values, steps, (inputs, made) => {
        const body = `${textOf(inputs, made)}v${made.length - 1}.backward()\n`;
        const trace = recordText(
          mistaken(engine, "parent.grad += pullback", "parent.grad = pullback") + body,
        );
        const sums = [...trace.steps].filter((step) => step.kind === "accumulate");
        const lost = sums.find(({ before }) => before !== 0);
        // Numbers that differ by less than rounding are no mistake.
        fc.pre(lost === undefined || isLarge(lost.before, lost.contribution));
        expect(firstMistake(trace)?.key).toBe(lost?.key);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the check of an engine of one's own", () => {
  it("compares its gradient with the built-in engine's, with forward mode and with differences", () => {
    const { program } = openProgram({
      program: mistaken(engineText("chapter"), "g * math.cos(a.value)", "g"),
      params: {},
    });
    const values = defaults(program);
    const { entries } = check(program, values, recordAt(program, values, false));
    expect(entries.map(({ leaf }) => leaf)).toEqual(["x1", "x2"]);
    const [x1, x2] = entries;
    expect(x1?.own).toBe(4);
    expect(x1?.reverse).toBeCloseTo(3 + Math.cos(2), 14);
    expect(x1?.forward).toBeCloseTo(3 + Math.cos(2), 14);
    expect(x1?.differences).toBeCloseTo(3 + Math.cos(2), 8);
    expect(x1?.fault).toEqual({ kind: "own" });
    expect(x2?.own).toBe(2);
    expect(x2?.fault).toBeUndefined();
  });

  it("finds that a right engine agrees, also with operations of its own", () => {
    for (const text of [engineText("chapter"), OWN]) {
      const { program } = openProgram({ program: text, params: {} });
      const values = defaults(program);
      for (const { own, reverse, fault } of check(program, values, recordAt(program, values, false))
        .entries) {
        expect(own).toBeCloseTo(reverse, 8);
        expect(fault).toBeUndefined();
      }
    }
  });
});

describe("a program that misuses what is watched", () => {
  it.each([
    [
      "itself for a parent",
      "a = V(1.0)\na.parents = [a]\nb = V(a.value * 2)\nb.parents = [a, b]\nb.grad = 1.0\na.grad += 2 * b.grad\n",
    ],
    [
      "a list that contains itself",
      "l = []\nl.append(l)\na = V(1.0)\nb = V(a.value + 1)\nb.parents = l\nb.grad = 1.0\n",
    ],
    [
      "names of JavaScript",
      "a = V(1.0)\na.__proto__ = 1\na.constructor = 2\n__proto__ = V(a.value * 3)\n__proto__.parents = [a]\n__proto__.grad = 1.0\na.grad += 3 * __proto__.grad\n",
    ],
    [
      "numbers that are not finite",
      "a = V(1e308)\nb = V(a.value * a.value)\nb.parents = [a, a]\nb.grad = 1.0\na.grad += a.value * b.grad\n",
    ],
  ])("(%s) is stepped, or refused with a sentence", (_, use) => {
    const text = `class V:\n    def __init__(self, value):\n        self.value, self.grad, self.parents = value, 0.0, []\n${use}`;
    try {
      expect(recordText(text).nodes.length).toBeGreaterThan(0);
    } catch (error) {
      expect(error).toBeInstanceOf(ProgramError);
    }
  });

  it("(any number of objects that are dropped at once) takes no memory, and ends at the limit of steps", () => {
    const text =
      "class V:\n    def __init__(self, value): self.value, self.grad = value, 0.0\nwhile True: V(1.0).grad = 1.0\n";
    expect(() => recordText(text)).toThrow(/more than 2,000,000 steps|more than 2 s/);
  });
});
