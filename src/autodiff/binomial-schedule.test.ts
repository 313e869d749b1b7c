import { expect, it } from "vitest";
import { binomialCost, binomialSplit } from "./binomial-schedule.ts";

const LENGTHS = Array.from({ length: 64 }, (_, i) => i + 1);
const SLOTS = [1, 2, 3, 4, 5, 6, 7, 8];

/** Computes the minimum number of repeated evaluations by trying all placements of checkpoints. */
function leastCosts(): (length: number, slots: number) => number {
  const known = new Map<string, number>();
  return function least(length, slots) {
    if (length === 1) return 0;
    if (slots === 0) return Number.POSITIVE_INFINITY;
    const key = `${length} ${slots}`;
    const found = known.get(key) ?? Math.min(...splits(length).map((m) => costOf(m, length, slots, least)));
    known.set(key, found);
    return found;
  };
}

const splits = (length: number): number[] => Array.from({ length: length - 1 }, (_, i) => i + 1);

/** Returns the cost of repeating the first m layers once, with one slot less for the rest. */
function costOf(m: number, length: number, slots: number, cost: (l: number, s: number) => number): number {
  return m + cost(m, slots) + cost(length - m, slots - 1);
}

it("binomialCost is the minimum over all schedules", () => {
  const least = leastCosts();
  for (const s of SLOTS) {
    for (const l of LENGTHS) expect([l, s, binomialCost(l, s)]).toEqual([l, s, least(l, s)]);
  }
});

it("binomialSplit has the minimum cost", () => {
  for (const s of SLOTS) {
    for (const l of LENGTHS.slice(1)) {
      const cost = costOf(binomialSplit(l, s), l, s, (rest, slots) => {
        return rest === 1 ? 0 : binomialCost(rest, slots);
      });
      expect([l, s, cost]).toEqual([l, s, binomialCost(l, s)]);
    }
  }
});

it("one slot, the first state, repeats all preceding layers for each layer", () => {
  for (const l of LENGTHS) expect(binomialCost(l, 1)).toBe((l * (l - 1)) / 2);
  expect(binomialSplit(8, 1)).toBe(7);
});

it("a slot per layer repeats every layer but the last once", () => {
  for (const l of LENGTHS) expect(binomialCost(l, l)).toBe(l - 1);
});

it("a long chain is split quickly", () => {
  // β(20, 7) = 888,030 and β(20, 8) = 3,108,105, so r = 8; β(21, 7) = 1,184,040.
  expect(binomialCost(1_000_000, 20)).toBe(8_000_000 - 1_184_040);
  expect(binomialSplit(1_000_000, 1)).toBe(999_999);
});

it.each<[string, () => number, string]>([
  [
    "a single layer to divide",
    () => binomialSplit(1, 3),
    "the number of layers is 1; make it a whole number from 2 on",
  ],
  ["no layer", () => binomialCost(0, 3), "the number of layers is 0; make it a whole number from 1 on"],
  ["no slot", () => binomialCost(5, 0), "the number of slots is 0; make it a whole number from 1 on"],
  [
    "half a slot",
    () => binomialSplit(5, 1.5),
    "the number of slots is 1.5; make it a whole number from 1 on",
  ],
])("%s is rejected", (_, ask, message) => {
  expect(ask).toThrow(new RangeError(`binomial schedule: ${message}`));
});
