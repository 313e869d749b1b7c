import fc from "fast-check";
import { expect, it } from "vitest";
import { cases } from "../all.ts";
import { defaults } from "../complete.ts";
import { extreme } from "../testing/random-values.ts";
import type { Parameter } from "./parameter.ts";

const each = cases.flatMap((spec) =>
  Object.entries<Parameter>(spec.parameters).map(([name, parameter]) => {
    return { slug: spec.slug, name, spec, parameter };
  }),
);

it.each(each)("$name of $slug is read as written, to the last bit", ({ spec, name, parameter }) => {
  fc.assert(
    fc.property(extreme(spec), (values) => {
      const value = values[name] ?? Number.NaN;
      const text = parameter.write(value);
      expect(parameter.problem(value)).toBeUndefined();
      expect(parameter.read(text)).toStrictEqual({ value });
      expect(text).toMatch(/^[\w.,;:+-]+$/);
    }),
  );
});

it.each(each)("$name of $slug has a valid default that round-trips and a description", ({ spec, name }) => {
  const parameter: Parameter | undefined = spec.parameters[name];
  const usual = defaults(spec)[name] ?? Number.NaN;
  expect(parameter?.problem(usual)).toBeUndefined();
  expect(parameter?.read(parameter.write(usual))).toStrictEqual({ value: usual });
  expect(parameter?.allowed).toMatch(/^\S.*\S$/);
});

it.each(each)("$name of $slug refuses every invalid value, with a problem", ({ parameter }) => {
  const never = [
    undefined,
    null,
    true,
    Number.NaN,
    Number.NEGATIVE_INFINITY,
    {},
    [],
    [[]],
    "",
    "x",
    new Array(2),
  ];
  for (const value of never) expect(parameter.problem(value)).toMatch(/^\w/);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const read = parameter.read(text);
      if ("value" in read) expect(parameter.problem(read.value)).toBeUndefined();
      else expect(read.problem).toMatch(/^\w/);
    }),
  );
});
