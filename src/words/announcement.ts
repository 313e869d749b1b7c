import type { Trace } from "../trace/trace.ts";
import { captionAt, PHASE_WORDS } from "./caption.ts";
import { diagnoseStep } from "./diagnose-step.ts";
import { entriesAnnouncement } from "./tensor-caption.ts";

/**
 * Announces the last of the first `index` steps, `Step 7 of 9, backward: …`, with the reason if a number of
 * the step is not finite.
 */
export function announcementAt(trace: Trace, index: number): string {
  const step = trace.steps[index - 1];
  const caption = captionAt(trace, index);
  if (step === undefined) return `Start: ${caption}`;
  const where = `Step ${index} of ${trace.steps.length}, ${PHASE_WORDS[step.phase].toLowerCase()}`;
  const reason = diagnoseStep(trace, step);
  const why = reason === undefined ? "" : ` ${reason}.`;
  return `${where}: ${caption}${entriesAnnouncement(trace, index)}${why}`;
}
