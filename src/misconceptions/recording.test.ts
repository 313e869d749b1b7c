import { expect, it } from "vitest";
import { defaults } from "../cases/complete.ts";
import { readTrace } from "../trace/read-trace.ts";
import { toJSON } from "../trace/to-json.ts";
import type { Trace } from "../trace/trace.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import { misconceptionById } from "./all.ts";
import { findExercise, runExercise } from "./exercise.ts";
import { mistakenAnswers, type Run, runOfTrace } from "./mistaken-answers.ts";
import { questionsOf } from "./questions.ts";
import { explanationAt } from "./testing/at-step.ts";
import { variants } from "./testing/variants.ts";

function recordingOf({ trace }: Run, change: (json: string) => string = (json) => json): Trace {
  return readTrace(JSON.parse(change(JSON.stringify(toJSON(trace))))).trace;
}

it.each(variants)(
  "a recording of $name gives the same answers, but for mistakes that need its program",
  ({ spec, values }) => {
    const run = runExercise(spec, findExercise(spec, values, 2, { tries: 1, idle: 1 }));
    const recording = runOfTrace(recordingOf(run));
    for (let position = 0; position < run.trace.steps.length; position++) {
      const expected = [...mistakenAnswers(run, position)].filter(([id, answers]) => {
        const { order, recompute } = misconceptionById(id);
        return answers.value !== undefined || (order ?? recompute) === undefined;
      });
      expect([...mistakenAnswers(recording, position)]).toEqual(expected);
    }
  },
);

it("an operation that the engine does not have is judged by its derivative", () => {
  const [variant] = variants.filter(({ spec }) => spec.slug === "shared-intermediate");
  const spec = variant?.spec as NonNullable<typeof variant>["spec"];
  const run = runExercise(spec, { values: { ...defaults(spec), x: 1.2 }, seeds: { y: 2 } });
  const recording = runOfTrace(recordingOf(run, (json) => json.replaceAll('"sin"', '"seno"')));
  const position = run.trace.steps.keys.find("acc.v2.0") as number;
  const answers = mistakenAnswers(recording, position);
  const sent = (id: MisconceptionId) => answers.get(id)?.contribution;
  expect([...answers.keys()]).toEqual([
    "assigns",
    "forgets-upstream",
    "forgets-local",
    "value-for-adjoint",
    "stale-adjoints",
  ]);
  expect(sent("forgets-upstream")).toBe(Math.cos(1.44));
  expect(sent("forgets-local")).toBe(2);
  expect(sent("value-for-adjoint")).toBe(Math.cos(1.44) * Math.sin(1.44));
  expect(explanationAt(recording, position, "forgets-upstream")).toBe(
    "You sent 0.1304; the adjoint of v₂ that arrives, 2, is missing.",
  );
  expect(questionsOf(recording).asked.map(({ key }) => key)).toContain("acc.v2.0");
});
