import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "../../cases/all.ts";
import type { Values } from "../../cases/define-case.ts";
import { openSource } from "../../cases/source.ts";
import { sensible } from "../../cases/testing/random-values.ts";
import type { Run } from "../../engine/messages.ts";
import { run as runCase } from "../../engine/run.ts";
import type { Expression } from "../../formula/expression.ts";
import { evaluateText } from "../../formula/testing/evaluate-line.ts";
import { toText } from "../../formula/to-text.ts";
import { captionOf } from "../../words/caption-data.ts";
import { captionWords } from "../../words/en/captions.ts";
import { READ } from "../../words/writing.ts";
import { derivationLines, workingOf } from "./derivation-lines.ts";

/** Returns the text of every formula in captions, in the lines of the derivation and in their workings. */
function printed(run: Run): ReadonlySet<string> {
  const source = openSource(run.request);
  const texts = new Set<string>();
  const add = (of: Expression): string => {
    const text = toText(of);
    texts.add(text);
    return text;
  };
  for (const [i, step] of [...run.trace.steps].entries()) {
    captionWords.caption(captionOf(run.trace, i + 1), { ...READ, formula: add });
    const { numbers } = workingOf(source, run, step);
    if (numbers !== undefined) add(numbers);
  }
  for (const { done, aside, below } of derivationLines(source, run)) {
    add(done);
    texts.add(aside);
    for (const line of below) add(line.done);
  }
  return texts;
}

/** Two neighbouring sides of an equation in numbers alone. */
interface Sides {
  readonly left: string;
  readonly sign: string;
  readonly right: string;
}

/** Finds the equations between numbers in a text. Sides with symbols, matrices or words are left out. */
function sidesIn(text: string): Sides[] {
  const parts = text.split(/ (=|≈|←|\+=) |, /);
  return parts.flatMap((sign, i) => {
    const [left = "", right = ""] = [parts[i - 1], parts[i + 1]];
    const isOfNumbers = [left, right].every((side) => Number.isFinite(numberOf(side)));
    return (sign === "=" || sign === "≈") && isOfNumbers ? [{ left, sign, right }] : [];
  });
}

/** Evaluates a side in plain text; NaN if the side has symbols or words. */
function numberOf(side: string): number {
  try {
    return evaluateText(side, {});
  } catch {
    return Number.NaN;
  }
}

/** Returns half a unit of the last digit of a printed number. */
function halfUnit(text: string): number {
  const [, decimals = "", exponent = "0"] = /^[−(]*\d+\.?(\d*)(?:e([−\d]+))?\)?$/.exec(text) ?? [];
  return 0.5 * 10 ** (Number(exponent.replace("−", "-")) - decimals.length);
}

function holds({ left, right }: Sides): boolean {
  const [a, b] = [numberOf(left), numberOf(right)];
  // The smallest numbers are multiples of the least: to one of them, each side and the half unit are rounded.
  const rounding = 1e-9 * halfUnit(right) + 1e-12 * Math.abs(b) + 4 * Number.MIN_VALUE;
  return Math.abs(a - b) <= halfUnit(right) + rounding;
}

/**
 * Checks the equations of a run, and returns how many there are.
 *
 * @throws Error if an equation with `=` does not hold, or if a zero has a minus sign
 */
function checkEquations(run: Run): number {
  let count = 0;
  for (const text of printed(run)) {
    if (/−0(?![.\d])/.test(text)) throw new Error(`${text} has a negative zero`);
    for (const sides of sidesIn(text)) {
      count += 1;
      if (sides.sign === "=" && !holds(sides))
        throw new Error(`${sides.left} is not ${sides.right} in ${text}`);
    }
  }
  return count;
}

/** Random values for a case of numbers, and for a case of arrays, which prints many more equations per run. */
const RUNS = { number: 200, array: 40 };

/** Keeps random runs short: the lines of a long chain are alike. */
function shortened(values: Values): Values {
  return {
    ...values,
    ...("T" in values && { T: 3 }),
    ...(Array.isArray(values.w) && { w: values.w.slice(0, 3), store: "h0,h2" }),
  };
}

describe.each(cases.map((spec) => ({ slug: spec.slug, spec })))("$slug prints", ({ slug, spec }) => {
  it("only equations that hold for the digits shown, at its defaults and presets", () => {
    const presets = [{}, ...(spec.presets ?? []).map(({ params }) => params)];
    for (const params of presets) {
      const run = runCase({ case: slug, params });
      checkEquations(run);
    }
  });

  it("only equations that hold for the digits shown, at random values", () => {
    fc.assert(
      fc.property(sensible(spec), (values) => {
        checkEquations(runCase({ case: slug, params: shortened(values) }));
      }),
      {
        numRuns: Object.values(spec.parameters).some(({ kind }) => kind === "array")
          ? RUNS.array
          : RUNS.number,
      },
    );
  });
});

it("finds the equations in numbers", () => {
  expect(sidesIn("v₃ = v₁ + v₂ = 6 + 0.9093 = 6.9093")).toEqual([
    { left: "6 + 0.9093", sign: "=", right: "6.9093" },
  ]);
  expect(checkEquations(runCase({ case: "two-inputs", params: {} }))).toBeGreaterThan(15);
});
