import { describe, expect, test } from "vitest";
import { runPython } from "./run-python.ts";
import { askPython, files, hasPython, programsOf, transcript } from "./testing/programs.ts";

test("there are at least 200 programs", () => {
  expect(files().flatMap(programsOf).length).toBeGreaterThanOrEqual(200);
});

describe.each(files())("%s", (file) => {
  const programs = programsOf(file);

  test.each(programs.map((program) => [program.name, program] as const))("%s", (_, { text, recorded }) => {
    const { output, error } = runPython(text);
    expect(transcript(output, error).split("\n")).toEqual((recorded ?? "not recorded").split("\n"));
  });

  test.runIf(hasPython())("python3 gives what is recorded", () => {
    expect(askPython(programs.map(({ text }) => text))).toEqual(programs.map(({ recorded }) => recorded));
  });
});
