import { expect, test } from "vitest";
import { cases } from "../../src/cases/all.ts";
import { readScormOptions } from "./scorm-options.ts";

const read = (...args: string[]) => readScormOptions(args, cases);

test("the options are the parameters of an embedded link", () => {
  const args = [
    "--case",
    "two-inputs",
    "--predict",
    "--seed",
    "7",
    "--ask",
    "backward",
    "--lock",
    "--pass",
    "80",
  ];
  expect(read(...args, "--task", "Follow the sine.", "--query", "?x1=4&theme=dark")).toEqual({
    slug: "two-inputs",
    title: "Two inputs, one output",
    query: "predict=1&seed=7&ask=backward&task=Follow+the+sine.&lock=inputs&x1=4&theme=dark&embed=1",
    pass: 80,
    out: "scorm/two-inputs.zip",
  });
});

test("a case alone is a lesson without questions", () => {
  expect(read("--case", "recurrence", "--title", "Through time", "--out", "a.zip")).toEqual({
    slug: "recurrence",
    title: "Through time",
    query: "embed=1",
    pass: undefined,
    out: "a.zip",
  });
});

test.each([
  [["--predict"], "--case is missing"],
  [["--case", "two-input"], 'There is no case named "two-input". Did you mean two-inputs?'],
  [["--case", "two-inputs", "--predict=yes"], "--predict takes no value."],
  [["--case", "two-inputs", "--predct"], "There is no option --predct. Did you mean --predict?"],
  [["--case", "two-inputs", "--seed", "7"], "--seed needs --predict."],
  [
    ["--case", "two-inputs", "--predict", "--seed", "-7"],
    '--seed cannot be "-7": allowed is a whole number from 0 to 4294967295.',
  ],
  [
    ["--case", "two-inputs", "--predict", "--ask", "a,,b"],
    '--ask cannot be "a,,b": allowed is all, backward, or step keys such as acc.*,eval.v2.',
  ],
  [
    ["--case", "two-inputs", "--predict", "--pass", "101"],
    '--pass cannot be "101": allowed is a whole number from 0 to 100.',
  ],
  [["--case", "two-inputs", "--query", "x1=a"], 'In --query, x1 cannot be "a"'],
])("%j is refused, with the allowed values", (args, message) => {
  expect(() => read(...args)).toThrow(message);
});
