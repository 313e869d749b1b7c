import { expect, it } from "vitest";
import { readAsk } from "./ask.ts";

const keys = ["eval.v1", "eval.v2", "seed.v2", "acc.v2.0", "acc.v1.0", "acc.v1.0.2", "collect"];
const asked = (text: string) => keys.filter((key) => readAsk(text)?.some(({ matches }) => matches(key)));

it.each([
  ["all", keys],
  ["backward", ["seed.v2", "acc.v2.0", "acc.v1.0", "acc.v1.0.2", "collect"]],
  ["eval.v2", ["eval.v2"]],
  ["acc.*", ["acc.v2.0", "acc.v1.0", "acc.v1.0.2"]],
  ["*.v1.*", ["acc.v1.0", "acc.v1.0.2"]],
  ["*v2,*.v1", ["eval.v1", "eval.v2", "seed.v2"]],
  ["acc.v1.0:after", ["acc.v1.0"]],
  ["acc.v1*v1", []],
])("%s asks the steps %j", (text, expected) => {
  expect(asked(text)).toEqual(expected);
});

it.each(["", "acc.v1,", ":edge", "acc.*:size", "acc.*:edge:edge"])("%j is no list of steps", (text) => {
  expect(readAsk(text)).toBeUndefined();
});
