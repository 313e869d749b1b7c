import { tensor } from "../../autodiff/tensor.ts";
import { type Check, type CheckedEntry, type CheckFault, METHODS, type Method } from "../../cases/check.ts";
import type { Trace } from "../../trace/trace.ts";
import { conventionsOf } from "../../words/conventions.ts";
import { diagnose } from "../../words/diagnose.ts";
import { formatNumber } from "../../words/format-number.ts";
import { adjointTex } from "../../words/notation.ts";
import { entryText } from "../../words/texts.ts";
import { objectiveText } from "./objective-text.ts";

const WAY_WORDS: Readonly<Record<Method, string>> = {
  reverse: "reverse mode",
  closed: "the closed form",
  forward: "forward mode",
  differences: "the differences",
};

/** The maximum number of entries that a sentence names. */
const NAMED = 3;

/** The three methods that are equal on paper. */
export const EXACT_THREE = "reverse, closed form and forward";

/** The entries that disagree, by name in plain text, and the reason; or a remark on entries that agree. */
export interface CheckNote {
  readonly kind: "fault" | "remark";
  readonly names: string;
  readonly text: string;
}

/** Returns whether nothing is wrong or missing, and only rounding prevents the comparison. */
function isLimit(fault: CheckFault | undefined): boolean {
  return fault?.kind === "unresolved" || fault?.kind === "rounding";
}

/** Returns one note per reason for disagreement, and a note for what was left out. */
export function notesOf(check: Check, trace: Trace): CheckNote[] {
  const groups = new Map<string, CheckedEntry[]>();
  for (const entry of check.entries) {
    if (entry.fault === undefined) continue;
    const key = `${entry.fault.kind} ${infiniteWays(entry)}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const notes = [...groups.values()].map(
    (entries): CheckNote => ({
      kind: isLimit(entries[0]?.fault) ? "remark" : "fault",
      names: namesOf(trace, entries),
      text: reasonOf(entries, trace),
    }),
  );
  const { entries, total } = check;
  if (entries.length === total) return notes;
  const left =
    `The first ${entries.length} of ${total} entries are checked: without more checkpoints, each pass of ` +
    "forward mode evaluates most layers again and again.";
  return [...notes, { kind: "remark", names: "", text: left }];
}

/** Returns the name of an entry's derivative, such as `x̄` or `X̄₁₃`. */
export function gradientText({ gradients }: Trace, { leaf, position }: CheckedEntry): string {
  const gradient = gradients[leaf] ?? 0;
  return entryText(adjointTex(leaf), typeof gradient === "number" ? gradient : tensor(gradient), position);
}

/** Formats a disagreement with at most two significant digits, such as `1.3e−12`. */
export function apartText(apart: number): string {
  if (Number.isNaN(apart)) return "—";
  if (apart === 0) return "0";
  return formatNumber(Number(apart.toPrecision(2)));
}

function namesOf(trace: Trace, entries: readonly CheckedEntry[]): string {
  const names = entries.slice(0, NAMED).map((entry) => gradientText(trace, entry));
  const more = entries.length - names.length;
  return more === 0 ? names.join(", ") : `${names.join(", ")} and ${more} more`;
}

function reasonOf(entries: readonly CheckedEntry[], trace: Trace): string {
  const [first] = entries;
  const fault = first?.fault as CheckFault;
  const off = formatNumber(largest(entries, (entry) => Math.abs(entry.differences - entry.reverse)));
  const objective = objectiveText(trace);
  switch (fault.kind) {
    case "kink":
      return kinkReason(fault, entries, trace);
    case "infinite":
      return infiniteReason(infiniteWays(first as CheckedEntry), trace);
    case "unresolved":
      return unresolvedReason(entries);
    case "rounding":
      return (
        `the differences are off by ${off}: the rounding of ${objective} hides whatever is below ` +
        `${formatNumber(largest(entries, ({ fault: one }) => (one?.kind === "rounding" ? one.resolved : 0)))} ` +
        "from them. The other three take no small step."
      );
    case "step":
      return `the differences are off by ${off}, because ${objective} bends within their ${stepText(entries)}.`;
    case "formulas":
      return (
        `${EXACT_THREE} are equal on paper, but ${apartText(largest(entries, ({ exactly }) => exactly))} apart ` +
        "here, more than rounding explains: one of them is wrong."
      );
    case "unknown":
      return `the differences are off by ${off}, and ${objective} does not show why.`;
  }
}

function unresolvedReason(entries: readonly CheckedEntry[]): string {
  const apart = largest(entries, ({ reverse, closed, forward }) => {
    return Math.max(reverse, closed, forward) - Math.min(reverse, closed, forward);
  });
  const relative = `${apartText(100 * largest(entries, ({ exactly }) => exactly))}\u00a0% of the largest`;
  const resolved = largest(entries, (entry) => entry.resolved);
  const moved = Number.isFinite(resolved) ? `by at most ${apartText(resolved)}` : "without bound";
  // With several entries, the two bounds may belong to different entries.
  const by =
    entries.length > 1
      ? `by at most ${apartText(apart)}, and by at most ${relative}`
      : `by ${apartText(apart)}, or ${relative}`;
  return apart === 0
    ? `${EXACT_THREE} are the same, but share roundings on the way, which can move them ${moved}.`
    : `${EXACT_THREE} differ ${by}, which is below what doubles ` +
        `resolve here: roundings on the way can move them ${moved}.`;
}

function stepText(entries: readonly CheckedEntry[]): string {
  const steps = new Set(entries.flatMap(({ fault }) => (fault?.kind === "step" ? [fault.step] : [])));
  const [only = 0] = steps;
  return steps.size > 1 ? "steps" : `step of ${formatNumber(only)}`;
}

function largest(entries: readonly CheckedEntry[], of: (entry: CheckedEntry) => number): number {
  return Math.max(...entries.map(of));
}

function kinkReason(
  { before, after }: Extract<CheckFault, { kind: "kink" }>,
  entries: readonly CheckedEntry[],
  trace: Trace,
): string {
  const [only, more] = entries;
  const conventions = [...new Set(conventionsOf(trace).map(({ text }) => text))].join("; ");
  const slopes =
    only !== undefined && more === undefined
      ? `here, with slope ${formatNumber(before)} to the left, ${formatNumber(after)} to the right. ` +
        `The differences find ${formatNumber(only.differences)}, between the two.`
      : "in each, where the slope to the left is not the slope to the right. " +
        "The differences find a number between the two.";
  return (
    `${objectiveText(trace)} has a kink ${slopes} There is no derivative, so the other three follow a convention` +
    `${conventions === "" ? "" : `: ${conventions}`}.`
  );
}

/** Returns the methods that found no finite number. */
export function infiniteWays(entry: CheckedEntry): readonly Method[] {
  return METHODS.filter((way) => !Number.isFinite(entry[way]));
}

function infiniteReason(ways: readonly Method[], trace: Trace): string {
  const rest = METHODS.filter((way) => !ways.includes(way));
  const who =
    rest.length === 0
      ? "none of the four is finite"
      : rest.length === 1
        ? `only ${listed(rest)} is finite`
        : `${listed(ways)} ${ways.length > 1 || ways[0] === "differences" ? "are" : "is"} not finite`;
  const [cause] = diagnose(trace);
  const why =
    cause?.text ??
    (ways.includes("differences") && ways.length === 1
      ? "the program is not finite right beside this point"
      : "a number on the way is too large");
  return `${who}. ${capitalized(why)}.`;
}

function listed(ways: readonly Method[]): string {
  const words = ways.map((way) => WAY_WORDS[way]);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Returns a text with its first letter in upper case. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
