import { expect, it } from "vitest";
import { toFloat8 } from "../autodiff/float8.ts";
import { operationById } from "../autodiff/operations/all.ts";
import { type Nested, nestedOf } from "../autodiff/tensor.ts";
import { caseBySlug } from "../cases/all.ts";
import { complete } from "../cases/complete.ts";
import type { AnyCase, Values } from "../cases/define-case.ts";
import { type MisconceptionId, misconceptionWords } from "../words/en/misconceptions.ts";
import { misconceptions } from "./all.ts";
import { runExercise } from "./exercise.ts";
import { wrongDerivative } from "./local-rules.ts";
import { mistakenPull } from "./misconception.ts";
import { mistakenAnswers, type Quantity, trueAnswers } from "./mistaken-answers.ts";
import { pull } from "./site.ts";

it("has every misconception that has a name, once", () => {
  expect(misconceptions.map(({ id }) => id)).toEqual(Object.keys(misconceptionWords.names));
});

const { cos, sin, tanh } = Math;
const [LOG, SHARED, TWO, LAYER] = ["scalar-expression", "shared-intermediate", "two-inputs", "linear-layer"];
const SHARED_AT = { x: 1.2 };
const SQUARE_LAYER = {
  X: [
    [1, 2],
    [3, 4],
  ],
  W: [
    [2, -1],
    [0, 1.5],
  ],
  b: [0.5, -0.5],
  Ybar: [
    [2, 3],
    [4, 5],
  ],
};
const TWO_ROWS = {
  z: [
    [0, 0],
    [0, 0],
  ],
  t: [0, 1],
};
const W = [0.9, -1.1, 1.2, 0.8, -0.7, 1.3, 0.9, 1.1];

/** Numbers worked out by hand: the case, its inputs, the seed, the question, the right answer, and the mistaken one. */
type Worked = [
  MisconceptionId,
  string | undefined,
  Values,
  number,
  `${string} ${Quantity}`,
  right: Nested,
  mistaken: Nested,
];

it.each<Worked>([
  ["assigns", SHARED, SHARED_AT, 2, "acc.v2.0 after", 2 + 2 * cos(1.44), 2 * cos(1.44)],
  ["forgets-upstream", SHARED, SHARED_AT, 2, "acc.v2.0 contribution", 2 * cos(1.44), cos(1.44)],
  ["forgets-local", SHARED, SHARED_AT, 2, "acc.v2.0 contribution", 2 * cos(1.44), 2],
  ["own-operand", TWO, { x1: 2, x2: 3 }, 4, "acc.v1.0 contribution", 12, 8],
  ["own-operand", TWO, { x1: 2, x2: 3 }, 4, "acc.v1.1 contribution", 8, 12],
  ["value-for-adjoint", SHARED, SHARED_AT, 2, "acc.v2.0 contribution", 2 * cos(1.44), sin(1.44) * cos(1.44)],
  ["value-for-adjoint", SHARED, SHARED_AT, 2, "seed.v3 contribution", 2, 1.44 + sin(1.44)],
  ["operand-for-result", "recurrence", { T: 1 }, 2, "acc.h1.0 contribution", 2 * (1 - tanh(0.3) ** 2), 1.82],
  [
    "operand-for-result",
    "checkpointed-chain",
    { store: "all" },
    2,
    "acc.h8.0 contribution",
    h8(tanh),
    h8((z) => z),
  ],
  ["operand-for-result", LOG, { x: 2 }, 3, "acc.v3.0 contribution", 3 / 5, 3 / Math.log(5)],
  ["wrong-derivative", SHARED, SHARED_AT, 2, "acc.v2.0 contribution", 2 * cos(1.44), -2 * cos(1.44)],
  ["seed-one", SHARED, SHARED_AT, 2, "seed.v3 contribution", 2, 1],
  ["stale-adjoints", SHARED, SHARED_AT, 2, "acc.v2.0 after", 2 + 2 * cos(1.44), 4 + 4 * cos(1.44)],
  ["stale-adjoints", SHARED, SHARED_AT, 2, "acc.v3.0 after", 2, 4 + 2 * cos(1.44)],
  ["forward-order", SHARED, SHARED_AT, 2, "acc.v1.0 contribution", 2.4 * (2 + 2 * cos(1.44)), 0],
  ["early", SHARED, SHARED_AT, 2, "acc.v1.0 contribution", 2.4 * (2 + 2 * cos(1.44)), 4.8],
  [
    "no-transpose",
    LAYER,
    SQUARE_LAYER,
    1,
    "acc.Y.0 contribution",
    [
      [1, 4.5],
      [3, 7.5],
    ],
    [
      [4, 2.5],
      [8, 3.5],
    ],
  ],
  [
    "no-transpose",
    LAYER,
    SQUARE_LAYER,
    1,
    "acc.Y.1 contribution",
    [
      [14, 18],
      [20, 26],
    ],
    [
      [10, 13],
      [22, 29],
    ],
  ],
  [
    "swapped-factors",
    LAYER,
    SQUARE_LAYER,
    1,
    "acc.Y.0 contribution",
    [
      [1, 4.5],
      [3, 7.5],
    ],
    [
      [4, 6],
      [4, 4.5],
    ],
  ],
  [
    "swapped-factors",
    LAYER,
    SQUARE_LAYER,
    1,
    "acc.Y.1 contribution",
    [
      [14, 18],
      [20, 26],
    ],
    [
      [8, 18],
      [14, 32],
    ],
  ],
  ["mean-for-sum", LAYER, SQUARE_LAYER, 1, "acc.Y.2 contribution", [6, 8], [3, 4]],
  [
    "sum-for-mean",
    "softmax-cross-entropy",
    TWO_ROWS,
    2,
    "acc.L.0 contribution",
    [
      [-0.5, 0.5],
      [0.5, -0.5],
    ],
    [
      [-1, 1],
      [1, -1],
    ],
  ],
  [
    "mask-of-adjoint",
    "relu-layer",
    { X: [[1.5, -2]], Ybar: [[-3, 4]] },
    1,
    "acc.Y.0 contribution",
    [[-3, 0]],
    [[0, 4]],
  ],
  [
    "forgets-target",
    "softmax-cross-entropy",
    { z: [[0, 0]], t: [0] },
    2,
    "acc.L.0 contribution",
    [[-1, 1]],
    [[1, 1]],
  ],
  ["unfaithful-recompute", "checkpointed-chain", {}, 2, "recompute.h5 value", chain(5), toFloat8(chain(5))],
])("%s in %s at %j with seed %d: %s", (id, slug = "", params, seed, question, right, mistaken) => {
  const spec = caseBySlug(slug) as AnyCase;
  const seeds = { y: seed, L: seed, h8: seed };
  const run = runExercise(spec, { values: complete(spec, params).values, seeds });
  const [key = "", quantity] = question.split(" ") as [string, Quantity];
  const position = run.trace.steps.keys.find(key) as number;
  const [truth, answer] = [trueAnswers(run.trace, position), mistakenAnswers(run, position).get(id)];
  expectClose(nestedOf(truth[quantity] as number), right);
  expectClose(nestedOf(answer?.[quantity] as number), mistaken);
});

