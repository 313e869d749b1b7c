import { describe, expect, it } from "vitest";
import { backward } from "../../autodiff/backward.ts";
import type { GraphNode } from "../../autodiff/graph-node.ts";
import { operationById } from "../../autodiff/operations/all.ts";
import { call } from "../../autodiff/operations/call.ts";
import { constant, Var } from "../../autodiff/var.ts";
import { record } from "../../cases/record.ts";
import { replay } from "../../trace/replay.ts";
import type { Trace } from "../../trace/trace.ts";
import { verdictAt } from "../../trace/verdicts.ts";
import { type EngineName, engineText, firstMistake, mistaken, recordText } from "./testing/engines.ts";

/** Computes the nodes of a trace and their adjoints with the built-in engine. */
function again({ nodes, steps }: Trace): { values: number[]; adjoints: number[] } {
  const made: GraphNode[] = [];
  for (const { op, operands, value } of nodes) {
    const given = operands.map((one) =>
      "node" in one ? (made[one.node] as GraphNode) : constant(one.constant as number),
    );
    const operation = operationById.get(op ?? "");
    made.push(operation === undefined ? new Var(value as number) : call(operation, given));
  }
  const seeds = steps.flatMap((step) =>
    step.kind === "seed" ? [[made[step.node] as GraphNode, step.contribution] as const] : [],
  );
  backward(seeds);
  return {
    values: made.map(({ value }) => value as number),
    adjoints: made.map(({ grad }) => grad as number),
  };
}

const ENGINES: readonly EngineName[] = ["chapter", "micrograd", "network", "tape", "microgpt"];

