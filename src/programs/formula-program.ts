import { engineFunctions } from "./engine-functions.ts";

/** A value for each input of a formula, in the order in which the inputs occur. */
const VALUES = ["2.0", "3.0", "0.5", "-1.0"];
/** Names, and numbers, whose exponents are no names. */
const TOKEN = /[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d*)?(?:[eE][+-]?\d+(?![\p{L}_]))?/gu;
/** How functions and powers are also written. */
const NOTATION: readonly (readonly [RegExp, string])[] = [
  [/\b(?:math|np|numpy|torch|F)\./g, ""],
  [/\bln\s*\(/g, "log("],
  [/σ\s*\(/g, "sigmoid("],
  [/²/g, "**2"],
  [/³/g, "**3"],
  [/\^/g, "**"],
  [/[·×]/g, "*"],
  [/−/g, "-"],
];
/** Functions of Python that a formula can use. */
const PYTHON = ["float", "int", "range", "len", "round", "pow"];
/** Names of a formula that are neither inputs nor functions. */
const WORDS = [
  "Var",
  "and",
  "or",
  "not",
  "if",
  "else",
  "for",
  "in",
  "is",
  "lambda",
  "None",
  "True",
  "False",
  "import",
];
const CONSTANTS = ["pi", "e"];
/** What a formula computes, as in `y =` or `f(x) =`. */
const TARGET = /^([\p{L}_][\p{L}\p{N}_]*)\s*(?:\([^()]*\)\s*)?=(?!=)\s*(.*)$/su;

/** A formula as Python: what it computes, its right side, and the names on this side. */
function read(formula: string) {
  const plain = NOTATION.reduce((text, [pattern, by]) => text.replace(pattern, by), formula.trim());
  const [, target = "y", right = plain] = TARGET.exec(plain) ?? [];
  // A number before a name or a parenthesis is a factor: 2x, 3(x + 1).
  const value = right.replace(TOKEN, (token, at: number) =>
    /^\d/.test(token) && /^[\p{L}_(]/u.test(right.slice(at + token.length)) ? `${token}*` : token,
  );
  const names = [...value.matchAll(TOKEN)].flatMap(([token], i, all) => {
    const end = (all[i]?.index ?? 0) + token.length;
    return /^\d/.test(token) ? [] : [{ name: token, isCalled: /^\s*\(/.test(value.slice(end)) }];
  });
  return { target, value, names };
}

/** Returns the names of the engine's operations, which a formula can call. */
export function functionNames(): readonly string[] {
  return engineFunctions.flatMap(({ name, operation }) => (operation === undefined ? [] : [name]));
}

/** Returns the first function in a formula that does not exist; undefined if there is none. */
export function unknownFunction(formula: string): string | undefined {
  const known = new Set([...functionNames(), ...PYTHON, ...WORDS]);
  return read(formula).names.find(({ name, isCalled }) => isCalled && !known.has(name))?.name;
}

/**
 * Returns the program of a formula such as `y = x1*x2 + sin(x1)`: its names become inputs. A formula without a name for
 * its result computes `y`. Usual notations are read too, such as `x²`, `2x`, `ln(x)` and `f(x) =`.
 */
export function programOfFormula(formula: string): string {
  const { target, value, names } = read(formula);
  const others = new Set([...functionNames(), ...PYTHON, ...WORDS, ...CONSTANTS, target]);
  const all = [...new Set(names.map(({ name }) => name))];
  const inputs = all.filter((name) => !others.has(name));
  const constants = CONSTANTS.filter((name) => all.includes(name));
  // In parts, because the line is code and no text of the catalogue.
  const imports = constants.length === 0 ? [] : [["from", "math", "import", constants.join(", ")].join(" ")];
  return [
    ...imports,
    ...inputs.map((name, i) => `${name} = Var(${VALUES[i % VALUES.length]})`),
    "",
    `${target} = ${value}`,
    `${target}.backward()`,
    "",
  ].join("\n");
}
