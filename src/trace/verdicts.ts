import { VERDICTS, type Verdict } from "./reference.ts";
import { oncePerTrace, type Trace } from "./trace.ts";

/** Returns the verdict on a step by its position; `none` for the runs of the built-in engine. */
export function verdictAt({ reference }: Trace, position: number): Verdict {
  return VERDICTS[reference?.verdicts[position] ?? 0] ?? "none";
}

/** Returns the position of the first step with a wrong number; −1 if there is none. */
export const firstWrong: (trace: Trace) => number = oncePerTrace(
  ({ reference }) => reference?.verdicts.indexOf(VERDICTS.indexOf("wrong")) ?? -1,
);
