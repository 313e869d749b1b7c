import { recordProgram } from "../trace/record-program.ts";
import type { Trace } from "../trace/trace.ts";
import { accept } from "./accept.ts";
import { caseBySlug, cases } from "./all.ts";
import { closest } from "./closest.ts";
import type { AnyCase, AnyProgram, Values } from "./define-case.ts";
import type { ParameterValue } from "./parameters/parameter.ts";
import { programOf } from "./program-of.ts";
import { quote } from "./quote.ts";

/** How to record, beyond the parameters. */
export interface RecordOptions {
  /** Whether the topological sort's visits are steps; each case has its own default. */
  readonly detail?: boolean;
}

/**
 * Runs a case study forward and backward and returns its trace: outputs, gradients, nodes, steps.
 *
 * @param slug such as `"two-inputs"`.
 * @param params the parameters that differ from the defaults: numbers, nested arrays, words. Where one
 * has other sizes, the defaults of the others are made to fit.
 * @throws RangeError if there is no such case or parameter, or a value is not allowed.
 * @example record("two-inputs", { x1: 2, x2: 3 }).gradients // { x1: 2.58…, x2: 2 }
 */
export function record(
  slug: string,
  params: Readonly<Record<string, ParameterValue>> = {},
  { detail }: RecordOptions = {},
): Trace {
  const spec = knownCase(slug);
  return recordAt(spec, acceptedValues(slug, spec, params), detail ?? spec.detail ?? false);
}

/** @throws RangeError if there is no such case */
function knownCase(slug: string): AnyCase {
  const spec = caseBySlug(slug);
  if (spec !== undefined) return spec;
  const [given, known] = [String(slug), cases.map((one) => one.slug)];
  const guess = closest(given, known);
  const meant = guess === undefined ? "" : ` (did you mean ${guess}?)`;
  throw new RangeError(`record: no case ${quote(given)}${meant}; there are ${known.join(", ")}`);
}

/**
 * Returns values for all parameters of a program: those given, and the defaults made to fit them.
 *
 * @param name what an error calls the program
 * @throws RangeError if there is no such parameter, or a value is not allowed
 */
export function acceptedValues(
  name: string,
  program: AnyProgram,
  params: Readonly<Record<string, ParameterValue>>,
): Values {
  const accepted = accept(name, program, params);
  if ("problem" in accepted) throw new RangeError(`record: ${accepted.problem}`);
  return accepted.value;
}

/** Records a program at values for all its parameters that have been found to fit. */
export function recordAt(program: AnyProgram, values: Values, detail: boolean): Trace {
  return recordProgram({ ...programOf(program, values), detail });
}
