import { expect, it } from "vitest";
import { fits } from "./fits.ts";

it.each<[query: string, width: number, height: number, fitting: boolean]>([
  ["(width <= 900px)", 900, 100, true],
  ["(width <= 900px)", 900.5, 100, false],
  ["(width > 900px)", 900, 100, false],
  ["(width > 900px)", 900.5, 100, true],
  ["(width < 600px)", 600, 100, false],
  ["(width >= 600px)", 600, 100, true],
  ["(width < 600px) and (height <= 460px)", 599, 461, false],
  ["(width < 600px) and (height <= 460px)", 599, 460, true],
  ["(width <= 480px), (width > 900px) and (width <= 1200px)", 480, 1, true],
  ["(width <= 480px), (width > 900px) and (width <= 1200px)", 700, 1, false],
  ["(width <= 480px), (width > 900px) and (width <= 1200px)", 1000, 1, true],
])("%s of %s × %s is %s", (query, width, height, fitting) => {
  expect(fits(query, { width, height })).toBe(fitting);
});

it("a query that does not bound a size is rejected", () => {
  expect(() => fits("(prefers-reduced-motion: reduce)", { width: 1, height: 1 })).toThrow(
    'fits: "(prefers-reduced-motion: reduce)" is no bound on a size',
  );
});
