import { describe, expect, test } from "vitest";
import { runPython } from "./run-python.ts";
import { askPython, files, hasPython, programsOf, record, transcript } from "./testing/programs.ts";

const again = hasPython();

if (process.env["RECORD_PYTHON"]) for (const file of files()) record(file);

test("there are at least 200 programs", () => {
  expect(files().flatMap(programsOf).length).toBeGreaterThanOrEqual(200);
});

describe.each(files())("%s", (file) => {
  test.each(programsOf(file).map((program) => [program.name, program] as const))("%s", (_, program) => {
    const { output, error } = runPython(program.text);
    const text = transcript(output, error);
    expect(text.split("\n")).toEqual((program.recorded ?? "not recorded").split("\n"));
    if (again) expect(askPython(program.text)).toBe(program.recorded);
  });
});
