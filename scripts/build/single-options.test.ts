import { expect, test } from "vitest";
import { cases } from "../../src/cases/all.ts";
import { readOptions } from "./single-options.ts";

const read = (...args: string[]) => readOptions(args, cases);

test("a case alone is written to a file with its name", () => {
  expect(read("--case", "recurrence")).toEqual({
    slug: "recurrence",
    query: "",
    out: "single/recurrence.html",
  });
});

test("the query of a link may begin with a question mark", () => {
  const expected = { slug: "recurrence", query: "T=7&step=collect", out: "a.html" };
  expect(read("--case=recurrence", "--query", "?T=7&step=collect", "--out=a.html")).toEqual(expected);
});

test.each([
  [[], "--case is missing: it names the case that the file opens with. The cases are scalar-expression, "],
  [["--case", "recurence"], 'There is no case named "recurence". Did you mean recurrence? The cases are '],
  [["--case", "x"], 'There is no case named "x". The cases are scalar-expression'],
  [["--case"], "--case needs a value."],
  [["--case="], "--case needs a value."],
  [["recurrence"], '"recurrence" belongs to no option.'],
  [["--cse", "recurrence"], "There is no option --cse. Did you mean --case?"],
  [["--case", "recurrence", "-o", "a.html"], "There is no option -o."],
  [
    ["--case", "recurrence", "--query", "T=900"],
    'In --query, T cannot be "900": allowed is a whole number from 1 to 50.',
  ],
  [
    ["--case", "recurrence", "--query", "recording=y"],
    "In --query: This version cannot open a recording. It opens cases, such as two-inputs, and programs.",
  ],
])("%j is refused, with the allowed values", (args, message) => {
  expect(() => read(...args)).toThrow(message);
});
