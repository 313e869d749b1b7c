import type { MatrixLeaf, VectorLeaf } from "../../trace/leaves.ts";
import { parameterWords } from "../../words/en/parameters.ts";
import type { Parameter, ParameterRole, ParseResult } from "./parameter.ts";
import { numberText, parseNumber } from "./parse-number.ts";

/** A list of numbers. */
export type List = readonly number[];

/** A matrix as a list of rows. */
export type Rows = readonly List[];

/** A vector or matrix of finite numbers whose axes are named after sizes of the case. */
export interface ArrayParameter<V extends List | Rows = List | Rows, G = unknown> extends Parameter<V, G> {
  readonly kind: "array";
  /** One name for a vector, two for a matrix. */
  readonly axes: readonly string[];
}

/** The argument of a program: a leaf for an input or parameter, plain numbers for a seed. */
type Given<R extends ParameterRole, Leaf, Plain> = R extends "input" | "parameter" ? Leaf : Plain;

/** Creates a matrix parameter, written `1,2;3,4` in a link. */
export function matrix<R extends ParameterRole>(
  role: R,
  axes: readonly [rows: string, columns: string],
  defaultValue: Rows,
): ArrayParameter<Rows, Given<R, MatrixLeaf, Rows>> {
  const [rows, columns] = axes;
  return {
    kind: "array",
    role,
    axes,
    default: defaultValue,
    allowed: parameterWords.allowed.matrix,
    problem: (value) => problemOf(value, 2),
    read(text) {
      const values: List[] = [];
      for (const line of text.split(";")) {
        const row = readList(line);
        if ("problem" in row) return { problem: parameterWords.inEntryOfRow(values.length + 1, row.problem) };
        values.push(row.value);
      }
      const problem = problemOf(values, 2);
      return problem === undefined ? { value: values } : { problem };
    },
    write: (value) => value.map(writeList).join(";"),
    sizesOf: (value) => ({ [rows]: value.length, [columns]: value[0]?.length ?? 0 }),
    fit: (value, sizes) =>
      Array.from({ length: sizes[rows] ?? defaultValue.length }, (_, i) => {
        const pattern = defaultValue[i % defaultValue.length] ?? [];
        return fitted(value[i] ?? [], pattern, sizes[columns] ?? pattern.length);
      }),
  };
}

/** Creates a vector parameter, written `1,2,3` in a link. */
export function vector<R extends ParameterRole>(
  role: R,
  axis: string,
  defaultValue: List,
): ArrayParameter<List, Given<R, VectorLeaf, List>> {
  return {
    kind: "array",
    role,
    axes: [axis],
    default: defaultValue,
    allowed: parameterWords.allowed.vector,
    problem: (value) => problemOf(value, 1),
    read: readList,
    write: writeList,
    sizesOf: (value) => ({ [axis]: value.length }),
    fit: (value, sizes) => fitted(value, defaultValue, sizes[axis] ?? defaultValue.length),
  };
}

/** Longest list that is read; no case takes as many entries. */
export const LONGEST = 1000;

/** Returns the problem of a list longer than `LONGEST`. */
export function tooLong({ length }: readonly unknown[]): string {
  return parameterWords.tooLong(length, LONGEST);
}

/** Parses numbers separated by commas. */
export function readList(text: string): ParseResult<List> {
  const entries: number[] = [];
  for (const part of text.split(",")) {
    const read = parseNumber(part);
    if ("problem" in read) return { problem: parameterWords.inEntry(entries.length + 1, read.problem) };
    entries.push(read.value);
  }
  return { value: entries };
}

function writeList(list: List): string {
  return list.map(numberText).join(",");
}

/** Returns why a value is not a non-empty array of finite numbers of this rank; undefined if it is. */
function problemOf(value: unknown, rank: number): string | undefined {
  if (!Array.isArray(value)) return rank === 1 ? parameterWords.notList : parameterWords.notRows;
  if (value.length === 0) return parameterWords.empty;
  if (value.length > LONGEST) return tooLong(value);
  // Spreading turns holes, which `every` would skip, into undefined entries.
  const entries: readonly unknown[] = [...value];
  if (rank === 1) return entries.every(Number.isFinite) ? undefined : parameterWords.notAllFinite;
  const [first] = entries;
  for (const [i, row] of entries.entries()) {
    const problem = problemOf(row, rank - 1);
    if (problem !== undefined) return parameterWords.inRow(i + 1, problem);
    const [length, wanted] = [(row as List).length, (first as List).length];
    if (length !== wanted) return parameterWords.unequalRow(i + 1, length, wanted);
  }
  return undefined;
}

function fitted(list: List, pattern: List, length: number): List {
  return Array.from({ length }, (_, i) => list[i] ?? pattern[i % pattern.length] ?? 0);
}
