import type { Var } from "../autodiff/var.ts";
import type { Leaf } from "../trace/program.ts";
import { recordProgram } from "../trace/record-program.ts";
import type { Trace } from "../trace/trace.ts";
import { cases } from "./all.ts";
import { closest } from "./closest.ts";
import type { AnyCase, Values } from "./define-case.ts";
import { allowed, problemWith } from "./parameters.ts";
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
 * @param params the parameters that differ from the defaults.
 * @throws RangeError if there is no such case or parameter, or a value is not allowed.
 * @example record("two-inputs", { x1: 2, x2: 3 }).gradients // { x1: 2.58…, x2: 2 }
 */
export function record(
  slug: string,
  params: Readonly<Record<string, number>> = {},
  options: RecordOptions = {},
): Trace {
  const spec = caseBySlug(slug);
  if (spec === undefined) {
    const [given, known] = [String(slug), cases.map((one) => one.slug)];
    throw new RangeError(
      `record: no case ${quote(given)}${suggestion(given, known)}; there are ${known.join(", ")}`,
    );
  }
  const values = complete(spec, params);
  const leaves: Leaf[] = [];
  const rest: Record<string, number> = {};
  for (const [name, { role }] of Object.entries(spec.parameters)) {
    const value = values[name] as number;
    if (role === "input" || role === "parameter") leaves.push({ name, value, role });
    else rest[name] = value;
  }
  return recordProgram({
    leaves,
    build: (vars) => spec.program({ ...rest, ...vars } as Record<string, Var & number>),
    detail: options.detail ?? spec.detail ?? false,
  });
}

/** The case with this slug, if there is one. */
export function caseBySlug(slug: string): AnyCase | undefined {
  return cases.find((known) => known.slug === slug);
}

/** The defaults of a case. */
export function defaults(spec: AnyCase): Values {
  return Object.fromEntries(
    Object.entries(spec.parameters).map(([name, parameter]) => [name, parameter.default]),
  );
}

function complete(spec: AnyCase, params: Readonly<Record<string, number>>): Values {
  for (const [name, value] of Object.entries(params)) {
    const parameter = Object.hasOwn(spec.parameters, name) ? spec.parameters[name] : undefined;
    if (parameter === undefined) {
      const known = Object.keys(spec.parameters);
      throw new RangeError(
        `record: ${spec.slug} has no parameter ${quote(name)}${suggestion(name, known)}; it has ${known.join(", ")}`,
      );
    }
    const problem = typeof value === "number" ? problemWith(parameter, value) : "it is not a number";
    if (problem !== undefined) {
      const shown = typeof value === "number" ? String(value) : quote(String(value));
      throw new RangeError(`record: ${name}=${shown}: ${problem}; allowed is ${allowed(parameter)}`);
    }
  }
  return { ...defaults(spec), ...params };
}

function suggestion(given: string, names: readonly string[]): string {
  const name = closest(given, names);
  return name === undefined ? "" : ` (did you mean ${name}?)`;
}
