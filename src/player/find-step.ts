import { type StepRange, stepRange } from "../trace/step-range.ts";
import { indexOfKey, indexOfStep, keyAt, type Trace } from "../trace/trace.ts";
import { linkWords } from "../words/en/link.ts";
import type { InvalidValue } from "./link.ts";
import { type Loop, writeLoop } from "./loop.ts";
import type { PlayerState } from "./player-state.ts";

/** The index of a requested step in a trace, with a problem if the trace lacks the step. */
export interface ResolvedStep {
  readonly index: number;
  readonly problem?: InvalidValue;
}

/** Resolves the step of a link, a key or a number. */
export function stepOfLink(step: string, trace: Trace): ResolvedStep {
  const index = indexOfStep(trace, step);
  return index === undefined ? { index: 0, problem: noStep(trace, "step", step, 0) } : { index };
}

/** Returns the problem of a link parameter that names no step from an index on, and the step that is used instead. */
function noStep(trace: Trace, parameter: string, value: string, using: number, first = 0): InvalidValue {
  const total = trace.steps.length;
  const allowed = linkWords.stepBetween(first, total, keyAt(trace, (first + total) >> 1));
  return { parameter, value, allowed, using: keyAt(trace, using) };
}

/** A part of a run, and the bounds that the run lacks or that end before their start. */
export interface ResolvedRange extends StepRange {
  readonly refused: readonly InvalidValue[];
}

/** Resolves the bounds of a link to step keys, which stay valid when inputs change. An invalid bound is left out. */
export function resolveRange(trace: Trace, { from, until }: StepRange): ResolvedRange {
  const [first, last] = stepRange(trace, { from, until });
  const refused: InvalidValue[] = [];
  function keyOf(parameter: string, step: string | undefined, index: number, least = 0): string | undefined {
    if (step === undefined) return undefined;
    if (indexOfStep(trace, step) === index) return keyAt(trace, index);
    refused.push(noStep(trace, parameter, step, index, least));
    return undefined;
  }
  return { from: keyOf("from", from, first), until: keyOf("until", until, last, first), refused };
}

/**
 * Resolves the loop of a link to step keys, which stay valid when inputs change; returns a problem if it is
 * invalid.
 */
export function resolveLoop(loop: Loop, trace: Trace): Loop | InvalidValue {
  const [from, to] = [indexOfStep(trace, loop.from), indexOfStep(trace, loop.to)];
  if (from !== undefined && to !== undefined && from < to) {
    return { from: keyAt(trace, from), to: keyAt(trace, to) };
  }
  const total = trace.steps.length;
  const example = { from: keyAt(trace, total >> 1), to: keyAt(trace, total) };
  const allowed = linkWords.loopIn(writeLoop(example));
  return { parameter: "loop", value: writeLoop(loop), allowed, using: linkWords.noLoop };
}

/**
 * Chooses the step shown in a new trace: the step of the link, else the target of a change if the trace has
 * it, else the step shown before.
 */
export function resolveStep(
  trace: Trace,
  wanted: string | undefined,
  toward: string | undefined,
  { run, index }: Pick<PlayerState, "run" | "index">,
): ResolvedStep {
  if (wanted !== undefined) return stepOfLink(wanted, trace);
  const there = toward === undefined ? undefined : indexOfStep(trace, toward);
  return there === undefined ? carryOver(run?.trace, index, trace) : { index: there };
}

/** Finds the old step in a new trace: the same key, or the nearest earlier step that still exists. */
function carryOver(old: Trace | undefined, index: number, trace: Trace): ResolvedStep {
  for (let i = index; old !== undefined && i > 0; i--) {
    const same = indexOfKey(trace, keyAt(old, i));
    if (same !== undefined) return { index: same };
  }
  return { index: 0 };
}
