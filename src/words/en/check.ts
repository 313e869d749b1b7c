import { texts } from "../language.ts";

const METHODS = {
  own: "this engine",
  reverse: "reverse mode",
  closed: "the closed form",
  forward: "forward mode",
  differences: "the differences",
};

type Method = keyof typeof METHODS;

const COUNTS = ["no", "one", "two", "three", "four", "five"];

/** Returns the names of the methods that are equal on paper: three, or two without a closed form. */
function exact(methods: readonly Method[]): string {
  return methods.includes("closed") ? "reverse, closed form and forward" : "reverse and forward";
}

/** Returns the names of the other methods that are equal on paper to reverse mode. */
function othersExact(methods: readonly Method[]): string {
  return methods.includes("closed") ? "the closed form and forward mode agree" : "forward mode differs";
}

/** What the differences do where the other methods agree. */
const DIFFERENCES = {
  infinite: "the differences are not finite",
  hidden: "the differences are too inexact to tell",
  off: "the differences do not",
};

/**
 * How closely the methods agree, with formatted disagreements:
 *
 * - `agree`: all agree on `count` entries. `all` and `exact` are the largest disagreement of all, and of those
 *   that are equal on paper; undefined if they agree to the last bit.
 * - `exact-agree`: only the methods that are equal on paper agree. The differences are not finite, or their own
 *   rounding hides whether they agree, or they disagree.
 * - `reverse-wrong`: on `count` entries only reverse mode is wrong, as recomputed values are not the first ones.
 * - `own-wrong`: on `count` entries only the program's own engine is wrong.
 * - `disagree`: no two methods are known to agree.
 */
export type CheckSummary =
  | {
      readonly kind: "agree";
      readonly count: number;
      readonly total: number;
      readonly all: string | undefined;
      readonly exact: string | undefined;
    }
  | { readonly kind: "exact-agree"; readonly differences: "infinite" | "hidden" | "off" }
  | { readonly kind: "reverse-wrong" | "own-wrong"; readonly count: number; readonly total: number }
  | { readonly kind: "disagree" };

/**
 * Why the methods disagree on some entries, or cannot be shown to agree. Numbers are formatted; `objective` is
 * the name of the number that is differentiated; `off` is the largest error of the differences.
 */
export type CheckReason =
  /** `slopes` on both sides, and the difference quotient between them, if the kink concerns a single entry. */
  | {
      readonly kind: "kink";
      readonly objective: string;
      readonly slopes: { readonly left: string; readonly right: string; readonly found: string } | undefined;
      readonly conventions: readonly string[];
    }
  /** The cause is the diagnosis of the run, a point beside this point, or a number that overflows. */
  | {
      readonly kind: "infinite";
      readonly finite: readonly Method[];
      readonly infinite: readonly Method[];
      readonly cause: { readonly diagnosis: string } | "beside" | "overflow";
    }
  /**
   * The largest absolute and relative disagreement of the exact methods, on one or several entries, and
   * the bound on their rounding. No `apart` if they are the same, no `bound` if it is infinite.
   */
  | {
      readonly kind: "unresolved";
      readonly apart: string | undefined;
      readonly percent: string;
      readonly several: boolean;
      readonly bound: string | undefined;
    }
  | {
      readonly kind: "rounding";
      readonly objective: string;
      readonly off: string;
      readonly resolved: string;
    }
  /** No `step` if the steps of the entries differ. */
  | {
      readonly kind: "step";
      readonly objective: string;
      readonly off: string;
      readonly step: string | undefined;
    }
  | { readonly kind: "formulas"; readonly apart: string }
  /** The first recomputed value that is not the first value of its node, and the first value. */
  | { readonly kind: "recomputed"; readonly name: string; readonly now: string; readonly was: string }
  | { readonly kind: "own" }
  | { readonly kind: "unknown"; readonly objective: string; readonly off: string }
  /** Only the first entries were checked. */
  | { readonly kind: "unchecked"; readonly checked: number; readonly total: number };

