import fc from "fast-check";
import { expect, it } from "vitest";
import { entryAt } from "../autodiff/tensor.ts";
import { cases } from "../cases/all.ts";
import { caseProgram } from "../programs/case-programs.ts";
import { exampleProgram, examples } from "../programs/example-programs.ts";
import { openProgram } from "../programs/open-program.ts";
import { programText, statements, values } from "../programs/testing/random-program.ts";
import { engineClasses } from "../programs/watch/attribute-names.ts";
import { agrees, areApart } from "./agree.ts";
import { runExercise } from "./exercise.ts";
import { mistakenAnswers, trueAnswers } from "./mistaken-answers.ts";
import { findProgramExercise, type ProgramExercise } from "./program-exercise.ts";
import { diagnoseAt } from "./testing/at-step.ts";

const ONE_DRAW = { tries: 1, idle: 1 };

/** Checks every question of an exercise, and returns how many mistaken answers were diagnosed. */
function checkQuestions({ source, program, exercise }: ProgramExercise): number {
  const run = runExercise(program, exercise);
  let diagnosed = 0;
  for (const question of exercise.asked) {
    const { key, quantity, entries } = question;
    const name = `${key} ${quantity} of\n${source.program}`;
    const position = run.trace.steps.keys.find(key) as number;
    const right = trueAnswers(run.trace, position)[quantity] ?? Number.NaN;
    const given = (value: typeof right) => entries.map((i) => entryAt(value, i));
    expect(diagnoseAt(run, question, given(right)), name).toEqual({ kind: "right" });
    const answers = [...mistakenAnswers(run, position)].flatMap(([id, { [quantity]: value }]) =>
      value === undefined ? [] : [{ id, value }],
    );
    for (const { value } of answers) {
      expect(
        entries.some((i) => areApart(entryAt(value, i), entryAt(right, i))),
        name,
      ).toBe(true);
      const same = answers.flatMap((other) =>
        entries.every((i) => agrees(entryAt(value, i), entryAt(other.value, i))) ? [other.id] : [],
      );
      expect(diagnoseAt(run, question, given(value)), name).toEqual({ kind: "wrong", misconceptions: same });
      diagnosed += 1;
    }
  }
  return diagnosed;
}

const texts = [
  ...cases.map(({ slug }) => ({ title: slug, text: caseProgram(slug) })),
  ...examples.map(({ id, title }) => ({ title, text: exampleProgram(id) })),
];
// A program's own engine cannot run with the mistakes of the built-in engine.
const withBuiltIn = texts.filter(({ text }) => engineClasses(text).length === 0);

it.each(withBuiltIn)("exercises with the program $title ask what tells mistakes apart", ({ text }) => {
  const found = findProgramExercise({ program: text, params: {} }, 3, openProgram);
  expect(checkQuestions(found)).toBeGreaterThan(5);
  expect(found.exercise.asked.length).toBeGreaterThan(found.exercise.unasked.length);
});

it("a sweep without a seed gets one in the text", () => {
  const { source, program, exercise } = findProgramExercise(
    { program: "x = Var(2.0)\ny = x * x\ny.backward()\n", params: {} },
    4,
    openProgram,
  );
  expect(source.program).toMatch(/^y\.backward\(-?[\d.]+\)$/m);
  const step = runExercise(program, exercise).trace.steps.at(1);
  expect(step?.kind === "seed" && `y.backward(${step.contribution})`).toBe(source.program.split("\n")[2]);
});

it("a program that has no sweep gets a seed of the exercise", () => {
  const { source, program, exercise } = findProgramExercise(
    { program: "x = Var(2.0)\ny = x * x\n", params: {} },
    4,
    openProgram,
  );
  expect(source.program).toBe("x = Var(2.0)\ny = x * x\n");
  expect(exercise.seeds).toEqual({ y: expect.any(Number) });
  const step = runExercise(program, exercise).trace.steps.at(1);
  expect(step?.kind === "seed" && step.contribution).toBe(exercise.seeds.y);
});

it("a product of a value with itself has no other factor to confuse", () => {
  const { program, exercise } = findProgramExercise(
    { program: "x = Var(2.0)\ny = x * x\n", params: {} },
    4,
    openProgram,
  );
  const run = runExercise(program, exercise);
  const edges = ["acc.y.0", "acc.y.1"];
  for (const key of edges) {
    const position = run.trace.steps.keys.find(key) as number;
    expect([...mistakenAnswers(run, position).keys()]).not.toContain("own-operand");
    expect(exercise.asked.map((question) => question.key)).toContain(key);
  }
});

it("a program that fails at the numbers drawn is drawn again", () => {
  const text = "x = Var(2.0)\nif x.value < 1.5:\n    raise ValueError()\ny = x * x\ny.backward()\n";
  const found = findProgramExercise({ program: text, params: {} }, 1, openProgram);
  expect(found.exercise.values.x).toBeGreaterThanOrEqual(1.5);
  expect(found.exercise.asked.length).toBeGreaterThan(0);
});

it("a program that fails at all numbers drawn asks nothing", () => {
  const text = "x = Var(2.0)\nif x.value != 2.0:\n    raise ValueError()\ny = x * x\ny.backward()\n";
  const { exercise } = findProgramExercise({ program: text, params: {} }, 1, openProgram);
  expect(exercise).toMatchObject({ values: { x: 2 }, asked: [], unasked: [] });
});

it("random programs with the built-in engine ask what tells mistakes apart", () => {
  let [diagnosed, asked] = [0, 0];
  fc.assert(
    fc.property(values, statements, fc.integer(), (inputs, lines, seed) => {
      const text = programText(inputs, lines.slice(0, 12));
      const found = findProgramExercise({ program: text, params: {} }, seed, openProgram, ONE_DRAW);
      diagnosed += checkQuestions(found);
      asked += found.exercise.asked.length;
    }),
    { seed: 2024, numRuns: 150 },
  );
  expect(asked).toBeGreaterThan(1000);
  expect(diagnosed).toBeGreaterThan(5000);
});
