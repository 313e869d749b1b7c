import { describe, expect, it } from "vitest";
import { record } from "./record.ts";

const ROWS = "allowed is equal-length rows of finite numbers, such as 1,2;3,4";
const LIST = "allowed is finite numbers such as 1,2,3";
const STORES =
  "allowed is all, sqrt, binomial:1 to binomial:64, or a list of layers in order, each once, with the first and the last, such as h0,h4,h8";
const CLASSES = "allowed is one class per row, counted from 0, such as 0,2";
const WHY_OUTPUT_NEEDS_0 = "because X = 0 and X < 0 both left Y = 0";

const wrong = (value: unknown): number => value as number;
const endless: unknown[] = [];
endless.push(endless);

describe("a case with arrays", () => {
  it("takes one of other sizes, and the defaults of the others are made to fit", () => {
    const { outputs, gradients, nodes } = record("linear-layer", { X: [[1, 2, 3]] });
    expect(nodes.map(({ id, value }) => [id, typeof value === "object" && value.shape])).toEqual([
      ["X", [1, 3]],
      ["W", [3, 2]],
      ["b", [2]],
      ["Y", [1, 2]],
    ]);
    // W is its default's rows in turn: (2, −1), (0, 1.5), (2, −1). The seed is its first row: (1, 0).
    expect(outputs).toEqual({ Y: [[1 * 2 + 3 * 2 + 0.5, -1 + 2 * 1.5 - 3 - 0.5]] });
    expect(gradients).toEqual({
      X: [[2, 0, 2]],
      W: [
        [1, 0],
        [2, 0],
        [3, 0],
      ],
      b: [1, 0],
    });
  });

  it("leaves the arrays it was given as they were", () => {
    const X = Object.freeze([Object.freeze([1, -2, 0])]);
    const { gradients } = record("relu-layer", { X });
    expect([X, gradients]).toEqual([[[1, -2, 0]], { X: [[1, 0, 0]] }]);
  });

  it("takes words and numbers for its choices", () => {
    const params = { store: "mask", kink: 0.5, X: [[0, -0]], Ybar: [[2, -4]] };
    expect(record("relu-layer", params).gradients).toEqual({ X: [[1, -2]] });
    expect(record("checkpointed-chain", { store: "h0,h1", w: [1, 1] }).outputs).toEqual({
      h2: Math.tanh(Math.tanh(0.5)),
    });
  });
});

describe("a message says what is wrong with", () => {
  it.each<[string, Parameters<typeof record>, string]>([
    [
      "a ragged matrix",
      ["linear-layer", { X: [[1, 2], [3]] }],
      `X="[[1,2],[3]]": row 2 has 1 entry, row 1 has 2; ${ROWS}`,
    ],
    ["an empty matrix", ["linear-layer", { X: [] }], `X="[]": it is empty; ${ROWS}`],
    ["an empty row", ["linear-layer", { X: [[]] }], `X="[[]]": row 1: it is empty; ${ROWS}`],
    [
      "NaN in a matrix",
      ["linear-layer", { W: [[1, Number.NaN]] }],
      `W="[[1,NaN]]": row 1: not all entries are finite numbers; ${ROWS}`,
    ],
    [
      "∞ in a list",
      ["linear-layer", { b: [Number.NEGATIVE_INFINITY, -0] }],
      `b="[-Infinity,-0]": not all entries are finite numbers; ${LIST}`,
    ],
    [
      "holes in a list",
      ["linear-layer", { b: new Array(2) }],
      `b="[undefined,undefined]": not all entries are finite numbers; ${LIST}`,
    ],
    [
      "a link's form of a matrix",
      ["linear-layer", { X: "1,2;3,4" }],
      `X="1,2;3,4": it is not a list of rows; ${ROWS}`,
    ],
    ["a number for a matrix", ["relu-layer", { X: 1 }], `X=1: it is not a list of rows; ${ROWS}`],
    [
      "an array that holds itself",
      ["relu-layer", { X: wrong(endless) }],
      `X="[[[[[…]]]]]": row 1: not all entries are finite numbers; ${ROWS}`,
    ],
    [
      "a matrix too large",
      ["linear-layer", { X: Array(100).fill(Array(100).fill(0)) }],
      `X="[[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,…": its B is 100; allowed is B from 1 to 4`,
    ],
    [
      "two matrices that do not go together",
      ["linear-layer", { X: [[1, 2, 3]], W: [[1], [2]] }],
      `W="[[1],[2]]": its d_in is 2, but X has 3; allowed is d_in=3`,
    ],
    [
      "a bias that does not go with its weights",
      ["linear-layer", { W: [[1], [2]], b: [1, 2] }],
      `b="[1,2]": its d_out is 2, but W has 1; allowed is d_out=1`,
    ],
    [
      "a word that is none of the choices",
      ["linear-layer", { view: "scalars" }],
      `view="scalars": there is no such choice; allowed is layer, kernels, scalar`,
    ],
    [
      "a number that is none of the choices",
      ["relu-layer", { kink: 0.25 }],
      `kink=0.25: there is no such choice; allowed is 0, 0.5, 1`,
    ],
    [
      "two choices that cannot be together",
      ["relu-layer", { store: "output", kink: 0.5 }],
      `store="output": it cannot detect X = 0; allowed is input or mask with kink=0.5, ${WHY_OUTPUT_NEEDS_0}`,
    ],
    [
      "a class too high",
      ["softmax-cross-entropy", { t: [7] }],
      `t="[7]": it does not fit the other inputs; allowed is classes from 0 to 2`,
    ],
    [
      "a class that is none",
      ["softmax-cross-entropy", { t: [-1] }],
      `t="[-1]": a class is a whole number, counted from 0; ${CLASSES}`,
    ],
    [
      "classes for other rows than there are",
      ["softmax-cross-entropy", { z: [[1, 2]], t: [0, 1] }],
      `t="[0,1]": its B is 2, but z has 1; allowed is B=1`,
    ],
    [
      "a layer beyond the chain",
      ["checkpointed-chain", { store: "h0,h9" }],
      `store="h0,h9": it does not fit the other inputs; allowed is layers from h0 to h8`,
    ],
    [
      "a list of layers that is none",
      ["checkpointed-chain", { store: wrong([0, 4, 8]) }],
      `store="[0,4,8]": it is neither all, sqrt, binomial with a number, nor a list of layers; ${STORES}`,
    ],
    [
      "a chain of one layer",
      ["checkpointed-chain", { w: [0.5] }],
      `w="[0.5]": its L is 1; allowed is L from 2 to 64`,
    ],
  ])("%s, and what would be right", (_, args, message) => {
    expect(() => record(...args)).toThrow(new RangeError(`record: ${message}`));
  });
});
