import { expect, it } from "vitest";
import { fits } from "./fits.ts";

it.each<[query: string, width: number, height: number, fitting: boolean]>([
  ["(max-width: 900px)", 900, 100, true],
  ["(max-width: 900px)", 900.5, 100, false],
  ["(min-width: 901px)", 901, 100, true],
  ["(max-width: 599px) and (max-height: 480px)", 599, 481, false],
  ["(max-width: 599px) and (max-height: 480px)", 599, 480, true],
  ["(max-width: 480px), (min-width: 901px) and (max-width: 1200px)", 480, 1, true],
  ["(max-width: 480px), (min-width: 901px) and (max-width: 1200px)", 700, 1, false],
  ["(max-width: 480px), (min-width: 901px) and (max-width: 1200px)", 1000, 1, true],
])("%s of %s × %s is %s", (query, width, height, fitting) => {
  expect(fits(query, { width, height })).toBe(fitting);
});

it("a query that does not bound a size is rejected", () => {
  expect(() => fits("(prefers-reduced-motion: reduce)", { width: 1, height: 1 })).toThrow(
    'fits: "(prefers-reduced-motion: reduce)" is no bound on a size',
  );
});
