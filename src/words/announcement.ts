import { phaseAt, type Trace } from "../trace/trace.ts";
import { captionAt } from "./caption.ts";
import { diagnoseStep } from "./diagnose-step.ts";
import { captionWords } from "./en/captions.ts";
import { unlistedEntries } from "./tensor-caption.ts";

/**
 * Announces the last of the first `index` steps, `Step 7 of 9, backward: …`, with the reason if a number of
 * the step is not finite.
 */
export function announcementAt(trace: Trace, index: number): string {
  const step = trace.steps[index - 1];
  return captionWords.announcement({
    number: index,
    total: trace.steps.length,
    phase: phaseAt(trace, index),
    caption: captionAt(trace, index),
    entries: unlistedEntries(trace, index),
    reason: step && diagnoseStep(trace, step),
  });
}
