import { expect, it } from "vitest";
import { equationsOf } from "./aligned.ts";
import { number, symbol } from "./build.ts";
import type { AlignedRow } from "./expression.ts";
import { toPython } from "./to-python.ts";
import { toText } from "./to-text.ts";

const sum: AlignedRow = {
  left: symbol("x"),
  parts: [
    { sign: "←", of: number(1) },
    { sign: "+", of: number(2) },
  ],
};
const result: AlignedRow = { left: undefined, parts: [{ sign: "=", of: number(3) }] };
const other: AlignedRow = { left: symbol("y"), parts: [{ sign: "=", of: number(4) }] };

it("joins a row without a left side to the row above", () => {
  const aligned = { kind: "aligned", rows: [sum, result, other], small: false } as const;
  expect(toText(equationsOf(aligned))).toBe("x ← 1 + 2 = 3, y = 4");
  expect(toPython(aligned)).toBe("x = 1 + 2; y = 4  # = 3");
});
