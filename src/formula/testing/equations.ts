import { evaluateQuantity, type Quantity, rowsOf } from "./evaluate-line.ts";

/** Two neighbouring sides of an equation in numbers and matrices of numbers. */
export interface Equation {
  readonly left: string;
  readonly sign: "=" | "≈";
  readonly right: string;
}

/**
 * Finds the equations between numbers and matrices in formulas as plain text. Leaves out sides with symbols or words,
 * and numbers that are not finite.
 */
export function equationsIn(text: string): Equation[] {
  if (!/[=≈]/.test(text)) return [];
  const parts = splitAtSigns(text);
  return parts.flatMap((sign, i) => {
    const [left = "", right = ""] = [parts[i - 1], parts[i + 1]];
    if (sign !== "=" && sign !== "≈") return [];
    return sideValue(left) === undefined || sideValue(right) === undefined ? [] : [{ left, sign, right }];
  });
}

/** Splits a text at the signs of relations and at the commas between formulas, outside of brackets. */
function splitAtSigns(text: string): string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (const { 0: sign, index } of text.matchAll(/[[(]|[\])]| (?:=|≈|←|\+=|:) |[,;:] /g)) {
    if (/^[[(]/.test(sign)) depth += 1;
    else if (/^[\])]/.test(sign)) depth -= 1;
    else if (depth === 0) {
      parts.push(text.slice(start, index).trim(), sign.trim());
      start = index + sign.length;
    }
  }
  return [...parts, text.slice(start).trim()];
}

