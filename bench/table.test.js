import { expect, it } from "vitest";
import { meetsGoal, numberText, ratioOf, tableText } from "./table.js";

const row = { group: "engine", what: "chain", value: 50, unit: "ns" };
const peer = { name: "document", value: 100 };

it("computes a missing ratio from the peer", () => {
  expect(ratioOf(row)).toBeUndefined();
  expect(ratioOf({ ...row, peer })).toBe(2);
  expect(ratioOf({ ...row, peer, ratio: 3 })).toBe(3);
});

it.each([
  [{}, undefined],
  [{ goal: 50 }, true],
  [{ goal: 49 }, false],
  [{ goal: { ratio: 2 } }, undefined],
  [{ goal: { ratio: 2 }, peer }, true],
  [{ goal: { ratio: 2.1 }, peer }, false],
])("judges a row of value 50 with %j as %s", (more, isMet) => {
  expect(meetsGoal({ ...row, ...more })).toBe(isMet);
});

it.each([
  [0.012345, "0.0123"],
  [12.345, "12.3"],
  [99.96, "100"],
  [12345.6, "12,346"],
  [Number.NaN, "–"],
])("writes %d as %s", (value, text) => {
  expect(numberText(value)).toBe(text);
});

it("aligns the columns, and names each group once", () => {
  const rows = [
    { ...row, peer, goal: { ratio: 3 } },
    { ...row, what: "a million nodes", value: 1.5, goal: 2 },
    { group: "layout", what: "44 nodes", value: 1234, unit: "ms" },
  ];
  expect(tableText(rows, "a machine")).toBe(
    [
      "a machine",
      "",
      "                      value          peer  ratio    goal",
      "",
      "engine",
      "  chain               50 ns  document 100     2×  ≥ 3× ✗",
      "  a million nodes    1.5 ns                        ≤ 2 ✓",
      "",
      "layout",
      "  44 nodes         1,234 ms",
    ].join("\n"),
  );
});
