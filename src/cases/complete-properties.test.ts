import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "./all.ts";
import { complete, defaults, isPossible, resized, sizesOf } from "./complete.ts";
import type { AnyCase, Values } from "./define-case.ts";
import type { Parameter } from "./parameters/parameter.ts";
import { record } from "./record.ts";
import { extreme } from "./testing/random-values.ts";

const each = cases.map((spec) => ({ slug: spec.slug, spec }));
const withArrays = each.filter(({ spec }) => Object.keys(spec.sizes ?? {}).length > 0);

/** Some parameters with values that are good in themselves, taken from runs of different sizes. */
function mixture(spec: AnyCase): fc.Arbitrary<Values> {
  const names = Object.keys(spec.parameters);
  const picked = names.map((name) =>
    fc.option(
      extreme(spec).map((values) => values[name]),
      { nil: undefined },
    ),
  );
  return fc.tuple(...picked).map((values) => {
    const pairs = names.map((name, i) => [name, values[i]]);
    return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
  });
}

/** Whether all arrays have the sizes of the case, and no value is out of them. */
function fits(spec: AnyCase, values: Values): boolean {
  const sizes = sizesOf(spec, values);
  return (
    Object.entries(sizes).every(([axis, size]) => isPossible(spec, axis, size)) &&
    Object.entries<Parameter>(spec.parameters).every(([name, parameter]) => {
      const value = values[name] ?? Number.NaN;
      const own = Object.entries(parameter.sizesOf?.(value) ?? {});
      return (
        parameter.problem(value) === undefined &&
        parameter.conflict?.(value, sizes) === undefined &&
        own.every(([axis, size]) => sizes[axis] === size)
      );
    }) &&
    (spec.refuse?.(values) ?? []).length === 0
  );
}

describe.each(each)("whatever is given of $slug", ({ spec }) => {
  it("is completed to values that fit and can be recorded", () => {
    fc.assert(
      fc.property(mixture(spec), (given) => {
        const { values } = complete(spec, given);
        expect(Object.keys(values)).toEqual(Object.keys(spec.parameters));
        expect(values).toSatisfy((all: Values) => fits(spec, all));
        expect(record(spec.slug, values).steps.at(-1)?.key).toBe("collect");
      }),
    );
  });

  it("is kept but for what is reported, and recorded only if nothing is", () => {
    fc.assert(
      fc.property(mixture(spec), (given) => {
        const { values, conflicts } = complete(spec, given);
        const dropped = new Set(conflicts.map(({ parameter }) => parameter));
        expect(dropped.size).toBe(conflicts.length);
        for (const [name, value] of Object.entries(given)) {
          // A list of layers is completed by the ends of the chain.
          const parameter: Parameter | undefined = spec.parameters[name];
          const whole = typeof value === "string" ? parameter?.fit?.(value, sizesOf(spec, values)) : value;
          if (!dropped.has(name)) expect(values[name]).toStrictEqual(whole ?? value);
        }
        if (conflicts.length > 0) expect(() => record(spec.slug, given)).toThrow(RangeError);
        else expect(record(spec.slug, given)).toStrictEqual(record(spec.slug, values));
      }),
    );
  });

  it("can be changed one by one, and always leads to values that fit", () => {
    fc.assert(
      fc.property(fc.array(mixture(spec), { maxLength: 4 }), (mixtures) => {
        let values = defaults(spec);
        for (const [name, value] of mixtures.flatMap((given) => Object.entries(given))) {
          const next = complete(spec, { [name]: value }, values);
          for (const { parameter } of next.conflicts) expect(parameter).toBe(name);
          if (next.conflicts.length > 0) expect(next.values).toStrictEqual(values);
          ({ values } = next);
          expect(values).toSatisfy((all: Values) => fits(spec, all));
        }
      }),
    );
  });
});

it.each(withArrays)("a size of $slug can be any within its limits, and back again", ({ spec }) => {
  const wish = fc.constantFrom(...Object.entries(spec.sizes ?? {})).chain(([axis, limits]) => {
    return fc.tuple(fc.constant(axis), fc.integer(limits));
  });
  fc.assert(
    fc.property(extreme(spec), wish, (values, [axis, size]) => {
      const next = resized(spec, values, axis, size);
      const before = sizesOf(spec, values);
      expect(sizesOf(spec, next)).toEqual({ ...before, [axis]: size });
      expect(next).toSatisfy((all: Values) => fits(spec, all));
      const grown = size >= (before[axis] ?? 0);
      if (grown)
        expect(arraysOf(spec, resized(spec, next, axis, before[axis] ?? 0))).toStrictEqual(
          arraysOf(spec, values),
        );
    }),
  );
});

/** A list of layers that grows keeps the end that it had as one among others, so lists are left out. */
function arraysOf(spec: AnyCase, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => spec.parameters[name]?.kind !== "layers"),
  );
}
