import { expect, it } from "vitest";
import { createStepKeys } from "./step-keys.ts";

it("numbers steps of one name from the second on", () => {
  const name = createStepKeys();
  const keys = [1, 2, 3].map(() => name("recompute", "h5").key);
  expect(keys).toEqual(["recompute.h5", "recompute.h5.2", "recompute.h5.3"]);
});

it("counts storage as forward until the seed, and as backward after it", () => {
  const name = createStepKeys();
  const phases = [name("keep", "h1"), name("visit", "y"), name("seed", "y"), name("discard", "h1")];
  expect(phases.map(({ phase }) => phase)).toEqual(["forward", "sort", "seed", "backward"]);
});

it("gives each step another key even where an id ends like a number of repetition", () => {
  const name = createStepKeys();
  const keys = ["v", "v", "v.2", "v.2", "v"].map((id) => name("evaluate", id).key);
  expect(keys).toEqual(["eval.v", "eval.v.2", "eval.v.2.2", "eval.v.2.3", "eval.v.3"]);
});
