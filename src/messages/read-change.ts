import { accept, rejection } from "../cases/accept.ts";
import { defaults } from "../cases/complete.ts";
import type { Values } from "../cases/define-case.ts";
import { nameOf, type OpenProgram, UNSUPPORTED } from "../cases/source.ts";
import { stepOfLink } from "../player/find-step.ts";
import { type LinkOptions, optionsOf } from "../player/link-options.ts";
import type { PlayerState } from "../player/player-state.ts";
import { isLocked } from "../player/questions.ts";
import { isTooLarge } from "../programs/size.ts";
import type { Trace } from "../trace/trace.ts";
import { commandWords } from "../words/en/commands.ts";
import { sourceWords } from "../words/en/source.ts";
import { CommandError } from "./command-error.ts";
import type { Change } from "./messages.ts";

/** A validated change; only its step is unchecked until its run is done. */
export interface ReadChange extends Omit<Change, "step"> {
  /** A program's text, with the given values for its inputs. */
  readonly program?: string;
  /** Values for all parameters; absent with a program. */
  readonly params?: Values;
  /** Unchecked, of any type. */
  readonly step?: unknown;
}

/** A change from outside, of any types. */
type UnreadChange = { readonly [Name in keyof Change | typeof UNSUPPORTED]?: unknown };

/**
 * Validates a change against the state of a player.
 *
 * @param openProgram opens a program; needed if the change has one
 * @throws CommandError with the rejected value and the allowed values
 */
export function readChange(state: PlayerState, change: UnreadChange, openProgram?: OpenProgram): ReadChange {
  if (change[UNSUPPORTED] !== undefined) throw new CommandError("bad-source", sourceWords.unsupported);
  const { program, params, step, panel, theme } = change;
  const closed = program !== undefined ? "program" : params !== undefined ? "params" : undefined;
  if (closed !== undefined && isLocked(state))
    throw new CommandError("locked", commandWords.locked(closed, state.predict !== undefined));
  if (program !== undefined && openProgram !== undefined) return readProgram(state, change, openProgram);
  return {
    ...(params !== undefined && { params: readParams(state, params) }),
    ...(panel !== undefined && { panel: readOption(state, "panel", panel) }),
    ...(theme !== undefined && { theme: readOption(state, "theme", theme) }),
    ...(step !== undefined && { step }),
  };
}

/**
 * Returns the index of a step in a run.
 *
 * @throws CommandError with the allowed steps if there is no such step
 */
export function readStep(trace: Trace, step: unknown): number {
  const text = stepText(step);
  const { index, problem } = stepOfLink(text ?? "", trace);
  if (problem === undefined) return index;
  const fault = text === undefined ? commandWords.noStepKey : commandWords.noStep;
  throw new CommandError("bad-step", rejection("step", step, fault, problem.allowed));
}

/** Returns a step as text, as in a link; undefined if the value is neither a string nor a number. */
export function stepText(step: unknown): string | undefined {
  return typeof step === "string" || typeof step === "number" ? String(step) : undefined;
}

function readProgram(
  state: PlayerState,
  { program, ...others }: UnreadChange,
  openProgram: OpenProgram,
): ReadChange {
  if (typeof program !== "string" || isTooLarge(program)) {
    const fault = typeof program === "string" ? commandWords.tooLarge : commandWords.notText;
    throw new CommandError("bad-program", rejection("program", program, fault, commandWords.programText));
  }
  const opened = openProgram({ program, params: {} });
  const usual = defaults(opened.program);
  const { params = usual, ...rest } = readChange({ ...state, ...opened, params: usual }, others);
  return { ...rest, program: opened.textAt?.(params) ?? program };
}

function readParams({ source, program, params: usual }: PlayerState, params: unknown): Values {
  if (typeof params !== "object" || params === null || Array.isArray(params)) {
    const allowed = commandWords.someOf(Object.keys(program.parameters));
    throw new CommandError("bad-params", rejection("params", params, commandWords.notObject, allowed));
  }
  const read = accept(nameOf(source), program, params as Readonly<Record<string, unknown>>, usual);
  if ("problem" in read) throw new CommandError("bad-params", read.problem);
  return read.value;
}

function readOption<Name extends "panel" | "theme">(
  { lesson, embed }: PlayerState,
  name: Name,
  value: unknown,
): LinkOptions[Name] {
  const { read, allowed } = optionsOf(lesson, embed)[name];
  const found = typeof value === "string" ? read(value) : undefined;
  if (found !== undefined) return found;
  throw new CommandError(`bad-${name}`, rejection(name, value, commandWords.noOption[name], allowed));
}
