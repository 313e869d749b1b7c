import type { Values } from "../cases/define-case.ts";
import { compile } from "../python/python.ts";
import { recordProgram } from "../trace/record-program.ts";
import type { Trace } from "../trace/trace.ts";
import { caseProgram } from "./case-programs.ts";
import { inputsOf, withInput } from "./inputs.ts";
import { runProgramText } from "./run-program.ts";
import type { ListingMoment } from "./watch/listing-run.ts";

/** A run of the program that a text lists, with an engine of its own. */
export interface ListingRun {
  /** The program at the parameters of the run. */
  readonly text: string;
  readonly trace: Trace;
  /** By step of the trace, what the program's variables held. */
  readonly moments: readonly ListingMoment[];
}

/**
 * Runs the program of a case that has an engine of its own.
 *
 * @param params values of the case's numbers
 * @param detail whether visits of the topological sort are steps
 * @throws RangeError if there is no program of the case
 * @throws ProgramError if the program fails
 */
export function runListing(slug: string, params: Values, detail: boolean): ListingRun {
  let text = caseProgram(slug);
  for (const { name, value } of inputsOf(text)) {
    const next = params[name];
    if (typeof next === "number" && next !== value) text = withInput(text, name, next);
  }
  const program = compile(text);
  const inputs = inputsOf(text);
  const moments: ListingMoment[] = [];
  const trace = recordProgram({
    leaves: inputs.map(({ name, value, role }) => ({ name, value, role })),
    build: (nodes) => runProgramText(program, inputs, nodes, { onStep: (moment) => moments.push(moment) }),
    detail,
  });
  return { text, trace, moments };
}
