import { flat, type Nested } from "../autodiff/tensor.ts";
import type { AnyParameter, AnyProgram, Values } from "../cases/define-case.ts";
import type { Random } from "./random.ts";

/** The seeds that are drawn; no sign, power or multiple of one is another's only confusion, and none is 1. */
const SEEDS = [2, 3, 4, 5, 0.5, 1.5, 2.5, -2, -3, -4, -0.5, -1.5];

/**
 * Draws other numbers for a program: its inputs, parameters and seeds. Whole numbers, choices and the shapes of arrays stay.
 * No number has more than three significant digits, and none is 0, 1 or −1.
 *
 * @param values the present values, which decide the sizes and mostly the signs
 */
export function drawValues(program: AnyProgram, values: Values, random: Random): Values {
  return Object.fromEntries(
    Object.entries(program.parameters).map(([name, parameter]) => {
      const present = values[name];
      return [name, isDrawn(parameter) ? drawLike(parameter, present as Nested, random) : present];
    }),
  ) as Values;
}

/** Draws seeds in the shape of outputs. */
export function drawSeeds(outputs: Readonly<Record<string, Nested>>, random: Random): Record<string, Nested> {
  const draw = (like: Nested): Nested => (typeof like === "number" ? random.pick(SEEDS) : like.map(draw));
  return Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, draw(output)]));
}

function isDrawn(parameter: AnyParameter): boolean {
  if (parameter.kind === "number") return !parameter.whole;
  return parameter.kind === "array";
}

function drawLike(parameter: AnyParameter, present: Nested, random: Random): Nested {
  if (parameter.role === "seed") return drawSeeds({ seed: present }, random).seed as Nested;
  const unit = unitOf(parameter);
  const most = mostUnits(parameter, unit);
  const draw = (like: Nested): Nested =>
    typeof like === "number" ? number(like, unit, most, random) : like.map(draw);
  return draw(present);
}

/** Returns the grid of the drawn numbers: tenths, or halves where the default has only halves. */
function unitOf(parameter: AnyParameter): number {
  const isOfHalves = flat(parameter.default as Nested).every((x) => Number.isInteger(2 * x));
  return parameter.kind === "array" && isOfHalves ? 0.5 : 0.1;
}

/** Returns the largest number that is drawn, in units. */
function mostUnits(parameter: AnyParameter, unit: number): number {
  const sizes = flat(parameter.default as Nested).map(Math.abs);
  const largest =
    parameter.kind === "number" ? Math.max(-parameter.min, parameter.max) : Math.max(2, ...sizes);
  return Math.floor(Math.min(largest, 9) / unit);
}

/** Draws a multiple of the unit that is not 0, 1 or −1, three times of four with the sign of another number. */
function number(like: number, unit: number, most: number, random: Random): number {
  const one = Math.round(1 / unit);
  let units = 1 + random.below(most - 1);
  if (units >= one) units += 1;
  const isNegative = random.below(4) === 0 ? like >= 0 : like < 0;
  // Divided by a whole number, so that 0.3 is the number that is written so.
  return ((isNegative ? -1 : 1) * units) / one;
}
