import type { Check, CheckedProgram } from "../cases/check.ts";
import type { AnyLesson, AnyProgram, Values } from "../cases/define-case.ts";
import { acceptedValues, recordAt } from "../cases/record.ts";
import { nameOf, openSource, paramsOf } from "../cases/source.ts";
import { type Layout, layout } from "../layout/layout.ts";
import type { Trace } from "../trace/trace.ts";
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
 * @param check called if the request asks for a check
 * @throws RangeError as `record` does, and if the request has a program or a recording
 */
export function run(request: RunRequest, onProgress: () => void = () => {}, check?: Checker): Run {
  return runWith<Layout>(layout, request, onProgress, check);
}

function runWith<Drawing>(
  layoutOf: (trace: Trace) => Drawing,
  request: RunRequest,
  onProgress: () => void,
  check: Checker | undefined,
): Run<Drawing> {
  const { program, lesson } = openSource(request);
  const { detail = lesson?.detail ?? false, check: isChecked = false } = request;
  const after = <T>(part: T): T => {
    onProgress();
    return part;
  };
  const values = acceptedValues(nameOf(request), program, paramsOf(request));
  const trace = after(recordAt(program, values, detail));
  const other = companionOf(program, lesson, values);
  const besides = other && after(recordAt(program, other.params, detail));
  return {
    request,
    trace,
    layout: after(layoutOf(trace)),
    alternatives: compare(program, lesson?.alternatives?.(values) ?? [], values, 0),
    companion: besides && { label: other.label, trace: besides, layout: after(layoutOf(besides)) },
    check: isChecked ? check?.({ ...program, closedForms: lesson?.closedForms }, values, trace) : undefined,
  };
}

/** Compares the ways to run a source, as `compare` does, and runs at most one alternative. */
function compareNext(request: RunRequest): Compared[] | undefined {
  const { program, lesson } = openSource(request);
  const values = acceptedValues(nameOf(request), program, paramsOf(request));
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
 * @param check called if the request asks for a check
 * @param layoutOf remembers the layouts sent to the page
 */
export function answer(
  { type, id, request }: ToWorker,
  say: (message: FromWorker) => void = () => {},
  check?: Checker,
  layoutOf = createLayouts(),
): FromWorker {
  try {
    if (type === "compare") return { type: "compared", id, alternatives: compareNext(request) };
    const run = runWith(layoutOf, request, () => say({ type: "progress", id }), check);
    return { type: "done", id, run: packRun(run) };
  } catch (error) {
    const exception = error instanceof Error ? error.message : String(error);
    return { type: "failed", id, error: { code: "failed", exception } };
  }
}
