import { describe, expect, it } from "vitest";
import { cases } from "../../cases/all.ts";
import { exerciseOf, programExercise } from "../../predict/testing/exercises.ts";
import { keyAt } from "../../trace/trace.ts";
import { paperQuestion, worksheetIndex } from "./worksheet-questions.ts";

describe("a question on paper", () => {
  it("about an edge counts the contributions and offers edges", () => {
    const { exercise, trace } = exerciseOf("two-inputs", { ask: "acc.v3.1:edge" });
    const [question] = exercise.questions;
    expect(question && paperQuestion(trace, question)).toEqual({
      text: "Which edge carries contribution 2 of the sweep?",
      blanks: [],
      choices: expect.arrayContaining([{ key: "acc.v3.1", name: "v₃ → v₂" }]),
    });
  });

  it("about entries of the adjoint that arrives has their names, and not their numbers", () => {
    const text =
      "X = Var([[1.0, -2.0], [-1.0, 2.0]])\nY = relu(X)\nY.backward(seed=[[1.0, 2.0], [3.0, -2.0]])\n";
    const { trace } = programExercise(text, { ask: "acc.*:mask" });
    const position = trace.steps.keys.find("acc.Y.0") ?? 0;
    const { choices } = paperQuestion(trace, {
      kind: "mask",
      key: "acc.Y.0",
      position,
      entry: undefined,
      right: [0, 3],
      mistaken: [],
    });
    expect(choices.map(({ name }) => name.normalize())).toEqual(["Ȳ₁₁", "Ȳ₁₂", "Ȳ₂₁", "Ȳ₂₂"]);
  });

  it("about several entries has a blank for each", () => {
    const { exercise, trace } = exerciseOf("relu-layer", { ask: "acc.*:contribution" });
    const [question] = exercise.questions;
    const { blanks = [] } = question ? paperQuestion(trace, question) : {};
    expect(blanks).toHaveLength(2);
    expect(blanks[0]).toMatch(/^X\u0304/);
  });
});

describe("the graph of a worksheet", () => {
  it("is drawn after the forward pass, in every case", () => {
    for (const { slug } of cases) {
      const { exercise, trace } = exerciseOf(slug);
      const index = worksheetIndex(trace, exercise.questions, {});
      expect(trace.steps.at(index)?.phase, slug).toBe("seed");
    }
  });

  it("shows no value that is asked, and what is done before the range", () => {
    const all = exerciseOf("two-inputs", { ask: "all" });
    expect(worksheetIndex(all.trace, all.exercise.questions, {})).toBe(0);
    const range = { from: "acc.v3.1", until: "collect" };
    const { exercise, trace } = exerciseOf("two-inputs", { ask: "all", ...range });
    expect(keyAt(trace, worksheetIndex(trace, exercise.questions, range))).toBe("acc.v3.1");
  });
});
