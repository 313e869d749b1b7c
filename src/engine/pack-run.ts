import { buffersOf, packTrace } from "../trace/pack-trace.ts";
import type { FromWorker, PackedRun, Run } from "./messages.ts";

/** Returns a run as plain data. Its steps are not copied. */
export function packRun<Drawing>(run: Run<Drawing>): PackedRun<Drawing> {
  const { companion } = run;
  return {
    ...run,
    trace: packTrace(run.trace),
    companion: companion && { ...companion, trace: packTrace(companion.trace) },
  };
}

/** Returns the memory of a message, to be transferred when the message is posted. */
export function transferOf(message: FromWorker): ArrayBuffer[] {
  if (message.type !== "done") return [];
  const { trace, companion } = message.run;
  return [...buffersOf(trace), ...(companion === undefined ? [] : buffersOf(companion.trace))];
}
