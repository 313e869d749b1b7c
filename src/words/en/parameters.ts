import { texts } from "../language.ts";

/** The texts about values of parameters: why a value is refused, and what is allowed. */
export const parameterWords = texts({
  /** Why a text is not a number. */
  empty: "it is empty",
  notDecimal: "it is not a decimal number such as 1.5 or -2e3",
  tooLarge: "it is larger than the largest number, about 1.8e308",
  tooSmall: "it is smaller than the smallest number, about 5e-324",

  /** Why a value is not valid for its parameter. */
  notNumber: "it is not a number",
  notFinite: "it is not finite",
  notWhole: "it is not whole",
  outOfRange: "it is out of range",
  notList: "it is not a list",
  notRows: "it is not a list of rows",
  notAllFinite: "not all entries are finite numbers",
  tooLong: (length: number, most: number) => `it has ${length} entries, more than ${most}`,
  inEntry: (entry: number, problem: string) => `entry ${entry}: ${problem}`,
  inRow: (row: number, problem: string) => `row ${row}: ${problem}`,
  inEntryOfRow: (row: number, problem: string) => `row ${row}, ${problem}`,
  unequalRow: (row: number, length: number, wanted: number) =>
    `row ${row} has ${length} ${length === 1 ? "entry" : "entries"}, row 1 has ${wanted}`,
  noChoice: "there is no such choice",
  noClass: "a class is a whole number, counted from 0",
  noStore: "it is neither all, sqrt, binomial with a number, nor a list of layers",
  badSize: (axis: string, size: number) => `its ${axis} is ${size}`,
  otherSize: (axis: string, size: number, owner: string, wanted: number) =>
    `its ${axis} is ${size}, but ${owner} has ${wanted}`,
  conflict: "it does not fit the other inputs",

  /** What is allowed. */
  allowed: {
    real: "a finite decimal number",
    whole: (min: number, max: number) => `a whole number from ${min} to ${max}`,
    matrix: "equal-length rows of finite numbers, such as 1,2;3,4",
    vector: "finite numbers such as 1,2,3",
    targets: "one class per row, counted from 0, such as 0,2",
    classes: (last: number) => `classes from 0 to ${last}`,
    store: (most: number, example: string) =>
      `all, sqrt, binomial:1 to binomial:${most}, or a list of layers in order, each once, with the first and ` +
      `the last, such as ${example}`,
    layers: (last: number) => `layers from h0 to h${last}`,
    size: (axis: string, min: number, max: number) => `${axis} from ${min} to ${max}`,
  },

  /** A refused value, its problem, and what is allowed: `x1="abc": it is not a number; allowed is …`. */
  rejected: (name: string, value: string, problem: string, allowed: string) =>
    `${name}=${value}: ${problem}; allowed is ${allowed}`,
  noParameter: (owner: string, name: string, meant: string | undefined, known: readonly string[]) =>
    `${owner} has no parameter ${name}${meant === undefined ? "" : ` (did you mean ${meant}?)`}; it has ${known.join(", ")}`,
});
