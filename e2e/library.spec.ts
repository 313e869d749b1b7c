import { readFileSync } from "node:fs";
import { expect, test } from "playwright/test";

// The built library, typed by its source: without a build the types are there, the module is not.
const address = new URL("../lib/index.js", import.meta.url).href;
const { add, cases, mul, record, sin, Var }: typeof import("../src/index.ts") = await import(address);

interface Golden {
  readonly case: string;
  readonly params: Readonly<Record<string, number>>;
  readonly outputs: Readonly<Record<string, number>>;
  readonly gradients: Readonly<Record<string, number>>;
}

const file = readFileSync(new URL("../src/cases/goldens.json", import.meta.url), "utf8");
const goldens: readonly Golden[] = JSON.parse(file).records;
const slugs = cases.map(({ slug }) => slug);

function expectNear(
  got: Readonly<Record<string, unknown>>,
  reference: Readonly<Record<string, number>>,
): void {
  expect(Object.keys(got).toSorted()).toEqual(Object.keys(reference).toSorted());
  for (const [name, expected] of Object.entries(reference)) {
    const error = Math.abs(Number(got[name]) - expected);
    expect(error, `${name} is ${got[name]}, PyTorch has ${expected}`).toBeLessThanOrEqual(
      1e-14 + 1e-10 * Math.abs(expected),
    );
  }
}

for (const slug of slugs) {
  test(`the library's gradients of ${slug} are PyTorch's`, () => {
    const records = goldens.filter((golden) => golden.case === slug);
    expect(records.length).toBeGreaterThan(0);
    for (const { params, outputs, gradients } of records) {
      const trace = record(slug, params);
      expectNear(trace.outputs, outputs);
      expectNear(trace.gradients, gradients);
    }
  });
}

test("the library runs the text's own example", () => {
  const x1 = new Var(2.0);
  const x2 = new Var(3.0);
  const y = add(mul(x1, x2), sin(x1));
  y.backward();
  expect(y.value).toBe(6 + Math.sin(2));
  expect(x1.grad).toBe(Math.cos(2) + 3);
  expect(x2.grad).toBe(2);
});

test("the library's errors are RangeErrors that say what would be right", () => {
  expect(() => record("two-inputs", { x3: 1 })).toThrow(
    new RangeError('record: two-inputs has no parameter "x3"; it has x1, x2'),
  );
});
