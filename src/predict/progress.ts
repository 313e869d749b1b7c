import { caseBySlug } from "../cases/all.ts";
import { type MisconceptionId, misconceptionWords } from "../words/en/misconceptions.ts";
import type { Question } from "./question.ts";
import { type Answered, isRightAtOnce, mistakesIn } from "./result.ts";

/** The questions of one case that a learner has done. */
export interface CaseProgress {
  readonly asked: number;
  /** Questions that were answered right at the first try. */
  readonly right: number;
  /** The last day, as `2026-09-01`. */
  readonly last: string;
}

/** What a learner's answers have shown about one misconception. */
export interface MisconceptionProgress {
  /** Questions at which the misconception has an answer of its own. */
  readonly asked: number;
  /** Questions at which the learner gave that answer. */
  readonly met: number;
  /** How often a right answer at the first try followed. */
  readonly overcome: number;
  /** Whether the misconception was met, and not overcome since. */
  readonly isOpen: boolean;
  /** The last day on which it was asked. */
  readonly last: string;
}

/** A learner's answers on this site, in counts. */
export interface Progress {
  /** By the slug of a case, or `program` for all learners' programs. */
  readonly cases: Readonly<Record<string, CaseProgress>>;
  readonly misconceptions: Readonly<Partial<Record<MisconceptionId, MisconceptionProgress>>>;
}

/** The name under which the questions of learners' programs are counted. */
export const OF_PROGRAMS = "program";

/** The progress of a learner who has answered nothing. */
export const NO_PROGRESS: Progress = { cases: {}, misconceptions: {} };

/** The version of the stored form. */
const VERSION = 1;

/** Adds a question that is done: answered right, or shown. */
export function withQuestion(
  { cases, misconceptions }: Progress,
  name: string,
  question: Pick<Question, "mistaken">,
  answered: Pick<Answered, "tries">,
  day: string,
): Progress {
  const { asked, right } = cases[name] ?? { asked: 0, right: 0 };
  const isRight = isRightAtOnce(answered);
  const made = mistakesIn(answered);
  const ids = new Set([...question.mistaken.map(([id]) => id), ...made]);
  const changed = Array.from(ids, (id): [MisconceptionId, MisconceptionProgress] => {
    const before = misconceptions[id] ?? { asked: 0, met: 0, overcome: 0, isOpen: false };
    const isMet = made.includes(id);
    const isOvercome = before.isOpen && isRight;
    return [
      id,
      {
        asked: before.asked + 1,
        met: before.met + Number(isMet),
        overcome: before.overcome + Number(isOvercome),
        isOpen: isMet || (before.isOpen && !isOvercome),
        last: day,
      },
    ];
  });
  return {
    cases: { ...cases, [name]: { asked: asked + 1, right: right + Number(isRight), last: day } },
    misconceptions: { ...misconceptions, ...Object.fromEntries(changed) },
  };
}

/** Writes a progress as text. */
export function writeProgress({ cases, misconceptions }: Progress): string {
  return JSON.stringify({ version: VERSION, cases, misconceptions });
}

/**
 * Reads a stored progress. Parts that are damaged, or that name a case or a misconception that this version does not have,
 * are left out; a text that is no progress of this version has none.
 */
export function readProgress(text: string | null | undefined): Progress {
  const stored = parsed(text);
  if (!isRecord(stored) || stored.version !== VERSION) return NO_PROGRESS;
  return {
    cases: entriesOf(stored.cases, isCaseName, readCase),
    misconceptions: entriesOf(stored.misconceptions, isMisconception, readMisconception),
  };
}

function parsed(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

function entriesOf<T>(
  stored: unknown,
  isKnown: (name: string) => boolean,
  read: (stored: Record<string, unknown>) => T | undefined,
): Record<string, T> {
  if (!isRecord(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([name, entry]): [string, T][] => {
      const known = isKnown(name) && isRecord(entry) ? read(entry) : undefined;
      return known === undefined ? [] : [[name, known]];
    }),
  );
}

function readCase({ asked, right, last }: Record<string, unknown>): CaseProgress | undefined {
  return isCount(asked) && isCount(right) && right <= asked && isDay(last)
    ? { asked, right, last }
    : undefined;
}

function readMisconception({
  asked,
  met,
  overcome,
  isOpen,
  last,
}: Record<string, unknown>): MisconceptionProgress | undefined {
  if (!isCount(asked) || !isCount(met) || !isCount(overcome) || typeof isOpen !== "boolean" || !isDay(last))
    return undefined;
  return met <= asked && overcome <= met && (met > 0 || !isOpen)
    ? { asked, met, overcome, isOpen, last }
    : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isDay(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function isCaseName(name: string): boolean {
  return name === OF_PROGRAMS || caseBySlug(name) !== undefined;
}

function isMisconception(name: string): boolean {
  return Object.hasOwn(misconceptionWords.names, name);
}
