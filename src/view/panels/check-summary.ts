import type { Check, CheckedEntry } from "../../cases/check.ts";
import type { CheckSummary } from "../../words/en/check.ts";
import { apartText, infiniteMethods } from "./check-notes.ts";

/** Returns whether the methods agree, and how closely. */
export function summaryOf({ entries }: Check): CheckSummary {
  const wrong = entries.filter(({ fault }) => fault?.kind === "recomputed").length;
  if (wrong > 0) return { kind: "reverse-wrong", count: wrong, total: entries.length };
  const own = entries.filter(({ fault }) => fault?.kind === "own").length;
  if (own > 0) return { kind: "own-wrong", count: own, total: entries.length };
  const good = entries.filter(({ fault }) => fault === undefined);
  if (good.length === 0) {
    if (!entries.every(isExact)) return { kind: "disagree" };
    return { kind: "exact-agree", differences: differencesOf(entries) };
  }
  return {
    kind: "agree",
    count: good.length,
    total: entries.length,
    all: largest(good.map(({ disagreement }) => disagreement)),
    exact: largest(good.map(({ exactly }) => exactly)),
  };
}

function largest(disagreements: readonly number[]): string | undefined {
  const most = Math.max(...disagreements);
  return most === 0 ? undefined : apartText(most);
}

/** Returns whether the exact methods are finite and agree within rounding. */
function isExact(entry: CheckedEntry): boolean {
  return (
    entry.fault?.kind !== "formulas" && infiniteMethods(entry).every((method) => method === "differences")
  );
}

/** Returns why the differences do not agree where the other methods do. */
function differencesOf(entries: readonly CheckedEntry[]): "infinite" | "hidden" | "off" {
  const faults = entries.map(({ fault }) => fault);
  if (faults.every((fault) => fault?.kind === "infinite")) return "infinite";
  const hidden = faults.every(
    (fault) => fault?.kind === "rounding" || (fault?.kind === "unresolved" && fault.hidden),
  );
  return hidden ? "hidden" : "off";
}
