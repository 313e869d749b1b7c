import { expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { defaults } from "../cases/complete.ts";
import { programOf } from "../cases/program-of.ts";
import { recordProgram } from "../trace/record-program.ts";
import type { Trace } from "../trace/trace.ts";
import { misconceptions } from "./all.ts";
import { recordBroken } from "./broken-engine.ts";
import { exerciseProgram, findExercise } from "./exercise.ts";
import { mistakenAnswers, runOf } from "./mistaken-answers.ts";
import { brokenStep } from "./testing/broken-step.ts";
import { variants } from "./testing/variants.ts";

const recorded = (program: ReturnType<typeof programOf>): Trace =>
  recordProgram({ ...program, detail: false });

it.each(cases)("without a changed rule the engine of $slug is the engine", (spec) => {
  const program = programOf(spec, defaults(spec));
  const broken = recordBroken(program, { id: "early" });
  const nothing = recordBroken(program, { id: "early", entry: () => undefined, whole: () => undefined });
  const trace = recorded(program);
  for (const other of [broken, nothing]) {
    expect(other.gradients).toEqual(trace.gradients);
    expect([...other.steps]).toEqual([...trace.steps]);
  }
});

it.each(variants)(
  "the answers for a step of $name are those of an engine broken at that step",
  ({ spec, values }) => {
    const program = exerciseProgram(spec, findExercise(spec, values, 7, { tries: 1, idle: 1 }));
    const trace = recorded(program);
    const run = runOf(program, trace);
    let compared = 0;
    for (let position = 0; position < trace.steps.length; position++) {
      for (const [id, answers] of mistakenAnswers(run, position)) {
        const misconception = misconceptions.find((known) => known.id === id);
        if (misconception === undefined || misconception.order || misconception.recompute || answers.value)
          continue;
        const key = `${trace.steps.keys.keyOf(position)} ${id}`;
        const broken = brokenStep(program, trace, position, misconception);
        expect({ ...broken, ...answers }, key).toEqual(broken);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThanOrEqual(8);
  },
);

it.each(variants)(
  "a mistake that is not possible at a step of $name changes nothing there",
  ({ spec, values }) => {
    const program = exerciseProgram(spec, findExercise(spec, values, 7, { tries: 1, idle: 1 }));
    const trace = recorded(program);
    const run = runOf(program, trace);
    for (const misconception of misconceptions) {
      if (misconception.order || misconception.recompute || misconception.keepsAdjoints) continue;
      for (let position = 0; position < trace.steps.length; position++) {
        const step = trace.steps.at(position);
        if (step?.kind !== "accumulate" || mistakenAnswers(run, position).has(misconception.id)) continue;
        const { contribution, after } = step;
        expect(
          brokenStep(program, trace, position, misconception),
          `${step.key} ${misconception.id}`,
        ).toEqual({
          contribution,
          after,
        });
      }
    }
  },
);

it.each(variants)(
  "the first step of $name that a run changes has the answer for this step",
  ({ spec, values }) => {
    const program = exerciseProgram(spec, findExercise(spec, values, 7, { tries: 1, idle: 1 }));
    const trace = recorded(program);
    const run = runOf(program, trace);
    for (const misconception of misconceptions.filter(({ order, recompute }) => order ?? recompute)) {
      const broken = recordBroken(program, misconception);
      const answersTo = ({ key }: { readonly key: string }) =>
        mistakenAnswers(run, trace.steps.keys.find(key) as number).get(misconception.id);
      for (const kind of ["recompute", "accumulate"] as const) {
        const changed = [...broken.steps].find((step) => step.kind === kind && answersTo(step) !== undefined);
        if (changed?.kind === "recompute") {
          expect(answersTo(changed)?.value, changed.key).toEqual(changed.value);
        } else if (changed?.kind === "accumulate") {
          expect(answersTo(changed)?.contribution, changed.key).toEqual(changed.contribution);
        } else if (kind === "accumulate") {
          expect(broken.gradients).toEqual(trace.gradients);
        }
      }
    }
  },
);
