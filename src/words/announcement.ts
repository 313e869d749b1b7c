import type { Trace } from "../trace/trace.ts";
import { captionAt } from "./caption.ts";
import { diagnoseStep } from "./diagnose-step.ts";
import { announcementWords } from "./en/announcements.ts";
import { unlistedEntries } from "./unlisted-entries.ts";

/**
 * Announces the last of the first `index` steps, `Step 7 of 9, backward: …`, with the reason if a number of
 * the step is not finite.
 */
export function announcementAt(trace: Trace, index: number): string {
  const step = trace.steps[index - 1];
  const caption = captionAt(trace, index);
  if (step === undefined) return announcementWords.start(caption);
  return announcementWords.step({
    number: index,
    total: trace.steps.length,
    phase: step.phase,
    caption,
    entries: unlistedEntries(trace, step),
    reason: diagnoseStep(trace, step),
  });
}
