import { describe, expect, it } from "vitest";
import { choice } from "./choice.ts";

const NONE = "there is no such choice";
const store = choice(["input", "output", "mask"]);
const kink = choice([0, 0.5, 1]);

describe("a choice", () => {
  it("is read from the text of each option", () => {
    expect(["input", "output", "mask"].map(store.read)).toEqual([
      { value: "input" },
      { value: "output" },
      { value: "mask" },
    ]);
    expect(["0", "0.5", "1"].map(kink.read)).toEqual([{ value: 0 }, { value: 0.5 }, { value: 1 }]);
    expect(kink.options.map(kink.write)).toEqual(["0", "0.5", "1"]);
  });

  it.each(["", "Input", " input", "mask,", "toString", "__proto__", "0"])(
    "of words is not read from %j",
    (text) => {
      expect(store.read(text)).toEqual({ problem: NONE });
    },
  );

  it.each(["", "0.50", ".5", "0,5", "-0", "1e0", "0x1", "\u0661", "2", "NaN"])(
    "of numbers is not read from %j",
    (text) => {
      expect(kink.read(text)).toEqual({ problem: NONE });
    },
  );

  it("accepts its options and nothing else", () => {
    expect(["input", "output", "mask"].map(store.problem)).toEqual([undefined, undefined, undefined]);
    expect([0, 0.5, 1].map(kink.problem)).toEqual([undefined, undefined, undefined]);
    for (const value of ["Mask", "", 0, undefined, ["input"]]) expect(store.problem(value)).toBe(NONE);
    for (const value of ["0", -0, 2, Number.NaN, true, null]) expect(kink.problem(value)).toBe(NONE);
  });

  it("has its first option as default and lists all options", () => {
    expect([store.default, store.allowed]).toEqual(["input", "input, output, mask"]);
    expect([kink.default, kink.allowed]).toEqual([0, "0, 0.5, 1"]);
  });
});
