import { describe, expect, test } from "vitest";
import { levelsOf } from "./wires.ts";

describe("levelsOf", () => {
  test("keeps the start's height as long as possible", () => {
    const free = { y: 50, low: 0, high: 100 };
    expect(levelsOf([free, free], 40, 60)).toEqual([40, 40]);
  });

  test("takes the end's height once it has to leave the start's", () => {
    const above = { y: 50, low: 0, high: 100 };
    const below = { y: 150, low: 120, high: 200 };
    expect(levelsOf([above, below, below], 40, 170)).toEqual([40, 170, 170]);
  });

  test("bends as rarely as possible if neither height is free", () => {
    const passages = [
      { y: 150, low: 120, high: 200 },
      { y: 190, low: 180, high: 260 },
      { y: 350, low: 320, high: 400 },
    ];
    expect(levelsOf(passages, 40, 600)).toEqual([180, 180, 400]);
  });

  test("is empty for edges to the next column", () => {
    expect(levelsOf([], 40, 60)).toEqual([]);
  });
});
