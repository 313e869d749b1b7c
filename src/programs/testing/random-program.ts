import fc from "fast-check";

/** The inputs of every program. */
export const INPUTS = ["x1", "x2", "x3"];
const UNARY = ["sin", "cos", "exp", "log", "tanh", "relu"];
const BINARY = ["+", "-", "*", "/"];
/** A statement: what it computes, from operands that are chosen among the names before it by their positions. */
export type Statement = readonly [form: string, a: number, b: number];

const literal = fc.constantFrom("2", "3", "0.5", "-1", "1.25");
const form = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...BINARY).map((sign) => `a ${sign} b`) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...BINARY), literal).map(([sign, c]) => `a ${sign} ${c}`),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...BINARY), literal).map(([sign, c]) => `${c} ${sign} a`),
  },
  { weight: 2, arbitrary: fc.constantFrom("a ** 2", "a ** 3", "a ** -1", "a ** b", "a ** 0.5", "2 ** a") },
  { weight: 3, arbitrary: fc.constantFrom(...UNARY).map((name) => `${name}(a)`) },
  { weight: 1, arbitrary: fc.constantFrom("-a", "a.tanh()", "a.relu()", "-(a * b) + sin(a) ** 2") },
);
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
/** Draws the statements of a program. */
export const statements = fc.array(fc.tuple(form, place, place), { minLength: 1, maxLength: 60 });
/** Draws values for the inputs. */
export const values = fc.tuple(...INPUTS.map(() => fc.double({ min: -2, max: 2, noNaN: true })));

/** Writes a program. The operands are mostly recent, so that deep graphs are as frequent as wide ones. */
export function programText(inputs: readonly number[], lines: readonly Statement[]): string {
  const names = [...INPUTS];
  const chosen = (at: number) => names[names.length - 1 - Math.floor(at ** 2 * names.length)] as string;
  const body = lines.map(([written, a, b], i) => {
    const right = written.replace(/\b[ab]\b/g, (letter) => chosen(letter === "a" ? a : b));
    names.push(`v${i + 1}`);
    return `v${i + 1} = ${right}`;
  });
  const sum = INPUTS.map((name) => `0.5 * ${name}`).join(" + ");
  return [
    ...INPUTS.map((name, i) => `${name} = Var(${floatText(inputs[i] as number)})`),
    ...body,
    `y = ${names.at(-1)} + ${sum}`,
    "y.backward()",
    "",
  ].join("\n");
}

function floatText(x: number): string {
  return /[.e]/.test(String(x)) ? String(x) : `${Object.is(x, -0) ? "-0" : x}.0`;
}