/** Evaluates a side; undefined if the side has symbols or words, or if an entry is not finite. */
function sideValue(side: string): Quantity | undefined {
  // Most sides have symbols: names with letters other than those of functions and exponents.
  if (!/\d/.test(side) || /[^\d\s.()[\],;+−×·⊙/√²³⁰-⁹⁻a-zCE]/.test(side)) return undefined;
  try {
    const value = evaluateQuantity(side);
    return rowsOf(value).flat().every(Number.isFinite) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Returns whether both sides are equal in every entry, for the digits that are printed. */
export function holds({ left, right }: Equation): boolean {
  const [a, b] = [rowsOf(sideValue(left) ?? Number.NaN), rowsOf(sideValue(right) ?? Number.NaN)];
  const units = halfUnits(right) ?? halfUnits(left) ?? b.map((row) => row.map(() => 0));
  if (a.length !== b.length) return false;
  return a.every((row, i) => {
    if (row.length !== b[i]?.length) return false;
    return row.every((entry, j) => {
      const [other, unit] = [b[i]?.[j] ?? Number.NaN, units[i]?.[j] ?? Number.NaN];
      // The smallest numbers are multiples of the least: to one of them, each side and the half unit are rounded.
      // Where all digits are printed, the computation has rounded the last ones.
      const rounding = 1e-9 * unit + 5e-12 * Math.abs(other) + (unit === 0 ? 1e-15 : 4 * Number.MIN_VALUE);
      return Math.abs(entry - other) <= unit + rounding;
    });
  });
}

/**
 * Returns half a unit of the last digit of each entry of a number or a matrix, counting the zeros at the end, which are
 * not printed; undefined for other formulas.
 */
function halfUnits(side: string): number[][] | undefined {
  const isMatrix = /^\[[^[\]]*\]$/.test(side);
  const rows = isMatrix
    ? side
        .slice(1, -1)
        .split("; ")
        .map((row) => row.split(", "))
    : [[side]];
  const units = rows.map((row) => row.map((text) => halfUnit(text, isMatrix ? entryDigits : numberDigits)));
  return units.flat().includes(undefined) ? undefined : (units as number[][]);
}

/** The parts of a number as it is written. */
interface Written {
  readonly sign: string;
  readonly whole: string;
  readonly decimals: string;
  /** Absent without an exponent. */
  readonly exponent: string | undefined;
}

/** Returns half a unit; 0 for 0, which is printed for no other number. */
function halfUnit(text: string, decimalsOf: (written: Written) => number): number | undefined {
  const [match, sign = "", whole = "", decimals = "", exponent] =
    /^\(?(−?)(\d+)\.?(\d*)(?:e(−?\d+))?\)?$/.exec(text) ?? [];
  if (match === undefined) return undefined;
  if (Number(`${whole}.${decimals}`) === 0) return 0;
  const power = Number((exponent ?? "0").replace("−", "-"));
  const places = decimalsOf({ sign, whole, decimals, exponent });
  return 0.5 * 10 ** (power - places);
}

/** Returns the decimals of a number by itself: four, two from 1000 on and before an exponent, or all. */
function numberDigits({ whole, decimals, exponent }: Written): number {
  const usual = exponent === undefined ? (whole.length < 4 ? 4 : 2) : exponent.length < 4 ? 2 : 1;
  return Math.max(usual, decimals.length);
}

/** Returns the decimals of an entry: of three digits, or of as many as six characters have room for. */
function entryDigits({ sign, whole, decimals, exponent }: Written): number {
  if (whole.length > 3) return 0;
  const zeros = exponent === undefined && whole === "0" ? (/^0*/.exec(decimals)?.[0].length ?? 0) : 0;
  const before = sign.length + whole.length + 1 + (exponent === undefined ? 0 : 1 + exponent.length);
  const significant = zeros + 3 - (whole === "0" ? 0 : whole.length);
  return Math.max(0, Math.min(significant, 6 - before));
}

/** Returns whether a text has a zero with a minus sign. */
export function hasNegativeZero(text: string): boolean {
  return /−0(?![.\d])/.test(text);
}

/** A number as it is written. */
const NUMBER = String.raw`−?\d[\d.]*(?:e−?\d+)?`;

/**
 * Returns a function that writes a formula that is said as plain text, so that `equationsIn` finds its equations.
 *
 * @param functions the spoken names of functions, by their names in plain text
 */
export function textOfSpeech(functions: Readonly<Record<string, string>>): (speech: string) => string {
  const names = new Map(Object.entries(functions).map(([name, spoken]) => [spoken, name]));
  const spoken = [...names.keys()].join("|");
  const ofTwo = new RegExp(`\\b(${spoken}) of (${NUMBER}) and (${NUMBER})(?:, end (?:${spoken}),)?`, "g");
  const ofOne = new RegExp(`\\b(${spoken}) of (?:\\(|(${NUMBER}))`, "g");

  function sideOf(side: string): string {
    const text = side
      .replace(/(\d[\d.]*) times 10 to the (minus )?(\d+)/g, (_, digits, minus, power) => {
        return `${digits}e${minus === undefined ? "" : "−"}${power}`;
      })
      .replaceAll("the quantity ", "(")
      .replace(/,? end quantity,?/g, ")")
      .replace(/,? end fraction,?/g, "")
      .replaceAll(" times, entry by entry, ", " ⊙ ")
      .replaceAll(" squared", "²")
      .replaceAll(" cubed", "³")
      .replaceAll(" plus ", " + ")
      .replace(/(?<=[\d)²³]) minus /g, " − ")
      .replaceAll("minus ", "−")
      .replaceAll(" times ", " × ")
      .replaceAll(" over ", " / ")
      .replace(ofTwo, (_, name, a, b) => `${names.get(name)}(${a}, ${b})`)
      .replace(ofOne, (_, name, a) => `${names.get(name)}(${a === undefined ? "" : `${a})`}`);
    const open = text.split("(").length - text.split(")").length;
    return text + ")".repeat(Math.max(0, open));
  }

  return (speech) =>
    speech
      .split(/( equals | is about )/)
      .map((part, i) => (i % 2 === 0 ? sideOf(part) : part === " equals " ? " = " : " ≈ "))
      .join("");
}
