import type { Check } from "../cases/check.ts";
import type { AnyCase, Values } from "../cases/define-case.ts";
import { recordCase, resolveCase } from "../cases/record.ts";
import { runnable } from "../cases/source.ts";
import { layout } from "../layout/layout.ts";
import type { Trace } from "../trace/trace.ts";
import { compare } from "./alternatives.ts";
import type { FromWorker, Run, RunRequest, ToWorker } from "./messages.ts";

/** Checks a gradient in other ways: `check` of `cases/check.ts`, which the first picture does not need. */
export type Checker = (spec: AnyCase, values: Values, trace: Trace) => Check;

/**
 * Records a case and lays it out: the worker's task, callable on any thread.
 *
 * @param onProgress called after each part of the work that may take long
 * @param check called if the request asks for a check
 * @throws RangeError as `record` does, and if the request has a program or a recording
 */
export function run(request: RunRequest, onProgress: () => void = () => {}, check?: Checker): Run {
  const { case: slug, params } = runnable(request);
  const { detail, check: isChecked = false } = request;
  const after = <T>(part: T): T => {
    onProgress();
    return part;
  };
  const { spec, values } = resolveCase(slug, params);
  const trace = after(recordCase(spec, values, detail));
  const other = companionOf(spec, values);
  const besides = other && after(recordCase(spec, other.params, detail));
  return {
    request,
    trace,
    layout: after(layout(trace)),
    alternatives: compare(spec, values, onProgress),
    companion: besides && { label: other.label, trace: besides, layout: after(layout(besides)) },
    check: isChecked ? check?.(spec, values, trace) : undefined,
  };
}

/** Records the other variant of a case that can be stepped side by side. */
function companionOf(
  { sideBySide, parameters }: AnyCase,
  values: Values,
): { readonly label: string; readonly params: Values } | undefined {
  const parameter = sideBySide === undefined ? undefined : parameters[sideBySide];
  if (sideBySide === undefined || parameter?.kind !== "choice") return undefined;
  const option = parameter.options.find((one) => one !== values[sideBySide]);
  return option === undefined
    ? undefined
    : { label: String(option), params: { ...values, [sideBySide]: option } };
}

/**
 * Answers one message of the page; exceptions become error objects.
 *
 * @param say called with a progress message after each part of the work
 * @param check called if the request asks for a check
 */
export function answer(
  { id, request }: ToWorker,
  say: (message: FromWorker) => void = () => {},
  check?: Checker,
): FromWorker {
  try {
    return { type: "done", id, run: run(request, () => say({ type: "progress", id }), check) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      type: "failed",
      id,
      error: { code: "failed", message, hint: "Change the inputs or reset them." },
    };
  }
}