/** The texts of the check panel. */
export const checkWords = texts({
  checking: "Checking…",
  failed: "The gradient could not be checked.",
  table: (methods: readonly Method[]) => `The gradient in ${COUNTS[methods.length]} ways`,
  entry: "Entry",
  nudge: "Nudge it",
  closedForm: "closed form",
  noClosedForm: "no closed form",
  apart: "Apart",
  apartMeaning: "Largest gap between two methods, relative to the largest number",
  note:
    "Apart: the largest gap between two methods, relative to the largest number. Five-point differences " +
    "are approximate. Point at a number for all digits.",
  methods: {
    own: { title: "This engine", meaning: "The engine that is stepped through" },
    reverse: { title: "Reverse", meaning: "The reverse sweep" },
    closed: { title: "Closed form", meaning: "The text’s formula" },
    forward: { title: "Forward", meaning: "Forward mode: dual numbers, one pass per entry" },
    differences: { title: "Differ\u00adences", meaning: "Five-point central differences" },
  },
  /** After the names of the first entries that a note concerns: the number of the others. */
  more: (count: number) => (count === 0 ? "" : ` and ${count} more`),
  /** @param methods the methods that were compared */
  summary: (summary: CheckSummary, methods: readonly Method[]) => {
    switch (summary.kind) {
      case "agree": {
        const { count, total, all } = summary;
        const where = count === total ? "" : ` on ${count} of ${total} entries,`;
        const others = all === undefined ? "" : `; ${exact(methods)} agree ${toWithin(summary.exact)}`;
        return `All ${COUNTS[methods.length]} agree${where} ${toWithin(all)}${others}.`;
      }
      case "exact-agree":
        return `${capitalized(exact(methods))} agree to within rounding; ${DIFFERENCES[summary.differences]}.`;
      case "reverse-wrong": {
        const { count, total } = summary;
        const where = count === total ? "" : ` on ${count} of ${total} entries`;
        return `The gradient of reverse mode is wrong${where}; ${othersExact(methods)}.`;
      }
      case "own-wrong": {
        const { count, total } = summary;
        const where = count === total ? "" : ` on ${count} of ${total} entries`;
        return `The gradient of this engine is wrong${where}.`;
      }
      case "disagree":
        return `The ${COUNTS[methods.length]} do not agree.`;
    }
  },
  /** @param methods the methods that were compared */
  reason: (reason: CheckReason, methods: readonly Method[]) => {
    const others = COUNTS[methods.length - 1];
    switch (reason.kind) {
      case "kink":
        return kink(reason, others);
      case "infinite":
        return infinite(reason, COUNTS[methods.length]);
      case "unresolved":
        return unresolved(reason, exact(methods));
      case "rounding":
        return (
          `the differences are off by ${reason.off}: rounding in ${reason.objective} hides anything smaller than ` +
          `${reason.resolved} from them. The other ${others} use no step.`
        );
      case "step": {
        const step = reason.step === undefined ? "steps" : `step of ${reason.step}`;
        return `the differences are off by ${reason.off}, because ${reason.objective} bends within their ${step}.`;
      }
      case "formulas":
        return (
          `${exact(methods)} are equal on paper but differ by ${reason.apart} here, more than rounding explains: ` +
          "one is wrong."
        );
      case "recomputed":
        return (
          `the backward pass used recomputed values that are not those of the forward pass, such as ` +
          `${reason.name}\u00a0=\u00a0${reason.now}, which was ${reason.was}.`
        );
      case "own":
        return `this engine gives another number than the other ${others}, which agree.`;
      case "unknown":
        return `the differences are off by ${reason.off}; no cause was found in ${reason.objective}.`;
      case "unchecked":
        return (
          `Only the first ${reason.checked} of ${reason.total} entries are checked: with so few checkpoints, each ` +
          "forward-mode pass recomputes most layers."
        );
    }
  },
});

function toWithin(apart: string | undefined): string {
  return apart === undefined ? "to the last bit" : `to ${apart}`;
}

function kink(
  { objective, slopes, conventions }: Extract<CheckReason, { kind: "kink" }>,
  others: string | undefined,
): string {
  const where =
    slopes === undefined
      ? "in each: the left and right slopes differ. The differences find a number between them."
      : `here, with slope ${slopes.left} on the left, ${slopes.right} on the right. ` +
        `The differences find ${slopes.found}, between the two.`;
  const convention = conventions.length === 0 ? "" : `: ${conventions.join("; ")}`;
  return (
    `${objective} has a kink ${where} There is no derivative, so the other ${others} follow a convention` +
    `${convention}.`
  );
}

function infinite(reason: Extract<CheckReason, { kind: "infinite" }>, all: string | undefined): string {
  return `${notFinite(reason.finite, reason.infinite, all)}. ${cause(reason.cause)}.`;
}

function notFinite(finite: readonly Method[], infinite: readonly Method[], all: string | undefined): string {
  if (finite.length === 0) return `none of the ${all} is finite`;
  if (finite.length === 1) return `only ${listed(finite)} is finite`;
  const isPlural = infinite.length > 1 || infinite[0] === "differences";
  return `${listed(infinite)} ${isPlural ? "are" : "is"} not finite`;
}

function cause(cause: Extract<CheckReason, { kind: "infinite" }>["cause"]): string {
  if (cause === "beside") return "The result is not finite next to this point";
  if (cause === "overflow") return "An intermediate number is too large";
  return cause.diagnosis;
}

function unresolved(reason: Extract<CheckReason, { kind: "unresolved" }>, exact: string): string {
  const { apart, several } = reason;
  const moved = reason.bound === undefined ? "without bound" : `by at most ${reason.bound}`;
  if (apart === undefined) {
    return `${exact} are equal, but share rounding errors, which can move them ${moved}.`;
  }
  const percent = `${reason.percent}\u00a0% of the largest`;
  // With several entries, the two bounds may belong to different entries.
  const by = several ? `by at most ${apart}, and by at most ${percent}` : `by ${apart}, or ${percent}`;
  return `${exact} differ ${by}, which doubles cannot resolve here: rounding errors can move them ${moved}.`;
}

function listed(methods: readonly Method[]): string {
  const words = methods.map((method) => METHODS[method]);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
