import type { Values } from "./define-case.ts";

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

/**
 * Returns a source that the engine can run: a case.
 *
 * @throws RangeError for a program and for a recording
 */
export function runnable(source: Source): CaseSource {
  if ("case" in source) return source;
  const kind = "program" in source ? "a program" : "a recording";
  throw new RangeError(`engine: ${kind} cannot be opened in this version; open a case, such as two-inputs`);
}

/** Returns the slug of a source's case; undefined for a program and a recording. */
export function slugOf(source: Source): string | undefined {
  return "case" in source ? source.case : undefined;
}

/** Returns the values that a source states; an empty object for a recording. */
export function paramsOf(source: Source): Values {
  return "params" in source ? source.params : {};
}
