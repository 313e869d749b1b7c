import type { Nested } from "../autodiff/tensor.ts";
import { resized } from "../cases/complete.ts";
import type { AnyProgram, Values } from "../cases/define-case.ts";
import { programOf } from "../cases/program-of.ts";
import type { Program } from "../trace/program.ts";
import { recordProgram } from "../trace/record-program.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import { drawSeeds, drawValues } from "./draw.ts";
import { mistakenAnswers, type Run, runOf } from "./mistaken-answers.ts";
import { type Questions, questionsOf } from "./questions.ts";
import { createRandom } from "./random.ts";
import { type Seeds, withSeeds } from "./with-seeds.ts";

/** Numbers for a program at which questions can be asked. */
export interface Exercise extends Questions {
  /** Values for all parameters of the program. */
  readonly values: Values;
  /** Seeds of the outputs for which the program states none, in their shapes. */
  readonly seeds: Seeds;
  /** The number of draws that were tried. */
  readonly tries: number;
}

/** When a search ends. */
export interface Effort {
  /** Maximum number of draws. */
  readonly tries: number;
  /** Maximum number of draws in a row that are not better than the best before. */
  readonly idle: number;
}

const USUAL: Effort = { tries: 12, idle: 3 };

/**
 * Searches numbers that tell the misconceptions apart: draws inputs and seeds until no draw of the last few is better. Of
 * two draws, the one is better at which more steps can be asked, then at which more quantities can, then at which more
 * mistakes have an answer of their own.
 *
 * @param values the present values for all parameters; sizes and choices stay, except for sizes at which fewer
 * misconceptions are possible
 * @param seed a whole number of 32 bits: the same seed gives the same exercise, in all browsers, because no decision depends
 * on the last bits of a result
 */
export function findExercise(program: AnyProgram, values: Values, seed: number, effort = USUAL): Exercise {
  const random = createRandom(seed);
  const sized = atTellingSizes(program, values);
  const outputs = unseededOutputs(program, sized);
  let best: (Exercise & { readonly score: Score }) | undefined;
  let [tries, idle] = [0, 0];
  while (tries < effort.tries && idle < effort.idle) {
    tries += 1;
    idle += 1;
    const drawn = { values: drawValues(program, sized, random), seeds: drawSeeds(outputs, random) };
    const run = attempt(() => runExercise(program, drawn));
    if (run === undefined) continue;
    const { asked, unasked } = questionsOf(run);
    const told = asked.reduce((sum, question) => sum + question.told, 0);
    const score = [new Set(asked.map(({ key }) => key)).size, asked.length, told];
    if (best !== undefined && compare(score, best.score) <= 0) continue;
    best = { ...drawn, asked, unasked, tries, score };
    idle = 0;
  }
  if (best === undefined) return { values, seeds: {}, asked: [], unasked: [], tries };
  const { score: _, ...exercise } = best;
  return { ...exercise, tries };
}

/** The number of steps that are asked, then of questions, then of mistakes with an answer of their own. */
type Score = readonly number[];

function compare(a: Score, b: Score): number {
  const i = a.findIndex((x, k) => x !== b[k]);
  return i < 0 ? 0 : (a[i] as number) - (b[i] as number);
}

/** Returns a program at the values and seeds of an exercise. */
export function exerciseProgram(
  program: AnyProgram,
  { values, seeds }: Pick<Exercise, "values" | "seeds">,
): Program {
  return programOf(withSeeds(program, seeds), values);
}

/** Records an exercise, with runs of its mistakes. */
export function runExercise(program: AnyProgram, exercise: Pick<Exercise, "values" | "seeds">): Run {
  const whole = exerciseProgram(program, exercise);
  return runOf(whole, recordProgram({ ...whole, detail: false }));
}

/** Returns the outputs for which a program states no seed, with their values. */
function unseededOutputs(program: AnyProgram, values: Values): Readonly<Record<string, Nested>> {
  const { leaves, build } = programOf(program, values);
  let stated: readonly string[] = [];
  const { outputs } = recordProgram({
    leaves,
    build(nodes) {
      const built = build(nodes);
      stated = Object.keys((built.swept ? built.outputs : built.seeds) ?? {});
      return built;
    },
    detail: false,
  });
  return Object.fromEntries(Object.entries(outputs).filter(([name]) => !stated.includes(name)));
}

/**
 * Returns the values at sizes at which most misconceptions are possible: the present sizes if these are, or else at least 2
 * rows and columns, or 2 throughout, where every product of matrices also exists with its factors swapped.
 */
function atTellingSizes(program: AnyProgram, values: Values): Values {
  const sizes = matrixSizes(program, values);
  const candidates = [Math.max, () => 2].map((sizeFor) =>
    Object.entries(sizes).reduce((all, [axis, present]) => {
      const { min = 1, max = present } = program.sizes?.[axis] ?? {};
      const size = Math.min(Math.max(sizeFor(present, 2), min), max);
      return size === present ? all : resized(program, all, axis, size);
    }, values),
  );
  const others = candidates.filter((candidate) => JSON.stringify(candidate) !== JSON.stringify(values));
  if (others.length === 0) return values;
  const counted = [values, ...others].map((candidate) => ({
    candidate,
    count: possible(program, candidate).size,
  }));
  return counted.reduce((a, b) => (b.count > a.count ? b : a)).candidate;
}

/** Returns the sizes that a program names as the rows and columns of its matrices. */
function matrixSizes(
  { parameters, sizes = {} }: AnyProgram,
  values: Values,
): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    if (parameter.kind !== "array" || parameter.axes.length !== 2) continue;
    for (const [axis, size] of Object.entries(parameter.sizesOf?.(values[name] as never) ?? {})) {
      if (Object.hasOwn(sizes, axis)) found[axis] = size;
    }
  }
  return found;
}

function possible(program: AnyProgram, values: Values): ReadonlySet<MisconceptionId> {
  const run = runExercise(program, { values, seeds: {} });
  const ids = new Set<MisconceptionId>();
  for (let position = 0; position < run.trace.steps.length; position++) {
    for (const id of mistakenAnswers(run, position).keys()) ids.add(id);
  }
  return ids;
}

/** Returns undefined if a program fails at the numbers drawn, as a square root of a negative number does. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
