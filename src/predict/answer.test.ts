import { expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { answerText } from "./answer.ts";
import { grade } from "./grade.ts";
import { entriesToChoose } from "./prompt.ts";
import { asksNumbers, QUESTION_KINDS } from "./question.ts";
import { exerciseOf, programExercise } from "./testing/exercises.ts";

/** A program with rows that are summed. */
const ENTRYWISE = `
from pullback import Var, relu
X = Var([[1.0, -2.0, 3.0], [-1.0, 2.0, 1.5]])
b = Var([0.5, 1.0, -1.0])
Y = relu(X + b)
Y.backward(seed=[[1.0, 2.0, -1.0], [3.0, -2.0, 0.5]])
`;

it.each<[slug: string, ask: string, texts: readonly string[]]>([
  ["two-inputs", "seed.v3:contribution", ["−1.5"]],
  ["two-inputs", "acc.v3.*:edge", ["v₃ → v₁", "v₃ → v₂"]],
  ["linear-layer", "acc.Y.1:shape", ["2 × 2"]],
])("the answers to %s, %s, are written as %j", (slug, ask, texts) => {
  const { exercise, trace } = exerciseOf(slug, { ask });
  expect(exercise.questions.map((question) => answerText(trace, question))).toEqual(texts);
});

it("of several entries, each is named", () => {
  const { exercise, trace } = exerciseOf("relu-layer", { ask: "acc.Y.0:contribution" });
  const [question] = exercise.questions;
  expect(question && answerText(trace, question)).toMatch(/^X̄[₁₂₃]+ = −?[\d.]+, X̄[₁₂₃]+ = −?[\d.]+$/);
});

it("a written number and entry is right where it is given as an answer, in every case", () => {
  const kinds = new Set<string>();
  const all: [string, typeof exerciseOf][] = cases.map(({ slug }) => [slug, exerciseOf]);
  for (const [name, open] of [...all, [ENTRYWISE, programExercise] as const]) {
    for (let seed = 1; seed <= 6; seed++) {
      const { exercise, trace } = open(name, { ask: "all" }, seed);
      for (const question of exercise.questions) {
        kinds.add(question.kind);
        const text = answerText(trace, question).replaceAll("−", "-");
        const numbers = text.split(", ").map((part) => part.split(" = ").at(-1));
        const entries = new Map(
          question.kind === "mask" || question.kind === "rows"
            ? entriesToChoose(trace, question)
                .flat()
                .map(({ name, entry }) => [name, entry])
            : [],
        );
        const answer = asksNumbers(question)
          ? numbers.join(";")
          : question.kind === "shape"
            ? text
            : question.kind === "edge"
              ? question.key
              : text === "none"
                ? text
                : text
                    .split(", ")
                    .map((name) => entries.get(name))
                    .join();
        expect(grade(trace, question, answer), `${name} ${question.key} ${text}`).toEqual({ kind: "right" });
      }
    }
  }
  expect([...kinds].toSorted()).toEqual(QUESTION_KINDS.toSorted());
});

it.each([
  [[0, 4], "Ȳ₁₁, Ȳ₂₂"],
  [[], "none"],
])("the entries %j that pass a mask are written as %s", (right, text) => {
  const { exercise, trace } = exerciseOf("relu-layer", { ask: "acc.Y.0" });
  const position = exercise.questions[0]?.position ?? 0;
  const question = { kind: "mask", key: "acc.Y.0", position, entry: undefined, right, mistaken: [] } as const;
  expect(answerText(trace, question).normalize()).toBe(text);
  expect(grade(trace, question, right.join() || "none")).toEqual({ kind: "right" });
});
