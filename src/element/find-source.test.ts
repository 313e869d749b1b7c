import { expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { findSource } from "./find-source.ts";

/** An element with attributes. */
const elementWith = (attributes: Readonly<Record<string, string>>) => ({
  getAttribute: (name: string) => attributes[name] ?? null,
  hasAttribute: (name: string) => name in attributes,
});

it.each(["two-inputs", " Two-Inputs "])("the case %j is found", (slug) => {
  expect(findSource(elementWith({ case: slug }))).toEqual({ case: "two-inputs", params: {} });
});

it("a case counts, whatever else is named: the link's problems report the rest", () => {
  const element = elementWith({ case: "two-inputs", program: "y = x" });
  expect(findSource(element)).toEqual({ case: "two-inputs", params: {} });
});

const slugs = cases.map(({ slug }) => slug).join(", ");

it.each([
  [{}, "bad-case", ['The attribute "case" is missing.', `The cases are ${slugs}.`]],
  [{ case: "" }, "bad-case", ['There is no case "".', `The cases are ${slugs}.`]],
  [{ case: "two-input" }, "bad-case", ['There is no case "two-input".', 'Did you mean "two-inputs"?']],
  [{ case: "x", program: "y" }, "bad-case", ['There is no case "x".', `The cases are ${slugs}.`]],
  [
    { program: "y = x" },
    "bad-source",
    ["This version cannot open a program. It opens cases, such as two-inputs."],
  ],
  [
    { recording: "run.json" },
    "bad-source",
    ["This version cannot open a recording. It opens cases, such as two-inputs."],
  ],
] as const)("an element with %j is refused with %s", (attributes, code, sentences) => {
  expect(findSource(elementWith(attributes))).toEqual({ code, sentences });
});
