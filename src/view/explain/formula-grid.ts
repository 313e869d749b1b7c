import { broadcastShape, sources } from "../../autodiff/broadcast.ts";
import { entryAt, filled, sizeOf } from "../../autodiff/tensor.ts";
import { shapeOf, type Value } from "../../autodiff/value.ts";
import { negative, number, over, plus, power, productOf } from "../../formula/build.ts";
import type {
  CallExpression,
  EntryExpression,
  Expression,
  FoldExpression,
  IndicatorExpression,
  SymbolExpression,
} from "../../formula/expression.ts";

/** A term of a sum: as it is written, in numbers, and what it amounts to, unrounded. */
export interface NumberTerm {
  readonly of: Expression;
  readonly value: number;
}

/** A formula of tensors, entry by entry. */
export interface FormulaGrid {
  readonly shape: readonly number[];
  /** Returns the terms of an entry, by its position in row-major order. */
  readonly at: (entry: number) => readonly NumberTerm[];
}

/** Returns the value of a symbol; undefined if there is none. */
type NumbersOf = (symbol: SymbolExpression) => Value | undefined;

/** A factor of 1 that is not written: an entry of the ones that only give a product its shape. */
const ONE: NumberTerm = { of: number(1), value: 1 };

/**
 * Returns a formula with the numbers of its symbols, entry by entry: the entries of a matrix product are sums of
 * products of numbers. Undefined if the formula names a symbol without a value, or a function of whole tensors
 * other than sums and means.
 */
export function gridOf(of: Expression, numbersOf: NumbersOf): FormulaGrid | undefined {
  const inside = (part: Expression): FormulaGrid | undefined => gridOf(part, numbersOf);
  const combined = (parts: readonly Expression[], combine: Combine): FormulaGrid | undefined =>
    broadcast(parts.map(inside), combine);
  switch (of.kind) {
    case "number":
      return { shape: [], at: () => [{ of, value: of.value }] };
    case "symbol":
      return symbolGrid(of, numbersOf(of));
    case "transpose":
      return transposedGrid(inside(of.of));
    case "product":
      return of.by === "matrices"
        ? of.factors.map(inside).reduce(matrixProduct)
        : combined(of.factors, multiply);
    case "sum":
      return combined(of.terms, (terms) => terms.flat());
    case "negative":
      return combined([of.of], ([terms = []]) => terms.map(opposite));
    case "quotient":
      return combined([of.over, of.under], (parts) => {
        const [a, b] = parts.map(joined) as [NumberTerm, NumberTerm];
        return [{ of: over(a.of, b.of), value: a.value / b.value }];
      });
    case "power":
      return combined([of.base, of.exponent], (parts) => {
        const [a, n] = parts.map(joined) as [NumberTerm, NumberTerm];
        return [{ of: power(a.of, n.of), value: a.value ** n.value }];
      });
    case "call":
      return callGrid(of, of.args.map(inside));
    case "indicator":
      return indicatorGrid(of, combined);
    case "entry":
      return rowGrid(of, inside);
    case "fold":
      return foldGrid(of, numbersOf);
    default:
      return undefined;
  }
}

/** Returns the terms of a result from the terms of its parts. */
type Combine = (parts: readonly (readonly NumberTerm[])[]) => readonly NumberTerm[];

/** Combines the entries of grids, which are broadcast to one shape. */
function broadcast(grids: readonly (FormulaGrid | undefined)[], combine: Combine): FormulaGrid | undefined {
  const all = grids.filter((grid) => grid !== undefined);
  if (all.length < grids.length) return undefined;
  const shape = broadcastShape(
    "formula",
    all.map(({ shape }) => filled(shape, () => 0)),
  );
  const places = all.map((grid) => sources(grid.shape, shape));
  return { shape, at: (entry) => combine(all.map((grid, k) => grid.at(places[k]?.[entry] ?? 0))) };
}

function symbolGrid({ base }: SymbolExpression, value: Value | undefined): FormulaGrid | undefined {
  if (value === undefined) return undefined;
  return {
    shape: shapeOf(value),
    at(entry) {
      const own = entryAt(value, entry);
      return [base === "1" ? ONE : { of: number(own), value: own }];
    },
  };
}

function transposedGrid(grid: FormulaGrid | undefined): FormulaGrid | undefined {
  const [rows = 1, columns = 1] = grid?.shape ?? [];
  if (grid?.shape.length !== 2) return undefined;
  return {
    shape: [columns, rows],
    at: (entry) => grid.at((entry % rows) * columns + Math.floor(entry / rows)),
  };
}

function matrixProduct(a: FormulaGrid | undefined, b: FormulaGrid | undefined): FormulaGrid | undefined {
  const [rows = 1, inner = 1] = a?.shape ?? [];
  const [again, columns = 1] = b?.shape ?? [];
  if (a?.shape.length !== 2 || b?.shape.length !== 2 || again !== inner) return undefined;
  return {
    shape: [rows, columns],
    at(entry) {
      const [row, column] = [Math.floor(entry / columns), entry % columns];
      return Array.from({ length: inner }, (_, k) =>
        multiply([a.at(row * inner + k), b.at(k * columns + column)]),
      ).flat();
    },
  };
}