/** Returns a state of the chain at its default weights. */
function chain(layers: number): number {
  return W.slice(0, layers).reduce((h, w) => tanh(w * h), 0.5);
}

/** Returns what the last layer of the chain sends to its weight, with 1 − f(z)² for the derivative of tanh. */
function h8(f: (z: number) => number): number {
  const h7 = chain(7);
  return 2 * (1 - f(1.1 * h7) ** 2) * h7;
}

function expectClose(found: Nested, wanted: Nested): void {
  if (typeof wanted === "number") expect(found).toBeCloseTo(wanted, 12);
  else for (const [i, part] of wanted.entries()) expectClose((found as readonly Nested[])[i] as Nested, part);
}

it.each<[string, number, number[], right: number, wrong: number]>([
  ["sin", 0, [0.7], cos(0.7), -cos(0.7)],
  ["cos", 0, [0.7], -sin(0.7), sin(0.7)],
  ["sub", 1, [2, 3], -1, 1],
  ["neg", 0, [2], -1, 1],
  ["div", 1, [2, 4], -2 / 16, -2 / 4],
  ["square", 0, [3], 6, 3],
  ["sqrt", 0, [4], 1 / 4, 1 / 2],
  ["pow", 0, [2, 3], 12, 24],
  ["exp", 0, [2], Math.exp(2), 2 * Math.exp(1)],
  ["log", 0, [4], 1 / 4, 1 / 16],
  ["tanh", 0, [0.3], 1 - tanh(0.3) ** 2, 1 - tanh(0.3)],
  ["tanhLayer", 0, [0.5, 0.6], (1 - tanh(0.3) ** 2) * 0.6, (1 - tanh(0.3)) * 0.6],
  ["tanhLayer", 1, [0.5, 0.6], (1 - tanh(0.3) ** 2) * 0.5, (1 - tanh(0.3)) * 0.5],
  ["tan", 0, [0.3], 1 + Math.tan(0.3) ** 2, 1 + Math.tan(0.3)],
  ["sigmoid", 0, [0], 1 / 4, 1 / 2],
])("the wrong derivative of %s by operand %d at %j", (id, operand, operands, right, wrong) => {
  const op = operationById.get(id);
  if (op === undefined) throw new Error(id);
  const result = (op as (...nodes: unknown[]) => { value: number })(
    ...operands.map((value) => ({ value, mark: 0 })),
  ).value;
  const site = { op, operand, operands, result, nodes: operands };
  expect(pull(site, 3)).toBeCloseTo(3 * right, 12);
  expect(mistakenPull(wrongDerivative, site, 3)).toBeCloseTo(3 * wrong, 12);
});
