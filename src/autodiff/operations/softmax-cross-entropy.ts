import * as f from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { type GraphNode, isConstant, type Pullback } from "../graph-node.ts";
import { matrix } from "../matrix.ts";
import { tensorOperation } from "../operation.ts";
import { entryAt, filled, shapeText, tensor } from "../tensor.ts";
import { shapeOf, type Tensor, type Value } from "../value.ts";
import { Var } from "../var.ts";

const slopeByTargets = f.over(f.call("log", f.symbol("P")), f.symbol("B"));

function slopeByLogits(t: Expression): Expression {
  return f.over(f.minus(f.symbol("P"), t), f.symbol("B"));
}

/**
 * Returns the fused softmax and cross-entropy, averaged over B rows: L = −(1/B) Σ t log p, with the stable rule
 * Z̄ += (P − T)/B (Case Study 7). Subtracts the largest logit of each row first. Logits and targets are B×K;
 * the targets are usually a constant with a single 1 per row. If a row of T does not sum to 1, the rule
 * multiplies that row of P by the sum, so the gradient of L remains correct.
 *
 * @throws RangeError if the logits are not a matrix or the shapes differ
 */
export const softmaxCrossEntropy = tensorOperation(
  (z: GraphNode, t: GraphNode): Var => {
    const logP = logSoftmax(z.value);
    checkTargets(logP, t.value);
    return new Var<number>(
      crossEntropy(logP, t.value),
      softmaxCrossEntropy,
      z,
      scaling(difference(logP, t.value)),
      t,
      isConstant(t) ? undefined : scaling(surprise(logP)),
    );
  },
  {
    id: "softmaxCrossEntropy",
    symbol: "softmax + CE",
    formula: (z, t) => f.call("CE", f.call("softmax", z), t),
    written: (_, t) =>
      f.negative(f.over(f.call("sum", f.hadamard(t, f.call("log", f.symbol("P")))), f.symbol("B"))),
    rules: [(g, _, _z, t) => f.times(g, slopeByLogits(t)), (g) => f.negative(f.times(g, slopeByTargets))],
    terms: [
      (t, _, _z, targets) => f.call("sum", f.hadamard(t, slopeByLogits(targets))),
      (t) => f.negative(f.call("sum", f.hadamard(t, slopeByTargets))),
    ],
    quantities: { B: (z) => shapeOf(z)[0] ?? 1, P: (z) => softmax(z) },
    inside: "P",
    keeps: [
      [
        {
          formula: (_, _z, t) => slopeByLogits(t),
          like: 0,
          bits: () => 64,
          value: (z, t = 0) => difference(logSoftmax(z), t),
        },
      ],
      [
        {
          formula: () => f.negative(slopeByTargets),
          like: 0,
          bits: () => 64,
          value: (z) => surprise(logSoftmax(z)),
        },
      ],
    ],
    pushforward(z: Value, dz: Value, t: Value, dt: Value): Value {
      const { rows, columns } = matrix("softmaxCrossEntropy", z);
      let tangent = 0;
      for (let row = 0; row < rows; row++) {
        const at = (value: Value, k: number): number => entryAt(value, row * columns + k);
        const logits = Array.from({ length: columns }, (_, k) => at(z, k));
        const largest = Math.max(...logits);
        const powers = logits.map((logit) => Math.exp(logit - largest));
        const norm = powers.reduce((a, b) => a + b, 0);
        const slope = powers.reduce((sofar, power, k) => sofar + (power / norm) * at(dz, k), 0);
        for (let k = 0; k < columns; k++) {
          // A tangent of 0 is skipped: where log p is −∞, the product would be NaN.
          if (at(dt, k) !== 0) tangent -= at(dt, k) * (at(z, k) - largest - Math.log(norm));
          tangent -= at(t, k) * (at(dz, k) - slope);
        }
      }
      return tangent / rows;
    },
    // The 1 covers the logarithm of the row's sum, which is at least 1.
    valueTerms: (z: Value, t: Value) => 1 + crossEntropy(logSoftmax(z), t),
    slopeTerms: (z: Value, t: Value) => [terms(logSoftmax(z), t), surprise(logSoftmax(z))],
    samples: [
      [tensor([[2, 1, 0.1]]), tensor([[1, 0, 0]])],
      [
        tensor([
          [0.5, -1],
          [2, 1],
        ]),
        tensor([
          [0, 1],
          [0.25, 0.75],
        ]),
      ],
    ],
  },
);

// The pullbacks are created outside the operation so that each captures its own matrix and no node.

/** Returns a pullback that multiplies a matrix by the adjoint, a number. */
function scaling(slopes: Tensor): Pullback {
  return (g) => filled(slopes.shape, (i) => entryAt(g, 0) * (slopes.data[i] as number));
}

/** Returns (P − T)/B, with each row of P multiplied by the sum of the targets in the row. */
function difference(logP: Tensor, targets: Value): Tensor {
  const [, columns = 0] = logP.shape;
  return perRow(logP, (i) => {
    const row = Math.floor(i / columns);
    let weight = 0;
    for (let k = 0; k < columns; k++) weight += entryAt(targets, row * columns + k);
    return weight * Math.exp(logP.data[i] as number) - entryAt(targets, i);
  });
}

/** Returns the sizes of the terms of (P − T)/B. Rounding log p moves p in proportion to p |log p|. */
function terms(logP: Tensor, targets: Value): Tensor {
  return perRow(logP, (i) => {
    const log = logP.data[i] as number;
    const p = Math.exp(log);
    return (p === 0 ? 0 : p * (1 - log)) + Math.abs(entryAt(targets, i));
  });
}

/** Returns −(1/B) log P. */
function surprise(logP: Tensor): Tensor {
  return perRow(logP, (i) => -(logP.data[i] as number));
}

function perRow({ shape }: Tensor, entry: (i: number) => number): Tensor {
  const [rows = 0] = shape;
  return filled(shape, (i) => entry(i) / rows);
}

/** Returns L. A target of 0 contributes nothing, even where log p is −∞. */
function crossEntropy(logP: Tensor, targets: Value): number {
  const [rows = 0] = logP.shape;
  const total = logP.data.reduce((sofar, log, i) => {
    const target = entryAt(targets, i);
    return target === 0 ? sofar : sofar - target * log;
  }, 0);
  return total / rows;
}

function softmax(logits: Value): Tensor {
  const { shape, data } = logSoftmax(logits);
  return filled(shape, (i) => Math.exp(data[i] as number));
}

function logSoftmax(logits: Value): Tensor {
  const { rows, columns, data } = matrix("softmaxCrossEntropy", logits);
  const logs = filled([rows, columns], () => 0);
  for (let row = 0; row < rows; row++) {
    const line = data.subarray(row * columns, (row + 1) * columns);
    const largest = line.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const norm = Math.log(line.reduce((sofar, z) => sofar + Math.exp(z - largest), 0));
    for (const [k, z] of line.entries()) logs.data[row * columns + k] = z - largest - norm;
  }
  return logs;
}

function checkTargets({ shape }: Tensor, targets: Value): void {
  const [logits, given] = [shapeText(shape), shapeText(shapeOf(targets))];
  if (logits === given) return;
  throw new RangeError(
    `softmaxCrossEntropy: logits ${logits} and targets ${given} differ in shape; give each row of logits a row of targets`,
  );
}
