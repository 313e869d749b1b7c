import type { Check, CheckedEntry } from "../../cases/check.ts";
import { apartText, capitalized, EXACT_THREE, infiniteWays } from "./check-words.ts";

/** Returns a sentence that says whether the four ways agree, and how closely. */
export function summaryOf({ entries }: Check): string {
  const good = entries.filter(({ fault }) => fault === undefined);
  if (good.length === 0) {
    if (!entries.every(isExact)) return "The four do not agree.";
    return `${capitalized(EXACT_THREE)} agree as far as doubles resolve; ${differencesOf(entries)}.`;
  }
  const most = Math.max(...good.map(({ disagreement }) => disagreement));
  const exactly = Math.max(...good.map((entry) => entry.exactly));
  const where = good.length === entries.length ? "" : ` on ${good.length} of ${entries.length} entries,`;
  const three = most === 0 ? "" : `; ${EXACT_THREE} agree ${toWithin(exactly)}`;
  return `All four agree${where} ${toWithin(most)}${three}.`;
}

/** Returns whether the three exact methods are finite and agree within rounding. */
function isExact(entry: CheckedEntry): boolean {
  return entry.fault?.kind !== "formulas" && infiniteWays(entry).every((way) => way === "differences");
}

/** Describes the differences where the other three methods agree. */
function differencesOf(entries: readonly CheckedEntry[]): string {
  const faults = entries.map(({ fault }) => fault);
  if (faults.every((fault) => fault?.kind === "infinite")) return "the differences are not finite";
  const hidden = faults.every(
    (fault) => fault?.kind === "rounding" || (fault?.kind === "unresolved" && fault.hidden),
  );
  return hidden ? "rounding hides whether the differences do" : "the differences do not";
}

function toWithin(apart: number): string {
  return apart === 0 ? "to the last bit" : `to ${apartText(apart)}`;
}
