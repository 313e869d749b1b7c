import { unpackTrace } from "../trace/pack-trace.ts";
import type { PackedRun, Run } from "./messages.ts";

/** Returns the run that was packed. */
export function unpackRun<Drawing>(packed: PackedRun<Drawing>): Run<Drawing> {
  const { companion } = packed;
  return {
    ...packed,
    trace: unpackTrace(packed.trace),
    companion: companion && { ...companion, trace: unpackTrace(companion.trace) },
  };
}
