import { expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { findSource } from "./find-source.ts";

/** An element with attributes. */
const elementWith = (attributes: Readonly<Record<string, string>>, text?: string) => ({
  getAttribute: (name: string) => attributes[name] ?? null,
  hasAttribute: (name: string) => name in attributes,
  querySelector: () => (text === undefined ? null : ({ textContent: text } as Element)),
});

it.each(["two-inputs", " Two-Inputs "])("the case %j is found", (slug) => {
  expect(findSource(elementWith({ case: slug }))).toEqual({ case: "two-inputs", params: {} });
});

it.each([
  [{ program: "y = x", file: "y.py", case: "two-inputs" }, "z = x", { program: "y = x", params: {} }],
  [{ file: "y.py", case: "two-inputs" }, "z = x", { program: "z = x\n", params: {} }],
  [{ file: "y.py", case: "two-inputs" }, undefined, { file: "y.py" }],
  [{ program: "" }, undefined, { program: "", params: {} }],
])("of %j and the text %j inside, %j is opened", (attributes, text, source) => {
  expect(findSource(elementWith(attributes, text))).toEqual(source);
});

it("a recording beside a case is left to the link's problems", () => {
  const element = elementWith({ case: "two-inputs", recording: "run.json" });
  expect(findSource(element)).toEqual({ case: "two-inputs", params: {} });
});

const slugs = cases.map(({ slug }) => slug).join(", ");

it.each([
  [{}, "bad-case", ['The attribute "case" is missing, and there is no program.', `The cases are ${slugs}.`]],
  [{ case: "" }, "bad-case", ['There is no case "".', `The cases are ${slugs}.`]],
  [{ case: "two-input" }, "bad-case", ['There is no case "two-input".', 'Did you mean "two-inputs"?']],
  [{ case: "x" }, "bad-case", ['There is no case "x".', `The cases are ${slugs}.`]],
  [
    { recording: "run.json" },
    "bad-source",
    ["This version cannot open a recording. It opens cases, such as two-inputs, and programs."],
  ],
] as const)("an element with %j is refused with %s", (attributes, code, sentences) => {
  expect(findSource(elementWith(attributes))).toEqual({ code, sentences });
});
