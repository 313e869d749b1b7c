import type { Check, CheckedProgram } from "../cases/check.ts";
import type { AnyLesson, AnyProgram, Values } from "../cases/define-case.ts";
import { acceptedValues, recordAt } from "../cases/record.ts";
import { nameOf, type OpenProgram, openSource, paramsOf } from "../cases/source.ts";
import { type Layout, layout } from "../layout/layout.ts";
import type { breakEngine } from "../predict/broken-run.ts";
import type { createExercise, Exercise } from "../predict/exercise.ts";
import { openExercise } from "../predict/open-exercise.ts";
import type { Trace } from "../trace/trace.ts";
import type { ProgramPlace } from "../words/en/run.ts";
import { warningsOf } from "../words/warnings.ts";
import { type Compared, compare } from "./alternatives.ts";
import { createLayouts } from "./layouts.ts";
import type { FromWorker, Run, RunRequest, ToWorker } from "./messages.ts";
import { packRun } from "./pack-run.ts";

/** Checks a gradient in other ways: `check` of `cases/check.ts`, which the first picture does not need. */
export type Checker = (program: CheckedProgram, values: Values, trace: Trace) => Check;

/**
 * Records a source and lays it out: the worker's task, callable on any thread.
 *
 * @param onProgress called after each part of the work that may take long
 * @throws RangeError as `record` does, and if the request has a program without `openProgram`, or a recording
 */
export function run(request: RunRequest, onProgress: () => void = () => {}, late: LateCode = {}): Run {
  return runWith<Layout>(layout, request, onProgress, late);
}

/** Code that most runs do not need. */
export interface LateCode {
  /** Called if the request asks for a check. */
  readonly check?: Checker | undefined;
  /** Called if the source is a learner's program. */
  readonly openProgram?: OpenProgram | undefined;
  /** Called if the request asks for an exercise. */
  readonly createExercise?: typeof createExercise | undefined;
  /** Called if the request asks for an engine that makes a mistake. */
  readonly breakEngine?: typeof breakEngine | undefined;
}

/** A request whose source is open, with values for all parameters. */
interface OpenRequest {
  readonly program: AnyProgram;
  readonly lesson: AnyLesson | undefined;
  readonly values: Values;
  readonly exercise: Exercise | undefined;
}

function openRequest(request: RunRequest, { openProgram, createExercise }: LateCode): OpenRequest {
  const opened = openSource(request, openProgram);
  const values = acceptedValues(nameOf(request), opened.program, paramsOf(request));
  const exercise = request.exercise && createExercise?.(opened, values, request.exercise, openProgram);
  if (exercise === undefined) return { ...opened, values, exercise };
  return { ...openExercise(exercise, openProgram), values: exercise.values, exercise };
}

function runWith<Drawing>(
  layoutOf: (trace: Trace) => Drawing,
  request: RunRequest,
  onProgress: () => void,
  late: LateCode,
): Run<Drawing> {
  const { program, lesson, values, exercise } = openRequest(request, late);
  const { detail = lesson?.detail ?? false, check: isChecked = false } = request;
  // The run of an exercise is that of the source at its numbers.
  const { exercise: _, ...asked } = request;
  const ran: RunRequest = exercise === undefined ? request : { ...asked, ...exercise.source };
  const after = <T>(part: T): T => {
    onProgress();
    return part;
  };
  const broken = request.broken && late.breakEngine?.(program, values, request.broken);
  const trace = after(broken?.trace ?? recordAt(program, values, detail));
  const other = broken === undefined ? companionOf(program, lesson, values) : undefined;
  const besides = other && after(recordAt(program, other.params, detail));
  return {
    request: ran,
    trace,
    layout: after(layoutOf(trace)),
    warnings: warningsOf(trace),
    alternatives: compare(program, lesson?.alternatives?.(values) ?? [], values, 0),
    companion: besides && {
      label: other.label,
      trace: besides,
      layout: after(layoutOf(besides)),
      warnings: warningsOf(besides),
    },
    check: isChecked
      ? late.check?.({ ...program, closedForms: lesson?.closedForms }, values, trace)
      : undefined,
    ...(exercise && { exercise }),
    ...(broken && { broken: broken.broken }),
  };
}

/** Compares the ways to run a source, as `compare` does, and runs at most one alternative. */
function compareNext(request: RunRequest, openProgram?: OpenProgram): Compared[] | undefined {
  const { program, lesson, values } = openRequest(request, { openProgram });
  return compare(program, lesson?.alternatives?.(values) ?? [], values, 1);
}

/** Returns the other option of the choice that a lesson steps side by side. */
function companionOf(
  { parameters }: AnyProgram,
  lesson: AnyLesson | undefined,
  values: Values,
): { readonly label: string; readonly params: Values } | undefined {
  const name = lesson?.sideBySide;
  const parameter = name === undefined ? undefined : parameters[name];
  if (name === undefined || parameter?.kind !== "choice") return undefined;
  const option = parameter.options.find((one) => one !== values[name]);
  return option === undefined ? undefined : { label: String(option), params: { ...values, [name]: option } };
}

/**
 * Answers one message of the page; exceptions become error objects.
 *
 * @param say called with a progress message after each part of the work
 * @param layoutOf remembers the layouts sent to the page
 */
export function answer(
  { type, id, request }: ToWorker,
  say: (message: FromWorker) => void = () => {},
  late: LateCode = {},
  layoutOf = createLayouts(),
): FromWorker {
  try {
    if (type === "compare")
      return { type: "compared", id, alternatives: compareNext(request, late.openProgram) };
    const run = runWith(layoutOf, request, () => say({ type: "progress", id }), late);
    return { type: "done", id, run: packRun(run) };
  } catch (error) {
    const exception = error instanceof Error ? error.message : String(error);
    return { type: "failed", id, error: { code: "failed", exception, ...placeOf(error) } };
  }
}

/** Returns where a learner's program failed, and what it printed before, as a `ProgramError` has it. */
function placeOf(error: unknown): { readonly place?: ProgramPlace } {
  return error instanceof Error && "place" in error ? { place: error.place as ProgramPlace } : {};
}
