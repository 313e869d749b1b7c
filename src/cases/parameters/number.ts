import type { Var } from "../../autodiff/var.ts";
import { parameterWords } from "../../words/en/parameters.ts";
import type { Parameter, ParameterRole } from "./parameter.ts";
import { numberText, parseNumber } from "./parse-number.ts";

/** A number parameter. */
export interface NumberParameter<G = unknown> extends Parameter<number, G> {
  readonly kind: "number";
  /** The slider's range. A real parameter may exceed it when typed or linked. */
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Whether only whole numbers from `min` to `max` are accepted. */
  readonly whole: boolean;
}

/** The argument of a program: a leaf for an input or parameter, the plain number for a seed or size. */
type Given<R extends ParameterRole> = R extends "input" | "parameter" ? Var : number;

interface Range {
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

/** Creates a real parameter: any finite number, with a slider from `min` to `max`. */
export function real<R extends ParameterRole>(role: R, range: Range): NumberParameter<Given<R>> {
  return number(role, range, { step: 0.1, whole: false, allowed: parameterWords.allowed.real });
}

/** Creates a whole parameter from `min` to `max`. */
export function whole<R extends ParameterRole>(role: R, range: Range): NumberParameter<Given<R>> {
  const allowed = parameterWords.allowed.whole(range.min, range.max);
  return number(role, range, { step: 1, whole: true, allowed });
}

function number<G>(
  role: ParameterRole,
  range: Range,
  kind: Pick<NumberParameter, "step" | "whole" | "allowed">,
): NumberParameter<G> {
  function problem(value: unknown): string | undefined {
    if (typeof value !== "number") return parameterWords.notNumber;
    if (!Number.isFinite(value)) return parameterWords.notFinite;
    if (kind.whole && !Number.isInteger(value)) return parameterWords.notWhole;
    if (kind.whole && (value < range.min || value > range.max)) return parameterWords.outOfRange;
    return undefined;
  }
  return {
    kind: "number",
    role,
    ...range,
    ...kind,
    problem,
    read(text) {
      const read = parseNumber(text);
      if ("problem" in read) return read;
      const found = problem(read.value);
      return found === undefined ? read : { problem: found };
    },
    write: numberText,
  };
}
