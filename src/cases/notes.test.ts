import { describe, expect, it } from "vitest";
import { cases } from "./all.ts";
import { noteFor } from "./notes.ts";
import { record } from "./record.ts";

describe.each(cases.map((spec) => ({ slug: spec.slug, spec })))("the notes of $slug", ({ spec }) => {
  const { steps } = record(spec.slug, "T" in spec.parameters ? { T: 3 } : {});

  it("tell of every step", () => {
    expect(steps.flatMap(({ key }) => (noteFor(spec, key) === undefined ? [key] : []))).toEqual([]);
  });

  it("are each met at some step", () => {
    const met = new Set(steps.map(({ key }) => noteFor(spec, key)));
    expect(Object.entries(spec.notes).flatMap(([key, note]) => (met.has(note) ? [] : [key]))).toEqual([]);
  });
});

it("what happens again has the note of the first time, unless it has its own", () => {
  const notes = { "recompute.h*": "again", "recompute.h1.3": "third", "acc.h*": "wrong", "acc.h2.1": "sent" };
  const found = ["recompute.h12.2", "recompute.h1.3", "acc.h2.1.2", "acc.h2.0"].map((key) =>
    noteFor({ notes }, key),
  );
  expect(found).toEqual(["again", "third", "sent", undefined]);
});

describe("a note", () => {
  const notes = { "acc.h*.0": "pattern", "acc.h*.*": "wider", "acc.h2.0": "exact", "eval.z0": "z" };

  it.each([
    ["acc.h2.0", "exact"],
    ["acc.h12.0", "pattern"],
    ["acc.h12.3", "wider"],
    ["acc.h.0", undefined],
    ["acc.hx.0", undefined],
    ["acc.h1x0", undefined],
    ["eval.z01", undefined],
    ["xeval.z0", undefined],
    ["evalxz0", undefined],
    ["constructor", undefined],
    ["__proto__", undefined],
    ["", undefined],
  ])("for %j is found by the key itself, then by the first pattern: %s", (key, note) => {
    expect(noteFor({ notes }, key)).toBe(note);
  });
});
