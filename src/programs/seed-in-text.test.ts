import { expect, it } from "vitest";
import { withSeed } from "./seed-in-text.ts";

it.each<[string, string]>([
  ["y.backward()", "y.backward(2.5)"],
  [
    "x = Var(1.0)\ny = x * x\ny.backward()  # once\nprint(x.grad)",
    "x = Var(1.0)\ny = x * x\ny.backward(2.5)  # once\nprint(x.grad)",
  ],
  ["for i in range(3):\n    loss.backward( )", "for i in range(3):\n    loss.backward(2.5)"],
])("the only sweep of %j gets a seed", (text, seeded) => {
  expect(withSeed(text, 2.5)).toBe(seeded);
});

it.each([
  "y = x * x",
  "y.backward(3.0)",
  "y.backward()\nz.backward()",
  "backward([y, z])",
  "y.backward()\nbackward(z)",
  "print(y.backward())",
])("%j stays as it is", (text) => {
  expect(withSeed(text, 2.5)).toBe(text);
});
