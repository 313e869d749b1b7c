import type { MatrixLeaf, VectorLeaf } from "../../trace/leaves.ts";
import type { Parameter, ParameterRole, Read } from "./parameter.ts";
import { numberText, parseNumber } from "./parse-number.ts";

/** A list of numbers. */
export type List = readonly number[];

/** A matrix by rows. */
export type Rows = readonly List[];

/** A vector or matrix of finite numbers whose axes are named after sizes of the case. */
export interface ArrayParameter<V extends List | Rows = List | Rows, G = unknown> extends Parameter<V, G> {
  readonly kind: "array";
  /** One name for a vector, two for a matrix. */
  readonly axes: readonly string[];
}

/** A program is given leaves to differentiate by, or for a seed the plain numbers. */
type Given<R extends ParameterRole, Leaf, Plain> = R extends "input" | "parameter" ? Leaf : Plain;

/** A matrix, in a link `1,2;3,4`. */
export function matrix<R extends ParameterRole>(
  role: R,
  axes: readonly [rows: string, columns: string],
  usual: Rows,
): ArrayParameter<Rows, Given<R, MatrixLeaf, Rows>> {
  const [rows, columns] = axes;
  return {
    kind: "array",
    role,
    axes,
    default: usual,
    allowed: "rows of finite numbers of one length, such as 1,2;3,4",
    problem: (value) => problemOf(value, 2),
    read(text) {
      const values: List[] = [];
      for (const line of text.split(";")) {
        const row = readList(line);
        if ("problem" in row) return { problem: `row ${values.length + 1}, ${row.problem}` };
        values.push(row.value);
      }
      const problem = problemOf(values, 2);
      return problem === undefined ? { value: values } : { problem };
    },
    write: (value) => value.map(writeList).join(";"),
    sizesOf: (value) => ({ [rows]: value.length, [columns]: value[0]?.length ?? 0 }),
    fit: (value, sizes) =>
      Array.from({ length: sizes[rows] ?? usual.length }, (_, i) => {
        const pattern = usual[i % usual.length] ?? [];
        return fitted(value[i] ?? [], pattern, sizes[columns] ?? pattern.length);
      }),
  };
}

/** A vector, in a link `1,2,3`. */
export function vector<R extends ParameterRole>(
  role: R,
  axis: string,
  usual: List,
): ArrayParameter<List, Given<R, VectorLeaf, List>> {
  return {
    kind: "array",
    role,
    axes: [axis],
    default: usual,
    allowed: "finite numbers such as 1,2,3",
    problem: (value) => problemOf(value, 1),
    read: readList,
    write: writeList,
    sizesOf: (value) => ({ [axis]: value.length }),
    fit: (value, sizes) => fitted(value, usual, sizes[axis] ?? usual.length),
  };
}

/** More entries than any case takes: a longer list is not walked through. */
export const LONGEST = 1000;

/** What is wrong with a list of more entries than that. */
export function tooLong({ length }: readonly unknown[]): string {
  return `it has ${length} entries, more than ${LONGEST}`;
}

/** Reads numbers between commas. */
export function readList(text: string): Read<List> {
  const entries: number[] = [];
  for (const part of text.split(",")) {
    const read = parseNumber(part);
    if ("problem" in read) return { problem: `entry ${entries.length + 1}: ${read.problem}` };
    entries.push(read.value);
  }
  return { value: entries };
}

function writeList(list: List): string {
  return list.map(numberText).join(",");
}

/** Why a value is no array of finite numbers of this rank with at least one entry, or nothing if it is. */
function problemOf(value: unknown, rank: number): string | undefined {
  if (!Array.isArray(value)) return rank === 1 ? "it is not a list" : "it is not a list of rows";
  if (value.length === 0) return "it is empty";
  if (value.length > LONGEST) return tooLong(value);
  // A hole in an array is an entry too, though `every` would pass over it.
  const entries: readonly unknown[] = [...value];
  if (rank === 1) return entries.every(Number.isFinite) ? undefined : "not all entries are finite numbers";
  const [first] = entries;
  for (const [i, row] of entries.entries()) {
    const problem = problemOf(row, rank - 1);
    if (problem !== undefined) return `row ${i + 1}: ${problem}`;
    const [length, wanted] = [(row as List).length, (first as List).length];
    const word = length === 1 ? "entry" : "entries";
    if (length !== wanted) return `row ${i + 1} has ${length} ${word}, row 1 has ${wanted}`;
  }
  return undefined;
}

function fitted(list: List, pattern: List, length: number): List {
  return Array.from({ length }, (_, i) => list[i] ?? pattern[i % pattern.length] ?? 0);
}
