import { expect, it } from "vitest";
import type { OperationSpec } from "../autodiff/operation-spec.ts";
import { operations, tensorOperations } from "../autodiff/operations/all.ts";
import { max, relu } from "../autodiff/operations/piecewise.ts";
import { reluLayer } from "../autodiff/operations/relu-layer.ts";
import type { MatrixLeaf } from "../trace/leaves.ts";
import { recordProgram } from "../trace/record-program.ts";
import { run } from "../trace/testing/run.ts";
import { conventionsOf } from "./conventions.ts";
import { conventionWords } from "./en/conventions.ts";

const layer = (kink: number) =>
  recordProgram({
    leaves: [
      {
        name: "X",
        value: [
          [1, 0, -2],
          [-0, 3, 0],
        ],
        role: "input",
      },
    ],
    build: ({ X }) => ({
      names: {},
      outputs: { Y: reluLayer((X as MatrixLeaf).whole, { store: "mask", kink }) },
      seeds: {
        Y: [
          [1, 1, 1],
          [1, 1, 1],
        ],
      },
    }),
    detail: false,
  });

it("a convention lists the entries at 0 and −0, the derivative used, and PyTorch's and JAX's", () => {
  expect(conventionsOf(layer(0.5))).toEqual([
    {
      node: 1,
      entries: [1, 3, 5],
      text: "the mask M is 1 where X > 0 and 0 where X < 0; at 0 the derivative is 0.5, as chosen; PyTorch and JAX use 0",
    },
  ]);
  expect(conventionsOf(layer(1))[0]?.text).toContain("the derivative is 1, as chosen");
});

it("conventionsOf finds the kinks of scalar operations, and nothing elsewhere", () => {
  expect(conventionsOf(run([0], (x) => relu(x))).map(({ entries }) => entries)).toEqual([[0]]);
  expect(conventionsOf(run([2, 2], (a, b) => max(a, b))).map(({ node }) => node)).toEqual([2]);
  expect(conventionsOf(run([2, 3], (a, b) => max(a, b)))).toEqual([]);
});

it("the text of every operation's convention says what PyTorch and JAX choose", () => {
  const specs: readonly OperationSpec[] = [...operations, ...tensorOperations];
  const conventions = new Set(specs.flatMap(({ convention }) => convention ?? []));
  expect(conventions.size).toBe(6);
  for (const convention of conventions) expect(conventionWords.text(convention, "1")).toMatch(/PyTorch.*JAX/);
});
