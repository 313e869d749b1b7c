import { expect, it } from "vitest";
import { defaults } from "../cases/complete.ts";
import { programOf } from "../cases/program-of.ts";
import { openProgram } from "../programs/open-program.ts";
import { readTrace } from "../trace/read-trace.ts";
import { recordProgram } from "../trace/record-program.ts";
import { toJSON } from "../trace/to-json.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import { misconceptionById, misconceptions } from "./all.ts";
import { recordBroken } from "./broken-engine.ts";
import { exerciseProgram, findExercise } from "./exercise.ts";
import { variants } from "./testing/variants.ts";

/** The mistakes by which an adjoint is not the sum of its contributions, which `readTrace` reports. */
const NOT_SUMS: readonly MisconceptionId[] = ["assigns", "stale-adjoints"];

it.each(variants)(
  "each broken run of $name is a trace of the same steps, which adds up",
  ({ spec, values }) => {
    const program = exerciseProgram(spec, findExercise(spec, values, 2, { tries: 1, idle: 1 }));
    const trace = recordProgram({ ...program, detail: false });
    const keys = [...trace.steps].map(({ key }) => key).sort();
    for (const misconception of misconceptions) {
      const broken = recordBroken(program, misconception);
      expect([...broken.steps].map(({ key }) => key).sort(), misconception.id).toEqual(keys);
      expect(broken.outputs).toEqual(trace.outputs);
      const { trace: read, warnings } = readTrace(JSON.parse(JSON.stringify(toJSON(broken))));
      expect(read.gradients).toEqual(broken.gradients);
      if (!NOT_SUMS.includes(misconception.id)) expect(warnings, misconception.id).toEqual([]);
    }
  },
);

const SHARED = "x = Var(3.0)\ny = x * x + x\ny.backward(2.0)\nprint(x.grad)\n";

it.each<[MisconceptionId, string]>([
  ["assigns", "6.0"],
  ["seed-one", "7.0"],
  ["forgets-upstream", "7.0"],
  ["stale-adjoints", "54.0"],
  ["forward-order", "2.0"],
])("a learner's program sees the adjoints of an engine that %s", (id, printed) => {
  const { program } = openProgram({ program: SHARED, params: {} });
  const whole = programOf(program, defaults(program));
  expect(recordProgram({ ...whole, detail: false }).printed).toBe("14.0\n");
  expect(recordBroken(whole, misconceptionById(id)).printed).toBe(`${printed}\n`);
});

it("a segment that uses a parameter twice, after another segment, keeps only the last contribution of an engine that assigns", () => {
  const text = [
    "x = Var(2.0)",
    "a = Var(3.0)",
    "def segment(h, a):",
    "    return a * h * a",
    "y = checkpoint(segment, checkpoint(segment, x, a), a)",
    "y.backward()",
    "",
  ].join("\n");
  const { program } = openProgram({ program: text, params: {} });
  const whole = programOf(program, defaults(program));
  const broken = recordBroken(whole, misconceptionById("assigns"));
  for (const step of broken.steps) {
    if (step.kind === "accumulate") expect(step.after, step.key).toBe(step.contribution);
  }
  expect(recordProgram({ ...whole, detail: false }).gradients.a).not.toBe(broken.gradients.a);
});
