import { expect, it } from "vitest";
import { mergeCompletions } from "./completion.ts";

const sin = { name: "sin", signature: "sin(x)", info: "cos x" };
const engine = [sin, { name: "pi", signature: "π = 3.14159…", info: "a number" }];

it("a name that the program imports is there once, with its signature after the name", () => {
  const local = [
    { label: "sin", type: "variable" },
    { label: "size", type: "variable" },
  ];
  expect(mergeCompletions(local, engine)).toEqual([
    { label: "size", type: "variable" },
    { label: "sin", detail: "(x)", info: "cos x" },
    { label: "pi", detail: " π = 3.14159…", info: "a number" },
  ]);
});

it.each(["function", "class"])("a %s of the program replaces a name of the engine", (type) => {
  const local = [{ label: "sin", type }];
  expect(mergeCompletions(local, [sin])).toEqual(local);
});
