import { stepAt, type Trace } from "../trace/trace.ts";
import { traceAsOf } from "../trace/values-as-of.ts";
import { captionOf } from "./caption-data.ts";
import { diagnoseStep } from "./diagnose-step.ts";
import { announcementWords } from "./en/announcements.ts";
import { captionWords } from "./en/captions.ts";
import { HEARD, spoken, spokenEntries } from "./spoken.ts";
import { unlistedEntries } from "./unlisted-entries.ts";

/**
 * Announces the last of the first `index` steps, `Step 7 of 9, backward: …`, with its formulas as they are said
 * and the reason if a number of the step is not finite.
 */
export function announcementAt(trace: Trace, index: number): string {
  const step = stepAt(trace, index);
  const caption = captionWords.caption(captionOf(trace, index), HEARD);
  if (step === undefined) return announcementWords.start(caption);
  const asOf = traceAsOf(trace, index);
  return announcementWords.step({
    number: index,
    total: trace.steps.length,
    phase: step.phase,
    caption,
    entries: unlistedEntries(asOf, step).map(({ name, entries }) => ({
      name: name && spoken(name),
      entries: spokenEntries(entries),
    })),
    reason: diagnoseStep(asOf, step, spoken),
  });
}
