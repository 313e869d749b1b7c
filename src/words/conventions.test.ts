import { expect, it } from "vitest";
import type { OperationSpec } from "../autodiff/operation-spec.ts";
import { operations, tensorOperations } from "../autodiff/operations/all.ts";
import { reluLayer } from "../autodiff/operations/relu-layer.ts";
import { kinksOf } from "../trace/kinks.ts";
import type { MatrixLeaf } from "../trace/leaves.ts";
import { recordProgram } from "../trace/record-program.ts";
import { conventionAt, conventionText } from "./conventions.ts";
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
  const trace = layer(0.5);
  expect(kinksOf(trace).map((kink) => conventionText(trace, kink))).toEqual([
    "Y₁₂, Y₂₁, Y₂₃: the mask M is 1 where X > 0 and 0 where X < 0; at 0 the derivative is 0.5, as chosen; PyTorch and JAX use 0",
  ]);
  const other = layer(1);
  expect(
    kinksOf(other)
      .map((kink) => conventionAt(other, kink))
      .join(),
  ).toContain("the derivative is 1, as chosen");
});

it("the text of every operation's convention says what PyTorch and JAX choose", () => {
  const specs: readonly OperationSpec[] = [...operations, ...tensorOperations];
  const conventions = new Set(specs.flatMap(({ convention }) => convention ?? []));
  expect(conventions.size).toBe(6);
  for (const convention of conventions) expect(conventionWords.text(convention, "1")).toMatch(/PyTorch.*JAX/);
});
