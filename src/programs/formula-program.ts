import { engineFunctions } from "./engine-functions.ts";

/** A value for each input of a formula, in the order in which the inputs occur. */
const VALUES = ["2.0", "3.0", "0.5", "-1.0"];
const NAME = /[\p{L}_][\p{L}\p{N}_]*(?!["'])/gu;
/** What names of a formula are not inputs, beside the functions of the engine. */
const OTHERS = new Set([
  "pi",
  "e",
  "and",
  "or",
  "not",
  "if",
  "else",
  "lambda",
  "float",
  "int",
  "range",
  "len",
]);

/**
 * Returns the program of a formula such as `y = x1*x2 + sin(x1)`: its names become inputs. A formula without a name for
 * its result computes `y`; `^` is read as a power.
 */
export function programOfFormula(formula: string): string {
  const functions = new Set(engineFunctions.map(({ name }) => name));
  const written = formula.trim().replaceAll("^", "**").replaceAll("·", "*").replaceAll("−", "-");
  const [, target = "y", value = written] =
    /^([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)\s*(.*)$/su.exec(written) ?? [];
  const names = new Set(value.match(NAME) ?? []);
  const inputs = [...names].filter((name) => !functions.has(name) && !OTHERS.has(name) && name !== target);
  const constants = [...names].filter((name) => name === "pi" || name === "e");
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
