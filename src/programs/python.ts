/** Runs and records programs in Python. No DOM, no side effects: the entry `pullback/python` of the library. */
import { accept } from "../cases/accept.ts";
import type { Values } from "../cases/define-case.ts";
import { recordAt } from "../cases/record.ts";
import { nameOf } from "../cases/source.ts";
import type { Limits } from "../python/vm.ts";
import type { Trace } from "../trace/trace.ts";
import { programWords } from "../words/en/program.ts";
import { openProgram } from "./open-program.ts";
import { NothingToStep, ProgramError, type ProgramFault } from "./run-program.ts";

export type { Limits, ProgramFault, Trace, Values };

/** Options of `runPython`. */
export interface RunPythonOptions {
  /** Values for the program's inputs, by name, in place of those in its text. */
  readonly params?: Values;
  /** Limits that differ from the usual ones: 2 seconds, 2 million steps, 64 MiB of values, 10,000 characters of output. */
  readonly limits?: Partial<Limits>;
}

/** What a program did. */
export interface PythonRun {
  /** What was printed. */
  readonly output: string;
  /** Why the program ended early, of its text or of its run. `type` is the exception's class, or `limit`. */
  readonly error?: ProgramFault;
  /** The recorded run; absent if the program failed, or computed nothing from a `Var`. */
  readonly trace?: Trace;
}

/** A program that could not be recorded. Its message begins with the line. */
export class RecordingError extends Error {
  /** The exception's class, or `limit`. */
  readonly type: string;
  /** The line, from 1; 0 if the error is at none. */
  readonly line: number;
  /** The column, from 1; 0 if the error is at none. */
  readonly column: number;
  /** What was printed before. */
  readonly output: string;

  constructor({ message, error, place }: ProgramError) {
    super(error.line === 0 ? message : programWords.atLine(error.line, message));
    this.name = "RecordingError";
    this.type = error.type;
    this.line = error.line;
    this.column = error.column;
    this.output = place.output;
  }
}

/**
 * Runs a program in Python. The names of the built-in engine, such as `Var` and `sin`, are there without an import.
 *
 * @throws RangeError if `options.params` has no fitting value, or names no input
 * @example runPython("x = Var(2.0)\ny = x * x\ny.backward()\nprint(x.grad)").output // "4.0\n"
 */
export function runPython(text: string, { params = {}, limits = {} }: RunPythonOptions = {}): PythonRun {
  try {
    const trace = recordWith("runPython", text, params, limits);
    return { output: trace.printed ?? "", trace };
  } catch (thrown) {
    if (!(thrown instanceof ProgramError)) throw thrown;
    const { output } = thrown.place;
    return thrown instanceof NothingToStep ? { output } : { output, error: thrown.error };
  }
}

/**
 * Runs a program in Python forward and backward and returns its trace, as `record` does with a case.
 *
 * @param params values for the program's inputs, by name, in place of those in its text: numbers, nested arrays
 * @throws RecordingError if the program fails, or computes nothing that could be stepped
 * @throws RangeError if a value does not fit, or there is no such input
 * @example recordProgram("x = Var(2.0)\ny = x * x", { x: 3 }).gradients // { x: 6 }
 */
export function recordProgram(text: string, params: Values = {}): Trace {
  try {
    return recordWith("recordProgram", text, params, {});
  } catch (thrown) {
    throw thrown instanceof ProgramError ? new RecordingError(thrown) : thrown;
  }
}

function recordWith(caller: string, text: string, params: Values, limits: Partial<Limits>): Trace {
  const { source, program } = openProgram({ program: String(text), params: {} }, limits);
  const accepted = accept(nameOf(source), program, params);
  if ("problem" in accepted) throw new RangeError(`${caller}: ${accepted.problem}`);
  return recordAt(program, accepted.value, false);
}
