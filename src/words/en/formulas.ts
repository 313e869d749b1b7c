import type {
  SpeechWords,
  SpokenFold,
  SpokenMatrix,
  SpokenNumber,
  SpokenSymbol,
} from "../../formula/to-speech.ts";
import { texts } from "../language.ts";

const fold =
  (name: string) =>
  ({ index, from, to, of, isFollowed }: SpokenFold) => {
    const range = [from === undefined ? "" : ` from ${from}`, to === undefined ? "" : ` to ${to}`];
    return `the ${name} over ${index}${range.join("")} of ${of}${isFollowed ? `, end ${name},` : ""}`;
  };

function list(items: readonly string[]): string {
  return items.length < 3 ? items.join(" and ") : items.join(", ");
}

/** What is done to a value, in the derivation. */
const COMMANDS: readonly string[] = ["keep", "drop", "visit"];

function rowsSaid(rows: readonly (readonly string[])[]): string {
  return rows.map((row, i) => `row ${i + 1}: ${row.join(", ")}`).join("; ");
}

/** The words of formulas that are read aloud. */
export const formulaWords = texts<SpeechWords>({
  number: ({ isNegative, digits, exponent }: SpokenNumber) => {
    const size = digits === "∞" ? "infinity" : digits === "NaN" ? "not a number" : digits;
    const power =
      exponent === undefined ? "" : ` times 10 to the ${exponent < 0 ? "minus " : ""}${Math.abs(exponent)}`;
    return `${isNegative ? "minus " : ""}${size}${power}`;
  },
  letters: {
    α: "alpha",
    β: "beta",
    γ: "gamma",
    δ: "delta",
    ε: "epsilon",
    η: "eta",
    θ: "theta",
    λ: "lambda",
    μ: "mu",
    σ: "sigma",
    1: "ones",
    "…": "and so on",
  },
  capital: (letter: string) => `capital ${letter}`,
  symbol: ({ name, indices, hasLongIndex, mark, isFollowed }: SpokenSymbol) => {
    if (!hasLongIndex) return [name, ...indices, ...(mark === undefined ? [] : [mark])].join(" ");
    return `${name}${mark === undefined ? "" : ` ${mark}`} sub ${list(indices)}${isFollowed ? ", end sub," : ""}`;
  },
  functions: {
    abs: "absolute value",
    CE: "cross entropy",
    cos: "cosine",
    exp: "exponential",
    log: "log",
    max: "maximum",
    mean: "mean",
    min: "minimum",
    ReLU: "rectifier",
    rowsum: "row sums",
    sign: "sign",
    sin: "sine",
    softmax: "softmax",
    sqrt: "square root",
    sum: "sum",
    tan: "tangent",
    tanh: "hyperbolic tangent",
    σ: "logistic function",
  },
  call: (name: string, args: readonly string[], isFollowed: boolean) => {
    if (COMMANDS.includes(name)) return `${name} ${list(args)}`;
    return `${name} of ${list(args)}${isFollowed && args.length > 1 ? `, end ${name},` : ""}`;
  },
  plus: (a: string, b: string) => `${a} plus ${b}`,
  minus: (a: string, b: string) => `${a} minus ${b}`,
  negative: (a: string) => `minus ${a}`,
  times: (a: string, b: string) => `${a} times ${b}`,
  timesEntrywise: (a: string, b: string) => `${a} times, entry by entry, ${b}`,
  fraction: (over: string, under: string, isFollowed: boolean) =>
    `${over} over ${under}${isFollowed ? ", end fraction," : ""}`,
  squared: (base: string) => `${base} squared`,
  cubed: (base: string) => `${base} cubed`,
  power: (base: string, exponent: string) => `${base} to the power of ${exponent}`,
  transpose: (of: string) => `${of} transpose`,
  entry: (of: string, indices: readonly string[]) => `${of} at ${indices.join(" ")}`,
  indicator: (condition: string, isFollowed: boolean) =>
    `1 where ${condition}${isFollowed ? ", else 0," : ""}`,
  piecewise: (pieces: readonly Readonly<Record<"value" | "condition", string>>[], isFollowed: boolean) => {
    const said = pieces.map(({ value, condition }) => `${value} where ${condition}`);
    return `${list(said)}${isFollowed ? ", end cases," : ""}`;
  },
  sumOver: fold("sum"),
  productOver: fold("product"),
  derivative: (of: string, by: string) => `the derivative of ${of} with respect to ${by}`,
  partialDerivative: (of: string, by: string) => `the partial derivative of ${of} with respect to ${by}`,
  differential: (of: string) => `d ${of}`,
  partialDifferential: (of: string) => `partial ${of}`,
  gradient: (of: string) => `the gradient of ${of}`,
  change: (of: string) => `the change of ${of}`,
  relations: {
    "=": (left: string, right: string) => `${left} equals ${right}`,
    "≈": (left: string, right: string) => `${left} is about ${right}`,
    "+=": (left: string, right: string) => `${left} receives ${right}`,
    "←": (left: string, right: string) => `${left} becomes ${right}`,
    "↦": (left: string, right: string) => `${left} maps to ${right}`,
    ">": (left: string, right: string) => `${left} is greater than ${right}`,
    "<": (left: string, right: string) => `${left} is less than ${right}`,
    "≥": (left: string, right: string) => `${left} is at least ${right}`,
    ":": (left: string, right: string) => `${left}: ${right}`,
  },
  matrix: ({ rowCount, columnCount, rows, isFollowed }: SpokenMatrix) => {
    if (rows === undefined) return `${rowCount} by ${columnCount} matrix`;
    if (rowCount === 1) return `row ${rows.flat().join(", ")}${isFollowed ? ", end row," : ""}`;
    if (columnCount === 1) return `column ${rows.flat().join(", ")}${isFollowed ? ", end column," : ""}`;
    return `${rowCount} by ${columnCount} matrix, ${rowsSaid(rows)}${isFollowed ? "; end matrix," : ""}`;
  },
  rows: rowsSaid,
  list: (items: readonly string[]) => items.join("; "),
  beside: (left: string, right: string) => `${left} ${right}`,
  labelled: (of: string, label: string, isFollowed: boolean) =>
    `${of}, labelled ${label}${isFollowed ? ", end label," : ""}`,
  quantity: (of: string, isFollowed: boolean) => `the quantity ${of}${isFollowed ? ", end quantity," : ""}`,
});
