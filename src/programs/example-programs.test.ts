import { describe, expect, it } from "vitest";
import { entryAt, nestedOf } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { defaults } from "../cases/complete.ts";
import { record, recordAt } from "../cases/record.ts";
import { standardModules } from "../python/modules/standard.ts";
import { compile, run } from "../python/python.ts";
import { runPython } from "../python/run-python.ts";
import { programsOf } from "../python/testing/programs.ts";
import { createLeaf } from "../trace/leaves.ts";
import type { Trace } from "../trace/trace.ts";
import { ArrayLeaf } from "./array-leaf.ts";
import { createEngineModule } from "./engine-module.ts";
import { type ExampleId, exampleProgram, examples } from "./example-programs.ts";
import { openProgram } from "./open-program.ts";

const files = Object.keys(import.meta.glob("./examples/*.py"));

function recorded(id: ExampleId): Trace {
  return recordedText(exampleProgram(id));
}

function recordedText(text: string): Trace {
  const { program } = openProgram({ program: text, params: {} });
  return recordAt(program, defaults(program), false);
}

/** Returns the text of a program with an engine of its own. */
function engineProgram(title: string): string {
  const found = programsOf("engines.py").find(({ name }) => name === `engines.py: ${title}`);
  if (found === undefined) throw new RangeError(`no program "${title}"`);
  return found.text;
}

/** Returns the first three numbers that a program prints. */
function printed(text: string): number[] {
  const { output, error } = runPython(text);
  expect(error).toBeUndefined();
  return output.split(/\s+/).slice(0, 3).map(Number);
}

describe("the example programs", () => {
  it("are the files of the folder", () => {
    expect(examples.map(({ id }) => `./examples/${id}.py`).toSorted()).toEqual(files.toSorted());
  });

  it.each(examples.map(({ id }) => id))("%s runs without an error in 5,000 steps", (id) => {
    const { module, implied } = createEngineModule({
      leafAt: () => undefined,
      makeLeaf: (value, role = "parameter") => {
        const { given } = createLeaf({ name: "w", value: nestedOf(value), role });
        return "whole" in given ? new ArrayLeaf(given) : given;
      },
      onResult: () => {},
      sweep: (_, run) => run(),
    });
    const modules = { ...standardModules, pullback: () => module };
    const { error, steps } = run(compile(exampleProgram(id)), { modules, globals: implied });
    expect(error).toBeUndefined();
    expect(steps).toBeLessThan(5000);
  });

  it.each(examples.map(({ id }) => id))(
    "%s makes at most 400 nodes, and gives all its leaves a gradient",
    (id) => {
      const trace = recorded(id);
      expect(trace.nodes.length).toBeLessThan(400);
      const gradients = Object.values(trace.gradients).flat(2) as number[];
      expect(gradients.length).toBeGreaterThan(0);
      expect(gradients.every(Number.isFinite)).toBe(true);
      expect(gradients.some((gradient) => gradient !== 0)).toBe(true);
    },
  );
});

describe("what the examples compute", () => {
  it("Newton's iteration has the derivative of the square root", () => {
    const { outputs, gradients } = recorded("newton");
    expect(outputs.root).toBeCloseTo(Math.SQRT2, 10);
    expect(gradients.a).toBeCloseTo(1 / (2 * Math.SQRT2), 5);
  });

  it("unrolled gradient descent has the derivative with respect to the learning rate in closed form", () => {
    // The loss after three steps is (w0 - 3)² (1 - 2 lr)⁶.
    const { outputs, gradients } = recorded("gradient-descent");
    expect(outputs.L).toBeCloseTo(9 * 0.6 ** 6, 12);
    expect(gradients.lr).toBeCloseTo(9 * 6 * 0.6 ** 5 * -2, 12);
    expect(gradients.w0).toBeCloseTo(-6 * 0.6 ** 6, 12);
  });

  it("the rows of the attention head sum to 1", () => {
    const [rows] = [...recorded("attention").nodes].flatMap(({ id, value }) => (id === "P" ? [value] : []));
    const row = (i: number) => [0, 1, 2].map((j) => entryAt(rows as Value, 3 * i + j));
    for (const i of [0, 1, 2]) expect(row(i).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });
});

describe("what programs with an engine of their own compute", () => {
  it("the chapter's listing has the numbers of Case Study 10", () => {
    const { outputs, gradients } = record("tiny-engine");
    const listing = engineProgram("the tiny engine of the chapter");
    expect(printed(listing)).toEqual([outputs.y, gradients.x1, gradients.x2]);
  });

  it("the engine in the style of micrograd agrees with the built-in engine", () => {
    const text = engineProgram("an engine in the style of micrograd");
    const [value, ...gradients] = printed(text);
    const formulas = text.slice(text.indexOf("a = Value"), text.indexOf("print("));
    const trace = recordedText(`${formulas.replaceAll("Value", "Var")}g.backward()\n`);
    expect(trace.outputs.g).toBeCloseTo(value as number, 4);
    expect(Object.values(trace.gradients).map((gradient) => (gradient as number).toFixed(4))).toEqual(
      gradients.map((gradient) => gradient.toFixed(4)),
    );
  });
});
