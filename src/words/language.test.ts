import { expect, test } from "vitest";
import { language, languageOf, lengthen, mapTexts, texts } from "./language.ts";

test("without an address, texts are English and unchanged", () => {
  const english = { title: "Tape", rows: (count: number) => `${count} rows` };
  expect(language).toBe("en");
  expect(texts(english)).toBe(english);
});

test("the language is in the address of a page, and in the name of a worker", () => {
  const name = "pullback-engine?lang=x-long";
  expect(languageOf({ location: { search: "?x=2&lang=x-long" } })).toBe("x-long");
  expect(languageOf({ location: { search: "?lang=x-longer" }, name })).toBe("en");
  expect(languageOf({ location: { search: "" }, WorkerGlobalScope: class {}, name })).toBe("x-long");
});

test("strings, results of functions, arrays and nested objects are mapped", () => {
  const upper = mapTexts(
    { title: "a", rows: (count: number) => `${count} b`, list: ["c", { deep: "d" }], max: 3 },
    (text) => text.toUpperCase(),
  );
  expect([upper.title, upper.rows(2), upper.list, upper.max]).toEqual(["A", "2 B", ["C", { deep: "D" }], 3]);
});

test("the pseudo-locale accents every word and makes it 40 % longer", () => {
  const text = "The quick brown fox jumps over the lazy dog, AND THE QUICK BROWN FOX JUMPS OVER A LAZY DOG";
  const long = lengthen(text);
  expect(long).not.toMatch(/[a-z]{2}/i);
  expect(long.length / text.length).toBeGreaterThanOrEqual(1.4);
  expect(lengthen("Step 7 of 9")).toBe("ŠŠŧééƥ 7 óóƒ 9");
});

test("the pseudo-locale keeps formulas, code, numbers and single letters, and never lengthens twice", () => {
  expect(lengthen("x = 1e200, so $\\bar x$ is")).toBe("x = 1e200, ššó $\\bar x$ ííš");
  expect(lengthen("`parent.grad += g` adds to `grad`")).toBe("`parent.grad += g` ááđđđš ŧŧó `grad`");
  expect(lengthen(lengthen("Step"))).toBe(lengthen("Step"));
});
