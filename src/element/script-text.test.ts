import { expect, it } from "vitest";
import { scriptText } from "./script-text.ts";

const around = (textContent: string) => ({ querySelector: () => ({ textContent }) as Element });

it("the script inside an element is its program, without indentation", () => {
  expect(scriptText(around("\n    x = 1\n    y = 2\n  "))).toBe("x = 1\ny = 2\n");
});

it("without a script, or with an empty one, there is no program", () => {
  expect(scriptText(around("\n   \n"))).toBeUndefined();
  expect(scriptText({ querySelector: () => null })).toBeUndefined();
});
