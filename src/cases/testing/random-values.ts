import fc from "fast-check";
import type { AnyCase, Values } from "../define-case.ts";

/** Values in the sliders' ranges. */
export function sensible({ parameters }: AnyCase): fc.Arbitrary<Values> {
  const values = Object.entries(parameters).map(([name, { whole, min, max }]) => [
    name,
    whole ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true }),
  ]);
  return fc.record(Object.fromEntries(values));
}

/** All that a case accepts: also −0, subnormal and huge numbers. */
export function extreme({ parameters }: AnyCase): fc.Arbitrary<Values> {
  const finite = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, -0, 5e-324, -2.5e-310, 1e200, -1e308, Number.MAX_VALUE),
  );
  const values = Object.entries(parameters).map(([name, { whole, min, max }]) => [
    name,
    whole ? fc.integer({ min, max }) : finite,
  ]);
  return fc.record(Object.fromEntries(values));
}
