import { expect, it } from "vitest";
import { numberInputWords } from "./number-input.ts";

it("says why the text of a field cannot be read, and names the entry of an array", () => {
  const hint = "Enter a number such as 1.57 or pi/2. Kept 1.2.";
  const { empty, unreadable } = numberInputWords;
  expect(empty({ kept: "1.2" })).toBe(`The field is empty. ${hint}`);
  expect(empty({ entry: "W 1,2", kept: "1.2" })).toBe(`The field of W 1,2 is empty. ${hint}`);
  expect(unreadable({ typed: '"abc"', kept: "1.2" })).toBe(`Cannot read "abc". ${hint}`);
  expect(unreadable({ typed: '"abc"', entry: "W 1,2", kept: "1.2" })).toBe(
    `Cannot read "abc" in W 1,2. ${hint}`,
  );
});
