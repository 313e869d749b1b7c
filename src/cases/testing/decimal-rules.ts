import { Decimal } from "decimal.js";

/** Decimals with 60 digits, and with exponents far beyond those of doubles. */
const D = Decimal.clone({ precision: 60 });
/** Decimals with enough digits to hold any double exactly. */
const Exact = Decimal.clone({ precision: 1100 });

const [ZERO, ONE] = [new D(0), new D(1)];

/** Entries of a tensor in row-major order; a number has one entry. */
export type Entries = readonly Decimal[];

/** Rule of a scalar operation: its value, and its derivative by each operand. */
export interface ScalarRule {
  readonly value: (...x: Decimal[]) => Decimal;
  readonly slopes: (...x: Decimal[]) => Entries;
}

/** Operands of an operation on tensors: entries in row-major order, and shapes. */
export interface Operands {
  readonly x: readonly Entries[];
  readonly shapes: readonly (readonly number[])[];
}

/**
 * Rule of an operation on tensors: the entries of its result, and its contribution to each operand for an
 * adjoint.
 */
export interface TensorRule {
  readonly value: (given: Operands) => Entries;
  readonly pull: (g: Entries, given: Operands) => readonly Entries[];
}

/** Rules of the scalar operations, by name. */
export const scalarRules: Readonly<Record<string, ScalarRule>> = {
  add: { value: (a, b) => a.plus(b), slopes: () => [ONE, ONE] },
  mul: { value: (a, b) => a.times(b), slopes: (a, b) => [b, a] },
  div: { value: (a, b) => a.div(b), slopes: (a, b) => [ONE.div(b), a.div(b.times(b)).neg()] },
  neg: { value: (a) => a.neg(), slopes: () => [ONE.neg()] },
  affine: { value: (a, h, b) => a.times(h).plus(b), slopes: (a, h) => [h, a, ONE] },
  square: { value: (a) => a.times(a), slopes: (a) => [a.times(2)] },
  exp: { value: (a) => a.exp(), slopes: (a) => [a.exp()] },
  log: { value: (a) => a.ln(), slopes: (a) => [ONE.div(a)] },
  sin: { value: (a) => a.sin(), slopes: (a) => [a.cos()] },
  tanh: { value: tanh, slopes: (a) => [tanhSlope(a)] },
  tanhLayer: {
    value: (w, h) => tanh(w.times(h)),
    slopes: (w, h) => [h.times(tanhSlope(w.times(h))), w.times(tanhSlope(w.times(h)))],
  },
};

const rectifier: TensorRule = {
  value: ({ x: [x = []] }) => x.map((entry) => (entry.gt(0) ? entry : ZERO)),
  pull: (g, { x: [x = [], kink = [ZERO]] }) => [
    x.map((entry, i) => at(g, i).times(entry.gt(0) ? ONE : entry.isZero() ? at(kink, 0) : ZERO)),
    [ZERO],
  ],
};

/** Rules of the operations on whole tensors, by name. */
export const tensorRules: Readonly<Record<string, TensorRule>> = {
  matmul: {
    value: (given) => product(given),
    pull: (g, given) => [pullLeft(g, given), pullRight(g, given)],
  },
  linear: {
    value: (given) => product(given).map((entry, i) => entry.plus(at(given.x[2], i % columnsOf(given, 1)))),
    pull: (g, given) => {
      const columns = columnsOf(given, 1);
      const sums = Array.from({ length: columns }, (_, j) => sum(g.filter((_, i) => i % columns === j)));
      return [pullLeft(g, given), pullRight(g, given), sums];
    },
  },
  mean: {
    value: ({ x: [x = []] }) => [sum(x).div(x.length)],
    pull: (g, { x: [x = []] }) => [x.map(() => at(g, 0).div(x.length))],
  },
  rowSums: {
    value: (given) => rowsOf(given).map(sum),
    pull: (g, given) => [rowsOf(given).flatMap((row, i) => row.map(() => at(g, i)))],
  },
  reluFromInput: rectifier,
  reluFromMask: rectifier,
  reluFromOutput: rectifier,
  softmaxCrossEntropy: {
    value: (given) => {
      const rows = rowsOf(given);
      const logs = rows.flatMap((row) => {
        const norm = sum(row.map((z) => z.minus(Decimal.max(...row)).exp())).ln();
        return row.map((z) => z.minus(Decimal.max(...row)).minus(norm));
      });
      return [sum(logs.map((log, i) => log.times(at(given.x[1], i)))).div(-rows.length)];
    },
    pull: (g, given) => {
      const rows = rowsOf(given);
      const powers = rows.map((row) => row.map((z) => z.minus(Decimal.max(...row)).exp()));
      const p = powers.flatMap((row) => row.map((power) => power.div(sum(row))));
      return [
        p.map((probability, i) => at(g, 0).times(probability.minus(at(given.x[1], i)).div(rows.length))),
        [],
      ];
    },
  },
};

