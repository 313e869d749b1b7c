import { record } from "../cases/record.ts";
import { layout } from "../layout/layout.ts";
import type { FromWorker, Run, RunRequest, ToWorker } from "./messages.ts";

/**
 * Records a case and lays it out: the work of the worker, callable anywhere.
 *
 * @throws RangeError as `record` does.
 */
export function run(request: RunRequest): Run {
  const { slug, params, detail } = request;
  const trace = record(slug, params, detail === undefined ? {} : { detail });
  return { request, trace, layout: layout(trace) };
}

/** Answers one message of the page; an exception becomes data. */
export function answer({ id, request }: ToWorker): FromWorker {
  try {
    return { type: "done", id, run: run(request) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      type: "failed",
      id,
      error: { code: "failed", message, hint: "Change the inputs or reset them." },
    };
  }
}
