import type { Value } from "../../autodiff/value.ts";
import type { Expression, SymbolExpression } from "../../formula/expression.ts";
import { matrixRows } from "../notation.ts";

/** A number, or the rows of a matrix. */
type Entries = number | readonly (readonly number[])[];

/** Evaluates a formula of numbers and tensors as mathematics defines it, apart from the engine's operations. */
export function evaluateFormula(of: Expression, read: (name: SymbolExpression) => Value): Entries {
  const evaluate = (part: Expression): Entries => evaluateFormula(part, read);
  switch (of.kind) {
    case "number":
      return of.value;
    case "matrix":
      return of.rows;
    case "symbol":
      return entriesOf(read(of));
    case "sum":
      return of.terms.map(evaluate).reduce((a, b) => entrywise((x, y) => x + y, a, b));
    case "negative":
      return entrywise((x) => -x, evaluate(of.of));
    case "quotient":
      return entrywise((x, y) => x / y, evaluate(of.over), evaluate(of.under));
    case "power":
      return entrywise((x, y) => x ** y, evaluate(of.base), evaluate(of.exponent));
    case "product":
      return of.factors
        .map(evaluate)
        .reduce(of.by === "matrices" ? matrixProduct : (a, b) => entrywise((x, y) => x * y, a, b));
    case "transpose": {
      const rows = rowsOf(evaluate(of.of));
      return (rows[0] ?? []).map((_, k) => rows.map((row) => row[k] as number));
    }
    case "indicator":
      return evaluate(of.condition);
    case "relation": {
      const compare = COMPARISONS[of.sign];
      if (compare === undefined) throw new Error(`no comparison ${of.sign}`);
      return entrywise((x, y) => Number(compare(x, y)), evaluate(of.left), evaluate(of.right));
    }
    case "fold": {
      // The sum of the rows of what has the index.
      if (of.sign !== "∑" || of.of.kind !== "entry") throw new Error("only sums of rows are known");
      const rows = rowsOf(evaluate(of.of.of));
      return [(rows[0] ?? []).map((_, k) => rows.reduce((sum, row) => sum + (row[k] as number), 0))];
    }
    case "call":
      return called(String(of.of), of.args.map(evaluate));
    default:
      throw new Error(`${of.kind} is not evaluated`);
  }
}

/** Returns all entries in one list, in row-major order. */
export function flat(entries: Entries): readonly number[] {
  return typeof entries === "number" ? [entries] : entries.flat();
}

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  ">": (a, b) => a > b,
  "<": (a, b) => a < b,
  "≥": (a, b) => a >= b,
  "=": (a, b) => a === b,
};

function called(name: string, args: readonly Entries[]): Entries {
  const [first = Number.NaN] = args;
  if (name === "sum") return flat(first).reduce((a, b) => a + b, 0);
  if (name === "rowsum") return rowsOf(first).map((row) => [row.reduce((a, b) => a + b, 0)]);
  const apply: unknown = Math[name as "sin"];
  if (typeof apply !== "function") throw new Error(`${name} is not evaluated`);
  return entrywise((...all) => Number(apply(...all)), ...args);
}

function entriesOf(value: Value): Entries {
  return typeof value === "number" ? value : matrixRows(value);
}

function rowsOf(of: Entries): readonly (readonly number[])[] {
  return typeof of === "number" ? [[of]] : of;
}

/** Applies a function to each entry. Numbers, rows and columns are repeated as often as needed. */
function entrywise(apply: (...all: number[]) => number, ...args: readonly Entries[]): Entries {
  if (args.every((arg) => typeof arg === "number")) return apply(...(args as number[]));
  const all = args.map(rowsOf);
  const height = Math.max(...all.map((rows) => rows.length));
  const width = Math.max(...all.map((rows) => rows[0]?.length ?? 0));
  return Array.from({ length: height }, (_, i) =>
    Array.from({ length: width }, (_, k) =>
      apply(
        ...all.map((rows) => {
          const row = rows[rows.length === 1 ? 0 : i] ?? [];
          return row[row.length === 1 ? 0 : k] as number;
        }),
      ),
    ),
  );
}

function matrixProduct(a: Entries, b: Entries): Entries {
  const [left, right] = [rowsOf(a), rowsOf(b)];
  return left.map((row) =>
    (right[0] ?? []).map((_, k) => row.reduce((sum, entry, i) => sum + entry * (right[i]?.[k] as number), 0)),
  );
}