/** Converts a double to a decimal of 60 digits; above 1e20 exactly, since all digits of an angle matter. */
export function decimalOf(x: number): Decimal {
  let [whole, exponent] = [x, 0];
  while (!Number.isInteger(whole)) {
    whole *= 2;
    exponent += 1;
  }
  const exact = new Exact(BigInt(whole).toString()).div(new Exact(2).pow(exponent));
  return new D((Math.abs(x) > 1e20 ? exact : exact.toSignificantDigits(60)).toString());
}

/** Returns 1 − tanh² = 4 e⁻²ᵃ / (1 + e⁻²ᵃ)², without a subtraction. */
function tanhSlope(a: Decimal): Decimal {
  const power = a.abs().times(-2).exp();
  return power.times(4).div(ONE.plus(power).pow(2));
}

function tanh(a: Decimal): Decimal {
  if (a.abs().lt(1e-20)) return a.minus(a.pow(3).div(3));
  const power = a.abs().times(-2).exp();
  const size = ONE.minus(power).div(ONE.plus(power));
  return a.lt(0) ? size.neg() : size;
}

function product({ x: [a, b], shapes }: Operands): Decimal[] {
  const { rows, inner, columns } = sizesOf(shapes);
  return Array.from({ length: rows * columns }, (_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    return sum(
      Array.from({ length: inner }, (_, k) => at(a, row * inner + k).times(at(b, k * columns + column))),
    );
  });
}

function pullLeft(g: Entries, { x: [, b], shapes }: Operands): Decimal[] {
  const { rows, inner, columns } = sizesOf(shapes);
  return Array.from({ length: rows * inner }, (_, i) => {
    const [row, k] = [Math.floor(i / inner), i % inner];
    return sum(
      Array.from({ length: columns }, (_, j) => at(g, row * columns + j).times(at(b, k * columns + j))),
    );
  });
}

function pullRight(g: Entries, { x: [a], shapes }: Operands): Decimal[] {
  const { rows, inner, columns } = sizesOf(shapes);
  return Array.from({ length: inner * columns }, (_, i) => {
    const [k, j] = [Math.floor(i / columns), i % columns];
    return sum(
      Array.from({ length: rows }, (_, row) => at(g, row * columns + j).times(at(a, row * inner + k))),
    );
  });
}

function sizesOf([left = [], right = []]: Operands["shapes"]): Record<"rows" | "inner" | "columns", number> {
  return { rows: left[0] ?? 0, inner: left[1] ?? 0, columns: right[1] ?? 0 };
}

function rowsOf({ x: [x = []], shapes: [[rows = 0, columns = 0] = []] }: Operands): Decimal[][] {
  return Array.from({ length: rows }, (_, i) => x.slice(i * columns, (i + 1) * columns));
}

function columnsOf({ shapes }: Operands, operand: number): number {
  return shapes[operand]?.[1] ?? 0;
}

/** Returns the sum; 0 if there are no terms. */
export function sum(terms: Entries): Decimal {
  return terms.reduce((total, term) => total.plus(term), ZERO);
}

/** Returns the entry at a position; 0 where there is none. */
export function at(entries: Entries | undefined, i: number): Decimal {
  return entries?.[i] ?? ZERO;
}