/** Returns the grid of a function: a sum or mean of entries, or a function of numbers, entry by entry. */
function callGrid(of: CallExpression, args: readonly (FormulaGrid | undefined)[]): FormulaGrid | undefined {
  const [first] = args;
  const all = (start: number, count: number): readonly NumberTerm[] =>
    Array.from({ length: count }, (_, i) => first?.at(start + i) ?? []).flat();
  const size = sizeOf(first?.shape ?? []);
  switch (of.of) {
    case "sum":
      return first && { shape: [], at: () => all(0, size) };
    case "mean":
      return (
        first && {
          shape: [],
          at() {
            const sum = joined(all(0, size));
            return [{ of: over(sum.of, number(size)), value: sum.value / size }];
          },
        }
      );
    case "rowsum": {
      const [rows = 1, columns = 1] = first?.shape ?? [];
      return first && { shape: [rows, 1], at: (row) => all(row * columns, columns) };
    }
    default: {
      const apply = typeof of.of === "string" ? functionOf(of.of) : undefined;
      if (apply === undefined) return undefined;
      return broadcast(args, (parts) => {
        const given = parts.map(joined);
        return [
          {
            of: { ...of, args: given.map((arg) => arg.of) },
            value: apply(...given.map(({ value }) => value)),
          },
        ];
      });
    }
  }
}

/** Returns a function of numbers by its name in formulas. */
function functionOf(name: string): ((...args: number[]) => number) | undefined {
  if (name === "σ") return (x = 0) => 1 / (1 + Math.exp(-x));
  const found: unknown = Object.hasOwn(Math, name) ? Math[name as "max"] : undefined;
  return typeof found === "function" ? (...args) => Number(found(...args)) : undefined;
}

function indicatorGrid(
  of: IndicatorExpression,
  combined: (parts: readonly Expression[], combine: Combine) => FormulaGrid | undefined,
): FormulaGrid | undefined {
  const { condition } = of;
  if (condition.kind !== "relation") return undefined;
  return combined([condition.left, condition.right], (parts) => {
    const [a, b] = parts.map(joined) as [NumberTerm, NumberTerm];
    const holds = HOLDS[condition.sign]?.(a.value, b.value) ?? false;
    return [{ of: { ...of, condition: { ...condition, left: a.of, right: b.of } }, value: Number(holds) }];
  });
}

const HOLDS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  ">": (a, b) => a > b,
  "<": (a, b) => a < b,
  "≥": (a, b) => a >= b,
  "=": (a, b) => a === b,
};

/** Returns the entry or row of a grid at indices that are numbers, counted from 1. */
function rowGrid(
  { of, indices }: EntryExpression,
  inside: (part: Expression) => FormulaGrid | undefined,
): FormulaGrid | undefined {
  const grid = inside(of);
  const shape = grid?.shape.slice(indices.length) ?? [];
  const places = indices.map((index) => inside(index)?.at(0)[0]?.value);
  if (grid === undefined || places.includes(undefined)) return undefined;
  const start = places.reduce<number>(
    (sofar, place = 1, axis) => sofar * (grid.shape[axis] ?? 1) + place - 1,
    0,
  );
  return { shape, at: (entry) => grid.at(start * sizeOf(shape) + entry) };
}

/** Returns the sum over an index from 1. */
function foldGrid({ sign, index, to, of }: FoldExpression, numbersOf: NumbersOf): FormulaGrid | undefined {
  const name = index.kind === "relation" ? index.left : index;
  const count = to && gridOf(to, numbersOf)?.at(0)[0]?.value;
  if (sign !== "∑" || count === undefined || name.kind !== "symbol") return undefined;
  const grids = Array.from({ length: count }, (_, i) =>
    gridOf(of, (symbol) => (symbol.base === name.base ? i + 1 : numbersOf(symbol))),
  );
  return broadcast(grids, (terms) => terms.flat());
}

/** Returns terms as one term, a sum if there are several. */
function joined(terms: readonly NumberTerm[]): NumberTerm {
  const [only] = terms;
  if (terms.length === 1 && only !== undefined) return only;
  return { of: plus(...terms.map(({ of }) => of)), value: terms.reduce((sum, { value }) => sum + value, 0) };
}

function multiply(parts: readonly (readonly NumberTerm[])[]): readonly NumberTerm[] {
  const factors = parts.map(joined).filter((factor) => factor !== ONE);
  const [only] = factors;
  if (only === undefined) return [ONE];
  if (factors.length === 1) return [only];
  const written = factors.flatMap(({ of }) =>
    of.kind === "product" && of.by === "dots" ? of.factors : [of],
  );
  return [{ of: productOf("dots", written), value: factors.reduce((sofar, { value }) => sofar * value, 1) }];
}

function opposite({ of, value }: NumberTerm): NumberTerm {
  return { of: negative(of), value: -value };
}
