import { expect, it } from "vitest";
import { edgesOf } from "./edges.ts";
import { nodesFrom } from "./nodes.ts";
import type { TraceNode } from "./trace.ts";

const node = (id: string, ...operands: readonly (number | "constant")[]): TraceNode => ({
  id,
  aliases: [],
  role: "intermediate",
  op: operands.length === 0 ? undefined : "op",
  operands: operands.map((one) => (one === "constant" ? { constant: 3 } : { node: one })),
  value: 0,
  reached: true,
});

const nodes = nodesFrom([node("x"), node("x.0", "constant", 0, "constant", 0), node("y", 1, 0)]);
const edges = edgesOf(nodes);

it("edges lead from each node to its operands in order, and not to constants", () => {
  expect([...edges]).toEqual([
    { id: "x.0.0", child: 1, parent: 0, operand: 1 },
    { id: "x.0.1", child: 1, parent: 0, operand: 3 },
    { id: "y.0", child: 2, parent: 1, operand: 0 },
    { id: "y.1", child: 2, parent: 0, operand: 1 },
  ]);
  expect([0, 1, 2, 3].map((child) => edges.into(child))).toEqual([[], [0, 1], [2, 3], []]);
});

it("an edge is found by the position of its operand", () => {
  expect([0, 1, 2, 3, 4].map((operand) => edges.of(1, operand))).toEqual([-1, 0, -1, 1, -1]);
  expect([edges.of(0, 0), edges.of(2, 1), edges.of(3, 0), edges.of(-1, 0)]).toEqual([-1, 3, -1, -1]);
});

it("nodes and edges are found by their ids, and by no other text", () => {
  expect(nodes.map(({ id }) => nodes.indexOf(id))).toEqual([0, 1, 2]);
  expect(edges.map(({ id }) => edges.indexOf(id))).toEqual([0, 1, 2, 3]);
  const others = ["", ".", "y", "y.", "y.2", "y.00", "y.1.0", "x.0", "y.-1"];
  expect(others.map((id) => edges.indexOf(id))).toEqual(others.map(() => -1));
  expect(nodes.indexOf("y.0")).toBe(-1);
});

it("a node and an edge are the same object whenever they are read", () => {
  expect(nodes.map((one, i) => one === nodes.at(i))).toEqual([true, true, true]);
  expect(edges.at(-1)).toBe([...edges][3]);
});
