import type { Trace } from "../trace/trace.ts";
import { type Diagnosis, diagnose } from "./diagnose.ts";
import { firstFault } from "./first-fault.ts";

/** Returns why the first values and adjoints are not finite, and the first wrong number of a learner's own engine. */
export function warningsOf(trace: Trace): readonly Diagnosis[] {
  return [...diagnose(trace), ...firstFault(trace)];
}
