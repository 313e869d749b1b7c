import { entryAt, filled, sizeOf } from "../autodiff/tensor.ts";
import { plus, shapeOf, type Value } from "../autodiff/value.ts";
import { formatNumber } from "../formula/format-number.ts";
import { edgeAt, type Trace } from "../trace/trace.ts";
import { traceAsOf } from "../trace/values-as-of.ts";
import { type MisconceptionId, misconceptionWords } from "../words/en/misconceptions.ts";
import { agrees, areApart } from "./agree.ts";
import {
  type Answers,
  type MistakenAnswers,
  mistakenAnswers,
  type Quantity,
  type Run,
  siteAt,
  trueAnswers,
} from "./mistaken-answers.ts";
import { pull, type Site, valueAtSite } from "./site.ts";

/** A question about a number of a step, or a few entries of a tensor. */
export interface Question {
  /** The key of the step. */
  readonly key: string;
  readonly quantity: Quantity;
  /** The entries that are asked together, as row-major positions; 0 for a number. */
  readonly entries: readonly number[];
  /** How many misconceptions have an answer of their own, by which each is told from all others. */
  readonly told: number;
}

/** A quantity of a step that is not asked, and why. */
export interface Unasked {
  readonly key: string;
  readonly quantity: Quantity;
  /** Misconceptions that give the right answer, or nearly; empty if the answer does not follow from the numbers shown. */
  readonly hidden: readonly MisconceptionId[];
}

/** What can be asked of a run, and what cannot. */
export interface Questions {
  readonly asked: readonly Question[];
  readonly unasked: readonly Unasked[];
}

/** Maximum number of entries of a tensor that one question asks for. */
const MAX_ENTRIES = 3;

const QUANTITIES: readonly Quantity[] = ["value", "contribution", "after"];

/**
 * Returns the questions of a run. A quantity is asked if the numbers as the page prints them lead to the right answer, and
 * if the answers of all misconceptions that are possible there differ from it by more than the tolerance. Of a tensor,
 * the fewest entries are asked that show all misconceptions.
 */
export function questionsOf(run: Run): Questions {
  const { trace } = run;
  const [asked, unasked]: [Question[], Unasked[]] = [[], []];
  for (let position = 0; position < trace.steps.length; position++) {
    const right = trueAnswers(trace, position);
    const quantities = QUANTITIES.filter((quantity) => right[quantity] !== undefined);
    if (quantities.length === 0) continue;
    const mistaken = mistakenAnswers(run, position);
    const key = trace.steps.keys.keyOf(position);
    const printed = printedAnswers(trace, position);
    for (const quantity of quantities) {
      const found = entriesToAsk(right[quantity] as Value, printed[quantity], quantity, mistaken);
      if ("entries" in found) asked.push({ key, quantity, ...found });
      else unasked.push({ key, quantity, ...found });
    }
  }
  return { asked, unasked };
}

/** Says why a quantity is not asked. */
export function whyUnasked({ hidden }: Unasked): string {
  return misconceptionWords.unasked(hidden.map((id) => misconceptionWords.names[id]));
}

/** Returns the fewest entries that tell the right answer from all mistakes, or the mistakes that they hide. */
function entriesToAsk(
  right: Value,
  printed: Value | undefined,
  quantity: Quantity,
  mistaken: MistakenAnswers,
): Pick<Question, "entries" | "told"> | Pick<Unasked, "hidden"> {
  const candidates = Array.from({ length: sizeOf(shapeOf(right)) }, (_, i) => i).filter(
    (i) => printed !== undefined && agrees(entryAt(printed, i), entryAt(right, i)),
  );
  if (candidates.length === 0) return { hidden: [] };
  const answers = answersFor(quantity, mistaken);
  let hidden = [...answers.keys()];
  const entries: number[] = [];
  while (
    candidates.length > 0 &&
    entries.length < MAX_ENTRIES &&
    (hidden.length > 0 || entries.length === 0)
  ) {
    const shown = (i: number): number =>
      hidden.filter((id) => areApart(entryAt(answers.get(id) as Value, i), entryAt(right, i))).length;
    const best = candidates.reduce((a, b) => (shown(b) > shown(a) ? b : a));
    if (shown(best) === 0 && entries.length > 0) break;
    entries.push(best);
    hidden = hidden.filter((id) => !areApart(entryAt(answers.get(id) as Value, best), entryAt(right, best)));
  }
  if (hidden.length > 0) return { hidden };
  return { entries: entries.sort((a, b) => a - b), told: countTold([...answers.values()], entries) };
}

/** Returns how many answers differ from every other in some entry. */
function countTold(answers: readonly Value[], entries: readonly number[]): number {
  const differ = (a: Value, b: Value): boolean => entries.some((i) => areApart(entryAt(a, i), entryAt(b, i)));
  return answers.filter((one, i) => answers.every((other, k) => k === i || differ(one, other))).length;
}

function answersFor(quantity: Quantity, mistaken: MistakenAnswers): ReadonlyMap<MisconceptionId, Value> {
  return new Map(
    [...mistaken].flatMap(([id, answers]): [MisconceptionId, Value][] => {
      const value = answers[quantity];
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

/** Returns what a step computes from the numbers as the page prints them; undefined for what cannot be computed so. */
function printedAnswers(trace: Trace, position: number): Answers {
  const step = trace.steps.at(position);
  if (step === undefined) return {};
  const asOf = traceAsOf(trace, position);
  if (step.kind === "evaluate" || step.kind === "recompute") {
    const site = siteAt(asOf, step.node, 0);
    return site === undefined
      ? {}
      : { value: valueAtSite({ ...site, operands: site.operands.map(printed) }) };
  }
  if (step.kind !== "seed" && step.kind !== "accumulate") return {};
  const after = plus(printed(step.before), printed(step.contribution));
  if (step.kind === "seed") return { contribution: printed(step.contribution), after };
  const { child, operand } = edgeAt(trace, step.edge);
  const site = siteAt(asOf, child, operand);
  if (site !== undefined) return { contribution: pull(printedSite(site), printed(step.incoming)), after };
  const { partial, incoming } = step;
  const isOfNumbers = partial !== undefined && typeof incoming === "number";
  return isOfNumbers ? { contribution: printedNumber(partial) * printedNumber(incoming), after } : { after };
}

function printedSite(site: Site): Site {
  return { ...site, operands: site.operands.map(printed), result: printed(site.result) };
}

/** Returns a value as the page prints it. */
function printed(value: Value): Value {
  return typeof value === "number"
    ? printedNumber(value)
    : filled(value.shape, (i) => printedNumber(entryAt(value, i)));
}

function printedNumber(x: number): number {
  return Number.isFinite(x) ? Number(formatNumber(x).replaceAll("−", "-")) : x;
}