describe.each(ENGINES)("the engine %s", (name) => {
  const trace = recordText(engineText(name), true);

  it("has the values and the gradient of the built-in engine on the same graph", () => {
    const { values, adjoints } = again(trace);
    expect(trace.nodes.map(({ value }) => value)).toEqual(values);
    const own = [...replay(trace, trace.steps.length).adjoints].map((adjoint) => (adjoint ?? 0) as number);
    for (const [i, adjoint] of own.entries()) expect(adjoint).toBeCloseTo(adjoints[i] as number, 10);
  });

  it("has no wrong step, and every contribution is right", () => {
    expect(firstMistake(trace)).toBeUndefined();
    for (const [i, step] of [...trace.steps].entries()) {
      expect(verdictAt(trace, i)).toBe(
        step.kind === "accumulate" || step.kind === "collect" ? "right" : "none",
      );
      if (step.kind === "accumulate" || step.kind === "seed") {
        expect((step.before as number) + (step.contribution as number)).toBe(step.after);
      }
    }
    expect(trace.gradients).toEqual(trace.reference?.gradients);
  });

  it("has a line for every step, on which the adjoint is set or the list is filled", () => {
    const lines = engineText(name).split("\n");
    for (const [i, step] of [...trace.steps].entries()) {
      if (step.kind === "collect") continue;
      const line = lines[(trace.stepLines?.[i] ?? 0) - 1];
      if (step.kind === "visit") expect(line).toMatch(/append/);
      else if (step.kind === "evaluate") expect(line).toMatch(/Var\(|Value\(|Num\(/);
      else expect(line).toMatch(/grad\b.*=|bar\b.*=/);
    }
  });
});

describe("the chapter's listing", () => {
  const trace = recordText(engineText("chapter"), true);

  it("has the nodes, edges, steps and bits of the case", () => {
    const own = record("tiny-engine");
    // The program names its output only y.
    const renamed = (text: string) => text.replace(/\by\b/g, "v3");
    expect(trace.nodes.map(({ value, op, operands }) => ({ value, op, operands }))).toEqual(
      own.nodes.map(({ value, op, operands }) => ({ value, op, operands })),
    );
    expect([...trace.edges].map(({ id, ...rest }) => ({ ...rest, id: renamed(id) }))).toEqual([...own.edges]);
    expect([...trace.steps].map(({ key, ...rest }) => ({ ...rest, key: renamed(key) }))).toEqual([
      ...own.steps,
    ]);
    expect([...trace.seen]).toEqual([...own.seen]);
    expect(trace.gradients).toEqual(own.gradients);
  });

  it("names the lines that ran, and the lines that use the engine", () => {
    const lines = engineText("chapter").split("\n");
    const at = (key: string) => {
      const position = trace.steps.keys.find(key) as number;
      return lines[(trace.stepLines?.[position] ?? 0) - 1]?.trim();
    };
    expect(at("eval.v2")).toBe("out = Var(math.sin(a.value))");
    expect(at("visit.v1")).toBe("topo.append(v)");
    expect(at("seed.y")).toBe("self.grad = 1.0");
    expect(at("acc.v1.0")).toBe("parent.grad += pullback(v.grad)");
    expect(trace.nodes.map((_, i) => lines[(trace.lines?.[i] ?? 0) - 1])).toEqual([
      "x1 = Var(2.0)",
      "x2 = Var(3.0)",
      ...Array(3).fill("y = add(mul(x1, x2), sin(x1))"),
    ]);
  });
});

describe("a mistake", () => {
  const chapter = engineText("chapter");
  const micrograd = engineText("micrograd");
  const tape = engineText("tape");
  const microgpt = engineText("microgpt");
  const x1 = Math.cos(2) + 3;

  it.each([
    ["= for +=", chapter, "parent.grad += pullback", "parent.grad = pullback", "acc.v1.0", 3, x1],
    [
      "a wrong partial",
      chapter,
      "g * math.cos(a.value)",
      "g * math.sin(a.value)",
      "acc.v2.0",
      Math.sin(2),
      Math.cos(2),
    ],
    ["a wrong factor", chapter, "(b, lambda g: g * a.value)", "(b, lambda g: g * b.value)", "acc.v1.1", 3, 2],
    ["the list not reversed", chapter, "in reversed(topo)", "in topo", "acc.v1.0", 0, 3],
    ["no seed", chapter, "        self.grad = 1.0\n", "", "acc.y.0", 0, 1],
    ["an operand left out", chapter, "        (b, lambda g: g * a.value),\n", "", "collect", Number.NaN, 0],
    [
      "a contribution twice",
      chapter,
      "parent.grad += pullback(v.grad)",
      "parent.grad += 2 * pullback(v.grad)",
      "acc.y.0",
      2,
      1,
    ],
    [
      "an adjoint that does not start from 0",
      chapter,
      "self.grad = 0.0",
      "self.grad = 0.5",
      "acc.y.0",
      1.5,
      1,
    ],
  ])(
    "%s: the first wrong number is marked, beside the right one",
    (_, text, right, wrong, key, after, expected) => {
      const found = firstMistake(recordText(mistaken(text, right, wrong)));
      expect(found?.key).toBe(key);
      if (key !== "collect") {
        expect(found?.after).toBe(after);
        expect(found?.right).toBeCloseTo(expected, 12);
      }
    },
  );

  it.each([
    [
      "micrograd, = for +=",
      micrograd,
      "self.grad += other.data * out.grad",
      "self.grad = other.data * out.grad",
    ],
    ["micrograd, a wrong power", micrograd, "self.data**(other-1)", "self.data**other"],
    ["micrograd, no order", micrograd, "for v in reversed(topo)", "for v in topo"],
    ["micrograd, no seed", micrograd, "self.grad = 1\n", "pass\n"],
    ["microgpt, = for +=", microgpt, "child.grad += local_grad", "child.grad = local_grad"],
    ["microgpt, a wrong log", microgpt, "(1/self.data,)", "(self.data,)"],
    ["microgpt, no seed", microgpt, "        self.grad = 1\n", ""],
    ["tape, = for +=", tape, "bar.get(parent, 0.0) + g * partial", "g * partial"],
    ["tape, a wrong partial", tape, "[(self, o.v), (o, self.v)]", "[(self, self.v), (o, o.v)]"],
    ["tape, forwards", tape, "reversed(tape)", "tape"],
  ])(
    "%s: the first wrong step is the first whose sum differs from the built-in engine's",
    (_, text, right, wrong) => {
      const trace = recordText(mistaken(text, right, wrong));
      const found = firstMistake(trace);
      expect(found).toBeDefined();
      // The numbers before it are those that the right program adds on the same edges.
      const good = recordText(text);
      const position = trace.steps.keys.find(found?.key ?? "") ?? -1;
      for (let i = 0; i < position; i++) expect(verdictAt(trace, i)).not.toBe("wrong");
      expect(found?.after).not.toBeCloseTo(found?.right as number, 9);
      for (const [name, gradient] of Object.entries(good.gradients)) {
        expect(trace.reference?.gradients[name]).toBeCloseTo(gradient as number, 9);
      }
    },
  );
});
