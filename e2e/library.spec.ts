import { expect, test } from "playwright/test";
import type { Nested } from "../src/autodiff/tensor.ts";
import { differences } from "../src/cases/testing/reference.ts";
import { goldens } from "./testing/goldens.ts";

// The built library, typed by its source: without a build the types exist, but the module does not.
const address = new URL("../lib/index.js", import.meta.url).href;
const { add, cases, mul, record, sin, Var }: typeof import("../src/index.ts") = await import(address);

const slugs = cases.map(({ slug }) => slug);

function expectNear(
  got: Readonly<Record<string, Nested>>,
  reference: Readonly<Record<string, Nested>>,
): void {
  expect(Object.keys(got).toSorted()).toEqual(Object.keys(reference).toSorted());
  const all = Object.entries(reference).flatMap(([name, expected]) => differences(got[name], expected, name));
  expect(all).toEqual([]);
}

test("the library has all ten cases, each with records", () => {
  expect(slugs).toHaveLength(10);
  expect(new Set(goldens.map((golden) => golden.case))).toEqual(new Set(slugs));
});

for (const slug of slugs) {
  test(`the library's gradients of ${slug} equal PyTorch's`, () => {
    const records = goldens.filter((golden) => golden.case === slug);
    expect(records.length).toBeGreaterThan(0);
    for (const { params, outputs, gradients } of records) {
      const trace = record(slug, params);
      expectNear(trace.outputs, outputs);
      expectNear(trace.gradients, gradients);
    }
  });
}

test("the library runs the chapter's example", () => {
  const x1 = new Var(2.0);
  const x2 = new Var(3.0);
  const y = add(mul(x1, x2), sin(x1));
  y.backward();
  expect(y.value).toBe(6 + Math.sin(2));
  expect(x1.grad).toBe(Math.cos(2) + 3);
  expect(x2.grad).toBe(2);
});

test("the library throws RangeErrors that name the valid arguments", () => {
  expect(() => record("two-inputs", { x3: 1 })).toThrow(
    new RangeError('record: two-inputs has no parameter "x3" (did you mean x1?); it has x1, x2'),
  );
});
