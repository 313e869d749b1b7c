import fc from "fast-check";
import { expect, it } from "vitest";
import { defaults } from "../cases/complete.ts";
import { forwardGradient } from "../cases/gradients.ts";
import { recordAt } from "../cases/record.ts";
import type { Trace } from "../trace/trace.ts";
import { openProgram } from "./open-program.ts";

const INPUTS = ["x1", "x2", "x3"];
const UNARY = ["sin", "cos", "exp", "log", "tanh", "relu"];
const BINARY = ["+", "-", "*", "/"];
/** The terms of 1 − y², whose rounding the derivative of tanh has. */
const TANH_TERMS = 2;

/** A statement: what it computes, from operands that are chosen among the names before it by their positions. */
type Statement = readonly [form: string, a: number, b: number];

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
const statements = fc.array(fc.tuple(form, place, place), { minLength: 1, maxLength: 60 });
const values = fc.tuple(...INPUTS.map(() => fc.double({ min: -2, max: 2, noNaN: true })));

/** Writes a program. The operands are mostly recent, so that deep graphs are as frequent as wide ones. */
function programText(inputs: readonly number[], lines: readonly Statement[]): string {
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

/**
 * Returns, for each input, the sum of the sizes of the products of derivatives along all paths: rounding is in
 * proportion to it, even where the products cancel.
 */
function sizesOfGradient({ nodes, edges, steps }: Trace): Map<string, number> {
  const all = [...nodes];
  const sizes = all.map(() => 0);
  for (const step of steps) {
    if (step.kind === "seed") sizes[step.node] = 1;
    if (step.kind !== "accumulate") continue;
    const child = edges.at(step.edge)?.child as number;
    const least = all[child]?.op === "tanh" ? TANH_TERMS : 0;
    const size = Math.max(Math.abs(step.partial as number), least);
    sizes[step.node] = (sizes[step.node] as number) + (sizes[child] as number) * size;
  }
  return new Map(all.map(({ id }, i) => [id, sizes[i] as number]));
}

it("the gradient of random programs is forward mode's", () => {
  let [compared, skipped] = [0, 0];
  fc.assert(
    fc.property(values, statements, (inputs, lines) => {
      const text = programText(inputs, lines);
      const { program } = openProgram({ program: text, params: {} });
      const at = defaults(program);
      const trace = recordAt(program, at, false);
      expect(Object.keys(trace.gradients)).toEqual(INPUTS);
      const sizes = sizesOfGradient(trace);
      for (const name of INPUTS) {
        const [forward = Number.NaN] = forwardGradient(program, at, name);
        const reverse = trace.gradients[name] as number;
        const size = sizes.get(name) as number;
        if (!Number.isFinite(forward) || !Number.isFinite(reverse) || !Number.isFinite(size)) {
          skipped += 1;
          continue;
        }
        compared += 1;
        expect(Math.abs(reverse - forward), text).toBeLessThanOrEqual(1e-9 * size);
      }
    }),
    { numRuns: 400 },
  );
  expect(compared).toBeGreaterThan(skipped);
});
