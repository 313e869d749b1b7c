import { expect, it } from "vitest";
import { caseBySlug } from "./all.ts";
import { isSameSource, openSource, type Source, sourceAt, sourceTitle } from "./source.ts";

const sources: readonly Source[] = [
  { case: "two-inputs", params: {} },
  { case: "recurrence", params: {} },
  { program: "y = x", params: {} },
  { program: "y = 2*x", params: {} },
  { recording: {} },
  { recording: "run.json" },
];

it("a source is the same as itself at other values, and as no other source", () => {
  for (const a of sources) {
    for (const b of sources) expect(isSameSource(a, sourceAt(b, { x: 1 }))).toBe(a === b);
  }
});

it("a case is opened with its program and its lesson", () => {
  const source = { case: "two-inputs", params: {} };
  const spec = caseBySlug("two-inputs");
  expect(openSource(source)).toEqual({ source, program: spec, lesson: spec });
  expect(sourceTitle(openSource(source))).toBe(spec?.title);
});

it.each<[Source, string]>([
  [{ case: "two-inputs", params: {} }, "two-inputs"],
  [{ program: "y = x", params: {} }, "Program"],
  [{ recording: {} }, "Recording"],
])("without a lesson, the title of %j is %s", (source, title) => {
  expect(sourceTitle({ source, lesson: undefined })).toBe(title);
});

it.each<[Source, string]>([
  [{ program: "y = x", params: {} }, "no openProgram"],
  [{ recording: {} }, "This version cannot open a recording."],
  [{ case: "two-input", params: {} }, 'no case "two-input"'],
])("%j cannot be opened", (source, message) => {
  expect(() => openSource(source)).toThrow(message);
});
