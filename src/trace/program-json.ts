import { entryAt } from "../autodiff/tensor.ts";
import {
  booleanOf,
  choiceOf,
  type Field,
  fieldOf,
  isPresent,
  listOf,
  numberOf,
  objectOf,
  refuse,
  wholeOf,
} from "./json-field.ts";
import type { ValueReader } from "./read-value.ts";
import { type Reference, VERDICTS } from "./reference.ts";
import type { Trace } from "./trace.ts";
import type { ProgramJSON, ReferenceJSON } from "./trace-json.ts";
import { verdictAt } from "./verdicts.ts";
import { writeNested, writeNumber } from "./write-value.ts";

/** The parts of a trace that are about a learner's program. */
export type ProgramPart = Pick<Trace, "lines" | "stepLines" | "printed" | "sweepsAgain" | "reference">;

/** The largest number of a line, and the most characters of output. */
const [MAX_LINE, MAX_PRINTED] = [1_000_000, 1_000_000];

/** Writes what a trace knows of a learner's program; undefined if it is not one of a program. */
export function writeProgram(trace: Trace): ProgramJSON | undefined {
  const { lines, stepLines, printed, sweepsAgain, reference } = trace;
  if ([lines, stepLines, printed, reference].every((part) => part === undefined)) return undefined;
  return {
    ...(printed !== undefined && { printed }),
    ...(sweepsAgain !== undefined && { sweepsAgain }),
    ...(lines !== undefined && { nodeLines: [...lines] }),
    ...(stepLines !== undefined && { eventLines: [...stepLines] }),
    ...(reference !== undefined && { reference: writeReference(trace, reference) }),
  };
}

function writeReference(trace: Trace, { contributions, adjoints, gradients }: Reference): ReferenceJSON {
  return {
    verdicts: trace.steps.map((_, i) => verdictAt(trace, i)),
    // A learner's own engine has numbers only.
    contributions: Array.from(contributions, (value) => writeNumber(entryAt(value, 0))),
    adjoints: Array.from(adjoints, (value) => writeNumber(entryAt(value, 0))),
    gradients: Object.fromEntries(
      Object.entries(gradients).map(([name, gradient]) => [name, writeNested(gradient)]),
    ),
  };
}

/**
 * Reads what a document knows of a learner's program.
 *
 * @param nodes the number of nodes
 * @param events the number of events
 * @throws RangeError if a field violates the format
 */
export function readProgram(
  field: Field,
  nodes: number,
  events: number,
  results: (field: Field, values: ValueReader) => Reference["gradients"],
  values: ValueReader,
): ProgramPart {
  if (!isPresent(field)) return {};
  const [printed, again, lines, stepLines, reference] = [
    "printed",
    "sweepsAgain",
    "nodeLines",
    "eventLines",
    "reference",
  ].map((name) => fieldOf(objectOf(field), name)) as [Field, Field, Field, Field, Field];
  const linesIn = (list: Field, length: number) =>
    listOfLength(list, length).map((one) => wholeOf(one, MAX_LINE));
  return {
    ...(isPresent(lines) && { lines: linesIn(lines, nodes) }),
    ...(isPresent(stepLines) && { stepLines: linesIn(stepLines, events) }),
    ...(isPresent(printed) && { printed: printedIn(printed) }),
    ...(isPresent(again) && booleanOf(again) && { sweepsAgain: true }),
    ...(isPresent(reference) && { reference: readReference(objectOf(reference), events, results, values) }),
  };
}

function readReference(
  field: Field,
  events: number,
  results: (field: Field, values: ValueReader) => Reference["gradients"],
  values: ValueReader,
): Reference {
  const numbers = (name: string) =>
    Float64Array.from(listOfLength(fieldOf(field, name), events), (one) => numberOf(one));
  return {
    verdicts: Uint8Array.from(listOfLength(fieldOf(field, "verdicts"), events), (one) =>
      VERDICTS.indexOf(choiceOf(one, VERDICTS)),
    ),
    contributions: numbers("contributions"),
    adjoints: numbers("adjoints"),
    gradients: results(fieldOf(field, "gradients"), values),
  };
}

function listOfLength(field: Field, length: number): Field[] {
  const list = listOf(field, length);
  return list.length === length ? list : refuse(field, `; give ${length} entries`);
}

function printedIn(field: Field): string {
  const { value } = field;
  return typeof value === "string" && value.length <= MAX_PRINTED ? value : refuse(field, "; give a text");
}
