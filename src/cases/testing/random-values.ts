import fc from "fast-check";
import { complete } from "../complete.ts";
import type { AnyCase, AnyParameter, Values } from "../define-case.ts";
import { listText } from "../parameters/layers.ts";
import type { Sizes } from "../parameters/parameter.ts";

/** Draws values in the sliders' ranges, and array entries from −3 to 3. */
export function sensible(spec: AnyCase): fc.Arbitrary<Values> {
  return valuesOf(spec, (parameter) => {
    const { min, max } = parameter.kind === "number" ? parameter : { min: -3, max: 3 };
    return fc.double({ min, max, noNaN: true });
  });
}

/**
 * Draws numbers of either sign from 1e-30 to 1e30, all powers of ten equally often: some runs overflow, most
 * do not.
 */
export function anyMagnitude(spec: AnyCase): fc.Arbitrary<Values> {
  const mantissa = fc.double({ min: 1, max: 10, noNaN: true });
  const number = fc.tuple(mantissa, fc.integer({ min: -30, max: 29 }), fc.boolean());
  return valuesOf(spec, () => number.map(([x, power, less]) => (less ? -x : x) * 10 ** power));
}

/** Draws all values that a case accepts, including −0, subnormal and huge numbers. */
export function extreme(spec: AnyCase): fc.Arbitrary<Values> {
  const finite = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, -0, 5e-324, -2.5e-310, 1e200, -1e308, Number.MAX_VALUE),
  );
  return valuesOf(spec, () => finite);
}

/**
 * Draws sizes, then values of these sizes. Values that the case refuses together are replaced as in a link.
 */
function valuesOf(
  spec: AnyCase,
  real: (parameter: AnyParameter) => fc.Arbitrary<number>,
): fc.Arbitrary<Values> {
  const sizes = Object.entries(spec.sizes ?? {}).map(([axis, limits]) => [axis, fc.integer(limits)]);
  return fc.record(Object.fromEntries(sizes) as Record<string, fc.Arbitrary<number>>).chain((at) => {
    const values = Object.entries(spec.parameters).map(([name, parameter]) => {
      return [name, arbitraryOf(parameter, real(parameter), at)];
    });
    return fc
      .record(Object.fromEntries(values) as Record<string, fc.Arbitrary<Values[string]>>)
      .map((all) => complete(spec, all).values);
  });
}

function arbitraryOf(
  parameter: AnyParameter,
  real: fc.Arbitrary<number>,
  sizes: Sizes,
): fc.Arbitrary<Values[string]> {
  const list = <T>(entry: fc.Arbitrary<T>, axis = ""): fc.Arbitrary<T[]> => {
    const length = sizes[axis] ?? 1;
    return fc.array(entry, { minLength: length, maxLength: length });
  };
  switch (parameter.kind) {
    case "number":
      return parameter.whole ? fc.integer({ min: parameter.min, max: parameter.max }) : real;
    case "array": {
      const [rows, columns] = parameter.axes;
      return columns === undefined ? list(real, rows) : list(list(real, columns), rows);
    }
    case "choice":
      return fc.constantFrom(...parameter.options);
    case "targets":
      return list(fc.nat((sizes[parameter.classes] ?? 1) - 1), parameter.axis);
    case "layers": {
      const last = sizes[parameter.axis] ?? 1;
      const kept = fc.subarray(Array.from({ length: last + 1 }, (_, i) => i));
      return fc.oneof(
        fc.constantFrom("all", "sqrt"),
        fc.integer({ min: 1, max: 9 }).map((slots) => `binomial:${slots}`),
        kept.map((layers) => listText(layers, last)),
      );
    }
  }
}
