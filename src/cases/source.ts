import { sourceWords } from "../words/en/source.ts";
import { caseBySlug } from "./all.ts";
import type { AnyLesson, AnyProgram, Values } from "./define-case.ts";
import { quote } from "./quote.ts";

/** A case study at values for some of its parameters; the others have their defaults. */
export interface CaseSource {
  /** The slug, such as `two-inputs`. */
  readonly case: string;
  readonly params: Values;
}

/** A learner's program: its text, and values for some of its inputs. */
export interface ProgramSource {
  readonly program: string;
  readonly params: Values;
}

/** A recorded run: JSON of the format `pullback-trace/1`. */
export interface RecordingSource {
  readonly recording: unknown;
}

/** What a player opens and the engine runs. */
export type Source = CaseSource | ProgramSource | RecordingSource;

/** The kind of source that cannot be opened yet. */
export const UNSUPPORTED = "recording";

/** An open source: the program behind it, and the lesson about the program, if there is one. */
export interface OpenSource {
  /** The source as it was opened. */
  readonly source: Source;
  readonly program: AnyProgram;
  readonly lesson: AnyLesson | undefined;
  /** Returns the text of a learner's program with other values for its inputs. Absent for a case. */
  readonly textAt?: ((values: Values) => string) | undefined;
}

/** Opens a learner's program; see `programs/open-program.ts`, whose code only the pages of programs load. */
export type OpenProgram = (source: ProgramSource) => OpenSource;

/**
 * Finds the program and the lesson of a source.
 *
 * @param openProgram opens a learner's program
 * @throws RangeError for a program if it cannot be opened, for a recording, and if there is no such case
 */
export function openSource(source: Source, openProgram?: OpenProgram): OpenSource {
  if ("program" in source && openProgram !== undefined) return openProgram(source);
  const { case: slug } = runnable(source);
  const spec = caseBySlug(slug);
  if (spec === undefined) throw new RangeError(`no case ${quote(slug)}`);
  return { source, program: spec, lesson: spec };
}

/**
 * Returns a source that needs no code of its own to be opened: a case.
 *
 * @throws RangeError for a program and for a recording
 */
export function runnable(source: Source): CaseSource {
  if ("case" in source) return source;
  throw new RangeError("program" in source ? "source: no openProgram" : sourceWords.unsupported);
}

/** Returns an open source without the result of its lesson, which holds for the right engine and the lesson's seeds. */
export function withoutResult(opened: OpenSource): OpenSource {
  const { lesson } = opened;
  return { ...opened, lesson: lesson && { ...lesson, result: undefined } };
}

/** Returns the slug of a source's case; undefined for a program and a recording. */
export function slugOf(source: Source): string | undefined {
  return "case" in source ? source.case : undefined;
}

/** Returns the name of a source in messages: a case's slug. */
export function nameOf(source: Source): string {
  return slugOf(source) ?? sourceWords.program;
}

/** Returns the title of an open source: its lesson's, or else what it is. */
export function sourceTitle({ source, lesson }: Pick<OpenSource, "source" | "lesson">): string {
  if (lesson !== undefined) return lesson.title;
  return "case" in source ? source.case : sourceWords.title["program" in source ? "program" : "recording"];
}

/** Returns the values that a source states; an empty object for a recording. */
export function paramsOf(source: Source): Values {
  return "params" in source ? source.params : {};
}

/** Returns the same source at other values; a recording has no values. */
export function sourceAt(source: Source, params: Values): Source {
  return "params" in source ? { ...source, params } : source;
}

/** Returns true if two sources are the same case, program or recording, at any values. */
export function isSameSource(a: Source, b: Source): boolean {
  if ("case" in a) return "case" in b && a.case === b.case;
  if ("program" in a) return "program" in b && a.program === b.program;
  return "recording" in b && a.recording === b.recording;
}
