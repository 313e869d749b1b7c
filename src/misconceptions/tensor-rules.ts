import { product, transposed } from "../autodiff/matrix.ts";
import { entryAt, filled, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import type { Misconception } from "./misconception.ts";
import { pull, type Site, valueAtSite } from "./site.ts";

/**
 * Multiplies by the other factor of a matrix product instead of its transpose, where the shapes allow it.
 *
 * "X̄ = Ȳ Wᵀ, W̄ = Xᵀ Ȳ" (Case Study 5).
 */
export const noTranspose: Misconception = {
  id: "no-transpose",
  whole(site, g) {
    const { op, operand, operands } = site;
    if (op.id === "transpose") return size(g) > 1 && isSquare(g) ? g : undefined;
    const other = factorBeside(site);
    if (other === undefined || size(operands[other]) < 2 || !isSquare(operands[other])) return undefined;
    const turned = operands.map((value, i) => (i === other ? transposed(value) : value));
    return pull({ ...site, operand }, g, { operands: turned });
  },
};

/**
 * Multiplies the factors of a matrix rule in the wrong order, where the shapes allow it: Wᵀ Ȳ for Ȳ Wᵀ.
 *
 * "X̄ = Ȳ Wᵀ, W̄ = Xᵀ Ȳ" (Case Study 5): the adjoint stands on the side of the result's rows in one rule, of its columns in
 * the other.
 */
export const swappedFactors: Misconception = {
  id: "swapped-factors",
  whole(site, g) {
    const { operand, operands } = site;
    const other = factorBeside(site);
    const factor = other === undefined ? undefined : operands[other];
    if (factor === undefined || size(factor) < 2 || ![factor, g, operands[operand]].every(isSquare))
      return undefined;
    return other === 0
      ? product("swapped", g, transposed(factor))
      : product("swapped", transposed(factor), g);
  },
  value({ op, operands: [a, b] }) {
    if (op.id !== "matmul" || a === undefined || b === undefined) return undefined;
    return size(a) > 1 && isSquare(a) && isSquare(b) ? product("swapped", b, a) : undefined;
  },
};

/** Returns the position of the other factor at an operand of a matrix product; undefined for other operations. */
export function factorBeside({ op, operand }: Site): number | undefined {
  return (op.id === "matmul" || op.id === "linear") && operand < 2 ? 1 - operand : undefined;
}

/**
 * Averages where the rule sums: over the rows of a batch, or over the entries to which an operand was broadcast.
 *
 * "b̄ = Σᵢ Ȳᵢ" (Case Study 5): a sum of rows, without 1/B.
 */
export const meanForSum: Misconception = {
  id: "mean-for-sum",
  whole(site, g) {
    const count = summedCount(site);
    return count > 1 ? scaled(pull(site, g), 1 / count) : undefined;
  },
  value: (site) => {
    const [operand] = site.operands;
    if (site.op.id !== "sum" || size(operand) < 2) return undefined;
    return scaled(valueAtSite(site), 1 / size(operand));
  },
};

/** Returns over how many entries of the result a contribution is summed; for a sum, how many entries receive it. */
export function summedCount({ op, operand, operands, result }: Site): number {
  const own = size(operands[operand]);
  if (op.id === "sum") return own;
  if (op.id === "rowSums") return own / size(result);
  if (op.id === "linear") return operand === 2 ? size(result) / own : 1;
  return op.tensors ? 1 : size(result) / own;
}

/**
 * Leaves out the 1/B of a mean.
 *
 * "For a batch with mean reduction: Z̄ = (1/B)(P − T)" (Case Study 7).
 */
export const sumForMean: Misconception = {
  id: "sum-for-mean",
  whole(site, g) {
    const count = meanCount(site);
    return count > 1 ? scaled(pull(site, g), count) : undefined;
  },
  value(site) {
    const count = meanCount(site);
    return count > 1 ? scaled(valueAtSite(site), count) : undefined;
  },
};

/** Returns the number B by which an operation divides; 1 for an operation without a mean. */
export function meanCount({ op, operands: [first] }: Site): number {
  if (op.id === "mean") return size(first);
  return op.id === "softmaxCrossEntropy" ? (shapeOf(first ?? 0)[0] ?? 1) : 1;
}

/**
 * Masks the adjoint by its own sign instead of the sign of the input.
 *
 * "X̄ᵢⱼ = Ȳᵢⱼ 1{Xᵢⱼ > 0}" (Case Study 6).
 */
export const maskOfAdjoint: Misconception = {
  id: "mask-of-adjoint",
  entry: (site, g) => (isRectifier(site) ? pull(site, g, { operands: [g] }) : undefined),
  whole(site, g) {
    if (!site.op.tensors || !isRectifier(site)) return undefined;
    return pull(site, g, { operands: [g, ...site.operands.slice(1)] });
  },
};

function isRectifier({ op: { convention } }: Site): boolean {
  return convention === "relu-at-zero" || convention === "chosen-at-zero" || convention === "mask-at-zero";
}

/**
 * Sends p instead of p − t from a softmax with cross-entropy.
 *
 * "z̄ = p − t" (Case Study 7).
 */
export const forgetsTarget: Misconception = {
  id: "forgets-target",
  whole({ op, operand, operands }, g) {
    if (op.id !== "softmaxCrossEntropy" || operand !== 0) return undefined;
    const [p, rows] = [op.quantities?.P?.(...operands) ?? 0, op.quantities?.B?.(...operands) ?? 1];
    return filled(shapeOf(p), (i) => (entryAt(g, 0) * entryAt(p, i)) / entryAt(rows, 0));
  },
};

function scaled(value: Value, factor: number): Value {
  if (typeof value === "number") return value * factor;
  return filled(value.shape, (i) => factor * entryAt(value, i));
}

function size(value: Value | undefined): number {
  return value === undefined ? 0 : sizeOf(shapeOf(value));
}

function isSquare(value: Value | undefined): boolean {
  const [rows, columns, ...more] = shapeOf(value ?? 0);
  return rows !== undefined && rows === columns && more.length === 0;
}
