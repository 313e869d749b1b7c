import type { StepRange } from "../trace/step-range.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import { QUESTION_KINDS, type QuestionKind } from "./question.ts";

/** Which steps are asked, as links have it: those after the first of a range, up to its last. */
export interface Ask extends StepRange {
  /**
   * `all`, `backward`, or step keys separated by commas, in which `*` stands for any text and a kind may follow after a
   * colon: `acc.*,eval.v2,acc.v1.0:edge`. Undefined asks a few backward steps of each kind of situation.
   */
  readonly ask?: string | undefined;
  /** Asks only where one of these mistakes has an answer of its own. */
  readonly practice?: readonly MisconceptionId[] | undefined;
}

/** One part of a list of steps. */
interface Pattern {
  readonly matches: (key: string) => boolean;
  readonly kind: QuestionKind | undefined;
}

/** Reads a list of steps; returns undefined if a part of it is empty or has an unknown kind. */
export function readAsk(text: string): readonly Pattern[] | undefined {
  const patterns = text.split(",").map((part): Pattern | undefined => {
    const [name = "", kind, ...more] = part.split(":");
    const isKind = kind === undefined || (QUESTION_KINDS as readonly string[]).includes(kind);
    if (name === "" || !isKind || more.length > 0) return undefined;
    return { matches: matcher(name), kind: kind as QuestionKind | undefined };
  });
  return patterns.some((pattern) => pattern === undefined) ? undefined : (patterns as Pattern[]);
}

function matcher(name: string): (key: string) => boolean {
  if (name === "all") return () => true;
  if (name === "backward") return (key) => !/^(eval|recompute)\./.test(key);
  const parts = name.split("*");
  return (key) => {
    const [first = "", ...others] = parts;
    const last = others.pop();
    if (last === undefined) return key === first;
    if (!key.startsWith(first) || !key.endsWith(last) || key.length < first.length + last.length)
      return false;
    let at = first.length;
    for (const part of others) {
      const found = key.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= key.length - last.length;
  };
}
