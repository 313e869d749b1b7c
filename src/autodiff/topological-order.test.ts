import { expect, it } from "vitest";
import type { GraphNode } from "./graph-node.ts";
import { add, affine, mul, neg, sub } from "./operations/arithmetic.ts";
import { sin } from "./operations/curves.ts";
import { topologicalOrder } from "./topological-order.ts";
import { constant, Var } from "./var.ts";

/** Returns names instead of nodes, because a failed comparison of nodes would print their whole graphs. */
function namesIn(order: readonly GraphNode[], named: Readonly<Record<string, GraphNode>>): string {
  return order.map((v) => Object.keys(named).find((name) => named[name] === v) ?? "?").join(" ");
}

it("lists each node after its parents, from the first parent to the last", () => {
  const [x1, x2] = [new Var(2), new Var(3)];
  const [product, sine] = [mul(x1, x2), sin(x1)];
  const y = add(product, sine);
  expect(namesIn(topologicalOrder([y]), { x1, x2, product, sine, y })).toBe("x1 x2 product sine y");
});

it("lists a node used at different depths before all its users", () => {
  const x = new Var(2);
  const near = neg(x);
  const far = neg(near);
  const y = add(x, add(near, far));
  expect(namesIn(topologicalOrder([y]), { x, near, far, y })).toBe("x near far ? y");
});

it("lists nodes shared by several outputs once, output by output", () => {
  const [x, unused] = [new Var(2), new Var(5)];
  const shared = sin(x);
  const [first, second] = [neg(shared), mul(shared, x)];
  const named = { x, unused, shared, first, second };
  expect(namesIn(topologicalOrder([second, first, second]), named)).toBe("x shared second first");
});

it("skips constants, as parents and as outputs", () => {
  const [x, c] = [new Var(2), constant(3)];
  const y = affine(c, x, c);
  expect(namesIn(topologicalOrder([c, y]), { x, c, y })).toBe("x y");
});

it("returns an empty list without outputs", () => {
  expect(topologicalOrder([])).toEqual([]);
});

it("rejects a cycle and names its path, from each node to the next parent", () => {
  const x = new Var(2);
  const inner = neg(x);
  const y = sin(mul(inner, new Var(3)));
  inner.parents = [[y, (g) => g]];
  expect(() => add(x, y).backward()).toThrow(
    new RangeError(
      "backward: the graph has a cycle, sin ← mul ← neg ← sin; a node cannot be its own ancestor",
    ),
  );
});

it("rejects a node that is its own parent", () => {
  const x = new Var(2);
  x.parents = [[x, (g) => g]];
  expect(() => x.backward()).toThrow(
    new RangeError("backward: the graph has a cycle, leaf 2 ← leaf 2; a node cannot be its own ancestor"),
  );
});

it("rejects a cycle through the second or third operand", () => {
  for (const position of [1, 2]) {
    const x = new Var(2);
    const y = affine(new Var(1), new Var(2), new Var(3));
    y.parents = y.parents.map((pair, i) => (i === position ? [neg(y), (g) => g] : pair));
    expect(() => sub(x, y).backward()).toThrow(
      new RangeError(
        "backward: the graph has a cycle, affine ← neg ← affine; a node cannot be its own ancestor",
      ),
    );
  }
});

it("leaves the graph usable after a rejected cycle is removed", () => {
  const x = new Var(2);
  const y = neg(x);
  x.parents = [[y, (g) => g]];
  expect(() => y.backward()).toThrow(RangeError);
  expect([x.grad, y.grad]).toEqual([0, 0]);
  x.parents = [];
  y.backward();
  expect(x.grad).toBe(-1);
});
