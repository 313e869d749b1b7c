import { parseNumber, type ReadNumber } from "./parse-number.ts";

/** What a parameter is to the program: a leaf of the graph, an output adjoint, or a size. */
export type ParameterRole = "input" | "parameter" | "seed" | "size";

/** A number that a case can be run with. */
export interface ParameterSpec<R extends ParameterRole = ParameterRole> {
  readonly role: R;
  readonly default: number;
  /** The slider's range. Outside it a real parameter may still be typed or linked. */
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Whether only whole numbers from `min` to `max` make sense. */
  readonly whole: boolean;
}

/** A real parameter: any finite number, with a slider from `min` to `max`. */
export function real<R extends ParameterRole>(
  role: R,
  spec: { default: number; min: number; max: number },
): ParameterSpec<R> {
  return { role, step: 0.1, whole: false, ...spec };
}

/** A whole parameter from `min` to `max`. */
export function whole<R extends ParameterRole>(
  role: R,
  spec: { default: number; min: number; max: number },
): ParameterSpec<R> {
  return { role, step: 1, whole: true, ...spec };
}

/** What a parameter accepts, for messages: `a whole number from 1 to 50`. */
export function allowed(spec: ParameterSpec): string {
  return spec.whole ? `a whole number from ${spec.min} to ${spec.max}` : "a finite decimal number";
}

/** Why a number cannot be this parameter, or nothing if it can. */
export function problemWith(spec: ParameterSpec, value: number): string | undefined {
  if (!Number.isFinite(value)) return "it is not finite";
  if (spec.whole && !Number.isInteger(value)) return "it is not whole";
  if (spec.whole && (value < spec.min || value > spec.max)) return "it is out of range";
  return undefined;
}

/** Reads a parameter from a link or a field. */
export function readParameter(spec: ParameterSpec, text: string): ReadNumber {
  const read = parseNumber(text);
  if ("problem" in read) return read;
  const problem = problemWith(spec, read.value);
  return problem === undefined ? read : { problem };
}
