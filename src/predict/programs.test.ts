import { describe, expect, it } from "vitest";
import { defaults } from "../cases/complete.ts";
import { recordAt } from "../cases/record.ts";
import { exampleProgram, examples } from "../programs/example-programs.ts";
import { openProgram } from "../programs/open-program.ts";
import { createExercise } from "./exercise.ts";
import { grade, rightAnswer } from "./grade.ts";
import { openExercise } from "./open-exercise.ts";

describe.each(examples.map(({ id }) => id))("an exercise of the example %s", (id) => {
  it("runs the text that it shows, and accepts the right answers", () => {
    const source = { program: exampleProgram(id), params: {} };
    const opened = openProgram(source);
    const exercise = createExercise(opened, defaults(opened.program), { seed: 4, ask: "all" }, openProgram);
    const { program } = openExercise(exercise, openProgram);
    const trace = recordAt(program, defaults(program), false);
    expect(exercise.given).toBe(source);
    for (const question of exercise.questions) {
      expect(trace.steps.keys.keyOf(question.position)).toBe(question.key);
      expect(grade(trace, question, rightAnswer(trace, question)).kind).toBe("right");
    }
    expect(exercise.questions.length).toBeGreaterThan(5);
  });
});
