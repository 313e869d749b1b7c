import { describe, expect, it } from "vitest";
import { stepHasFact } from "../trace/step-facts.ts";
import type { Step, Trace } from "../trace/trace.ts";
import { cases } from "./all.ts";
import type { Values } from "./define-case.ts";
import { noteFor, notesOf } from "./notes.ts";
import { record } from "./record.ts";
import { everyChoice } from "./testing/choices.ts";

describe.each(cases.map((spec) => ({ slug: spec.slug, spec })))("the notes of $slug", ({ spec }) => {
  const few = "T" in spec.parameters ? { T: 3 } : {};
  const runs = everyChoice(spec).map((values) => {
    return { values, trace: record(spec.slug, { ...values, ...few }) };
  });

  const noteAt = (trace: Trace, step: Step, values: Values) =>
    noteFor(notesOf(spec.slug), step.key, values, (fact) => stepHasFact(trace, step, fact));

  it("cover every step for every choice", () => {
    const without = runs.flatMap(({ values, trace }) =>
      trace.steps.flatMap((step) => (noteAt(trace, step, values) === undefined ? [[step.key, values]] : [])),
    );
    expect(without).toEqual([]);
  });

  it("are all used by some step", () => {
    const met = new Set(
      runs.flatMap(({ values, trace }) => trace.steps.map((step) => noteAt(trace, step, values))),
    );
    expect(Object.entries(notesOf(spec.slug)).flatMap(([key, note]) => (met.has(note) ? [] : [key]))).toEqual(
      [],
    );
  });
});

it("a repeated step has the note of its first time unless it has its own", () => {
  const notes = { "recompute.h*": "again", "recompute.h1.3": "third", "acc.h*": "wrong", "acc.h2.1": "sent" };
  const found = ["recompute.h12.2", "recompute.h1.3", "acc.h2.1.2", "acc.h2.0"].map((key) =>
    noteFor(notes, key),
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
  ])("for %j is under the exact key, else under the first matching pattern: %s", (key, note) => {
    expect(noteFor(notes, key)).toBe(note);
  });

  it("with a choice applies to runs with that choice, before notes without", () => {
    const chosen = {
      "eval.*": "always",
      "a=1 eval.*": "pattern",
      "a=1 b=x eval.2": "both",
      "a=1 eval.2": "one",
      "eval.2": "exact",
    };
    const at = (key: string, values: Values) => noteFor(chosen, key, values);
    expect(at("eval.2", { a: 1, b: "x" })).toBe("both");
    expect(at("eval.2", { a: 1, b: "y" })).toBe("one");
    expect(at("eval.2", { a: 2, b: "x" })).toBe("exact");
    expect([at("eval.3", { a: 1 }), at("eval.3", { a: 2 }), at("eval.3", {})]).toEqual([
      "pattern",
      "always",
      "always",
    ]);
    expect(at("a=1 eval.2", { a: 1 })).toBeUndefined();
  });

  it("with a fact applies to steps with that fact, before notes without but after an exact key", () => {
    const noted = { "eval.*": "always", "late eval.*": "late", "late a=1 eval.2": "both", "eval.3": "exact" };
    const at = (key: string, facts: readonly string[], values: Values = {}) =>
      noteFor(noted, key, values, (fact) => facts.includes(fact));
    expect([at("eval.1", []), at("eval.1", ["late"]), at("eval.3", ["late"])]).toEqual([
      "always",
      "late",
      "exact",
    ]);
    expect([at("eval.2", ["late"], { a: 1 }), at("eval.2", [], { a: 1 }), at("eval.2", ["late"])]).toEqual([
      "both",
      "always",
      "late",
    ]);
  });
});
