import katex from "katex";
import { describe, expect, it } from "vitest";
import { operations, tensorOperations } from "../autodiff/operations/all.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { filled, type Nested, nestedOf } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import type { Var } from "../autodiff/var.ts";
import type { SymbolExpression } from "../formula/expression.ts";
import { toTex } from "../formula/to-tex.ts";
import { toText } from "../formula/to-text.ts";
import { hasPart } from "../formula/walk.ts";
import { runWhole } from "../trace/testing/run-whole.ts";
import { pullbackOf } from "./notation.ts";
import { formulas } from "./testing/formulas.ts";

const UGLY = [1, -0.00001234, 1e200, Number.NaN, Number.NEGATIVE_INFINITY, -0, 0, 54321];
const ugly = (value: Value): Value =>
  typeof value === "number" ? value : filled(value.shape, (i) => UGLY[i % UGLY.length] as number);

const wholes = tensorOperations.map((op) => {
  const run = (sample: readonly Value[]) =>
    runWhole(sample.map(nestedOf), (...inputs) =>
      (op as unknown as (...all: Var<Value>[]) => Var)(...inputs),
    );
  return {
    id: op.id,
    traces: [...op.samples.map(run), ...op.samples.map((sample) => run(sample.map(ugly)))],
  };
});
const lifted = operations.map((op) => {
  const shapes: Nested[][] = [
    [[[1, -2]], [[3, 4]], [[0, -1]]],
    [
      [
        [1, 2],
        [3, 4],
      ],
      [[-1], [2]],
      [[0.5, 1]],
    ],
    [
      [
        [1, 2],
        [3, 4],
      ],
      [-1, 2],
      0.5,
    ],
    [
      -2,
      [1, 2],
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ];
  const traces = shapes.map((values) =>
    runWhole(values.slice(0, op.rules.length), (...inputs) => elementwise(op, ...inputs)),
  );
  return { id: `${op.id}, entry by entry,`, traces };
});

describe.each([...wholes, ...lifted])("the formulas of $id", ({ traces }) => {
  const all = traces.flatMap((trace) => [
    ...Object.values(formulas(trace)).flat(),
    ...trace.edges.map((_, i) => pullbackOf(trace, i)),
  ]);

  it("are typeset by KaTeX in strict mode", () => {
    for (const tex of all.map((formula) => toTex(formula))) {
      expect(() => katex.renderToString(tex, { throwOnError: true, strict: "error" }), tex).not.toThrow();
    }
  });

  it("convert to plain text", () => {
    expect(all.map(toText).filter((plain) => /[\\{}^_&-]/.test(plain))).toEqual([]);
  });

  it("name no symbols once numbers are substituted", () => {
    const index = ({ base }: SymbolExpression) => base === "i";
    const numbers = traces.flatMap((trace) => formulas(trace).numbers);
    const named = numbers.filter((of) => hasPart(of, (part) => part.kind === "symbol" && !index(part)));
    expect(named.map(toText)).toEqual([]);
  });
});
