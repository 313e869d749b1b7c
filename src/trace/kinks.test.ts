import { expect, it } from "vitest";
import { max, relu } from "../autodiff/operations/piecewise.ts";
import { kinksByNode, kinksOf } from "./kinks.ts";
import { run } from "./testing/run.ts";

it("kinksOf finds the kinks of scalar operations, and nothing elsewhere", () => {
  expect(kinksOf(run([0], (x) => relu(x))).map(({ entries }) => entries)).toEqual([[0]]);
  expect(kinksOf(run([2, 2], (a, b) => max(a, b))).map(({ node }) => node)).toEqual([2]);
  expect(kinksOf(run([2, 3], (a, b) => max(a, b)))).toEqual([]);
});

it("kinksByNode finds a kink at its result and at operands of the same shape", () => {
  const trace = run([2, 2], (a, b) => max(a, b));
  expect([...kinksByNode(trace, kinksOf(trace)).keys()].sort()).toEqual([0, 1, 2]);
});
