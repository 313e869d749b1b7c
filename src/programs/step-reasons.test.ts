import { describe, expect, it } from "vitest";
import { operations, tensorOperations } from "../autodiff/operations/all.ts";
import { defaults } from "../cases/complete.ts";
import { recordAt } from "../cases/record.ts";
import { toText } from "../formula/to-text.ts";
import { stepAt, type Trace } from "../trace/trace.ts";
import { reasonWords } from "../words/en/reasons.ts";
import { stepReason } from "../words/step-reason.ts";
import { exampleProgram, examples } from "./example-programs.ts";
import { openProgram } from "./open-program.ts";

function traceOf(text: string): Trace {
  const { program } = openProgram({ program: text, params: {} });
  return recordAt(program, defaults(program), false);
}

/** Returns the reason for a step as plain text. */
function reasonAt(trace: Trace, key: string): string | undefined {
  const reason = stepReason(trace, stepAt(trace, (trace.steps.keys.find(key) ?? -2) + 1) as never);
  return reason?.text
    .replace(/\$(\d+)\$/g, (_, mark) => toText(reason.formulas?.[Number(mark)] as never))
    .normalize("NFC");
}

const all = [...operations, ...tensorOperations];

it.each(all.map(({ id, rules }) => [id, rules.length] as const))(
  "%s has a sentence per operand",
  (id, arity) => {
    const names = { out: "y", operands: ["a", "b", "c"] };
    for (let operand = 0; operand < arity; operand++) {
      expect(reasonWords.slope(id, operand, names), `${operand}`).toMatch(/^[A-Z].*\.$/);
      expect(reasonWords.slope(id, operand, names)).not.toContain("undefined");
    }
  },
);

it.each(examples.map(({ id }) => id))("each step of %s has a reason that names formulas", (id) => {
  const trace = traceOf(exampleProgram(id));
  for (const { key } of trace.steps) {
    expect(reasonAt(trace, key), key).toMatch(/^\S.*\.$/);
    expect(reasonAt(trace, key), key).not.toMatch(/undefined|NaN/);
  }
});

describe("the reason tells", () => {
  const product = traceOf(
    "x1 = Var(2.0)\nx2 = Var(3.0)\nv1 = x1 * x2\nv2 = sin(x1)\ny = v1 + v2\ny.backward()\n",
  );

  it("what an operation's slope is, and which contribution this is", () => {
    expect(reasonAt(product, "acc.v2.0")).toBe(
      "The slope of the sine is the cosine of the same operand, x₁. This is the first of 2 contributions to x̄₁.",
    );
    expect(reasonAt(product, "acc.v1.0")).toBe(
      "In a product, the slope of each factor is the other factor: here x₂. This is the last of 2 contributions to x̄₁. It is **added**: assigning would lose what came before.",
    );
    expect(reasonAt(product, "acc.v1.1")).toBe(
      "In a product, the slope of each factor is the other factor: here x₁. x₂ is used once, so this is all of x̄₂.",
    );
  });

  it("what is kept, and that a leaf is used again", () => {
    expect(reasonAt(product, "eval.v1")).toBe("For the backward pass, x₂ and x₁ are kept.");
    expect(reasonAt(product, "eval.v2")).toBe(
      "For the backward pass, x₁ is kept. x₁ is used 2 times, so x̄₁ will receive 2 contributions.",
    );
    expect(reasonAt(product, "eval.y")).toBe(
      "Its pullbacks keep nothing: their slopes do not depend on the operands. y is an output: the backward pass starts from it.",
    );
  });

  it("what the seed does", () => {
    expect(reasonAt(product, "seed.y")).toContain("with respect to itself is 1");
    const tripled = traceOf("x = Var(2.0)\ny = x * x\ny.backward(3)\n");
    expect(reasonAt(tripled, "seed.y")).toBe(
      "The seed is 3 instead of 1, so each adjoint is 3 times the derivative of y.",
    );
  });

  it("that one node stands in both places of a product", () => {
    const squared = traceOf("x = Var(2.0)\ny = x * x\ny.backward()\n");
    expect(reasonAt(squared, "acc.y.0")).toContain("x stands in more than one place here");
  });

  it("that a rectifier stops, or that there is a convention at 0", () => {
    const at = (x: number) => traceOf(`x = Var(${x})\nv = relu(x)\ny = 2 * v\ny.backward()\n`);
    expect(reasonAt(at(-1), "acc.v.0")).toContain("The slope is 0 here, so nothing is sent back.");
    expect(reasonAt(at(1), "acc.v.0")).not.toContain("The slope is 0 here");
    expect(reasonAt(at(0), "acc.v.0")).toContain(
      "There is no derivative at this point. The convention: at 0 the derivative is 0, as in PyTorch and JAX.",
    );
  });

  it("that a child without an adjoint sends nothing", () => {
    const silent = traceOf("x = Var(-1.0)\na = x * 3\nv = relu(a)\ny = v + x\ny.backward()\n");
    expect(reasonAt(silent, "acc.a.0")).toBe("ā is 0, so nothing is sent back.");
  });

  it("that an input or a node is not used", () => {
    const unused = traceOf("x = Var(2.0)\nw = Var(1.0)\nu = sin(x)\ny = x * x\ny.backward()\n");
    expect(reasonAt(unused, "eval.u")).toBe("No output depends on u, so the backward pass never visits it.");
    expect(reasonAt(unused, "collect")).toContain("No output depends on w, so the derivative is 0 there.");
  });

  it("that the entries of a broadcast operand are added", () => {
    const broadcast = traceOf("X = Var([[1, 2], [3, 4]])\nb = Var(2.0)\ny = (X * b).sum()\ny.backward()\n");
    expect(reasonAt(broadcast, "acc.v1.1")).toContain("b was used for several entries");
    expect(reasonAt(broadcast, "acc.v1.0")).not.toContain("several entries");
  });
});
