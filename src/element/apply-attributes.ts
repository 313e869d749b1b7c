import type { Values } from "../cases/define-case.ts";
import type { Parameter } from "../cases/parameters/parameter.ts";
import { CommandError } from "../messages/command-error.ts";
import type { CommandQueue } from "../messages/command-queue.ts";
import { withParams } from "../player/change-inputs.ts";
import { resolveLoop, resolveRange, stepOfLink } from "../player/find-step.ts";
import type { InvalidValue } from "../player/link.ts";
import { type LinkOptions, type Option, optionsOf, usedInstead } from "../player/link-options.ts";
import type { Player } from "../player/player.ts";
import { initialState, type PlayerState, stateKeyOf } from "../player/player-state.ts";
import { isLocked } from "../player/questions.ts";
import { keyAt } from "../trace/trace.ts";
import { linkWords } from "../words/en/link.ts";

/** Options that only set a state field. */
const PLAIN = [
  "beside",
  "grain",
  "theme",
  "keys",
  "loop",
  "embed",
  "controls",
  "inputs",
  "caption",
  "zoom",
  "parentOrigin",
  "eager",
  "from",
  "until",
  "lock",
  "task",
] as const satisfies readonly (keyof LinkOptions)[];

/** Options that decide about the questions of an exercise. */
const ASKING = ["seed", "ask", "practice", "from", "until"] as const satisfies readonly (keyof LinkOptions)[];

/** Options whose defaults depend on `embed`. */
const BY_EMBED = ["inputs", "panel"];

/**
 * Applies parts of a link to a player that already shows the source; the other state stays. An invalid part is
 * reported as a problem and keeps its current value.
 *
 * @param names the link parameters that have changed or been removed
 */
export function applyAttributes(
  player: Player,
  commands: CommandQueue,
  query: string,
  names: ReadonlySet<string>,
): void {
  const { store } = player;
  const before = store.getState();
  const { state: next, step, play } = initialState(before, query);
  const given = new URLSearchParams(query);
  const changed = new Set(names);
  if (changed.has("embed")) for (const name of BY_EMBED) if (!given.has(name)) changed.add(name);
  const loop = next.loop && before.run ? resolveLoop(next.loop, before.run.trace) : next.loop;
  const refused = loop && "parameter" in loop ? [loop] : [];
  const range = before.run && resolveRange(before.run.trace, next);
  const problems = [...next.problems, ...refused, ...(range?.refused ?? [])].filter(({ parameter }) =>
    changed.has(parameter),
  );
  for (const { parameter } of problems) changed.delete(parameter);

  const params = Object.fromEntries(Object.entries(next.params).filter(([name]) => changed.has(name)));
  const hasParams = Object.keys(params).length > 0;
  const begins =
    changed.has("predict") || (before.predict !== undefined && ASKING.some((name) => changed.has(name)));
  const hasStep = step !== undefined && changed.has("step");
  if ((hasParams && isLocked(before)) || (begins && (hasParams || hasStep))) {
    // Readers cannot change inputs that are locked, but the page can: all is opened again.
    player.open(before.predict?.before.source ?? before.source, query);
    return;
  }
  for (const name of changed) player.dismiss(name);
  const taken = { ...next, loop, ...range };
  const plain = PLAIN.filter((name) => changed.has(name))
    .map(stateKeyOf)
    .map((key) => [key, taken[key as keyof PlayerState]]);
  store.setState(Object.fromEntries(plain) as Partial<PlayerState>);
  if (changed.has("detail")) player.setDetail(next.detail);
  if (changed.has("speed")) player.setSpeed(next.speed);
  if (changed.has("panel")) player.setPanel(next.panel);
  applyQuestions(player, query, changed);
  if (hasStep) goTo(player, commands, step, hasParams ? params : undefined);
  else if (hasParams) player.setParams(params);
  // A failed run has already been reported.
  if (changed.has("play")) commands.execute({ type: play ? "play" : "pause" }).catch(() => {});
  for (const problem of problems) {
    const isValue = problem.kind === undefined;
    player.report(isValue ? { ...problem, using: shownFor(before, problem.parameter) } : problem);
  }
}

/**
 * Begins or ends an exercise, or begins it again with what has changed. What is asked by hand, in a player without the attribute
 * `predict`, takes the changes too, and ends only by hand.
 */
function applyQuestions(player: Player, query: string, changed: ReadonlySet<string>): void {
  const state = player.store.getState();
  const { run, index, predict: current } = state;
  if (changed.has("predict")) {
    const { predict } = initialState(state, query).state;
    if (predict !== current) player.setPredict(predict?.ask);
    return;
  }
  if (current !== undefined && ASKING.some((name) => changed.has(name))) {
    const given = new URLSearchParams(query);
    given.set("predict", "1");
    const asked = Object.entries(initialState(state, given.toString()).state.predict?.ask ?? {});
    player.setPredict({ ...current.ask, ...Object.fromEntries(asked.filter(([name]) => changed.has(name))) });
  } else if (run !== undefined && (changed.has("from") || changed.has("until"))) player.go(index);
}

/** Goes to a step in the run of these inputs, once it is done. */
function goTo(player: Player, commands: CommandQueue, step: string, params: Values | undefined): void {
  const inputs = params && withParams(player.store.getState(), params).params;
  commands
    .execute({ type: "set-state", step, ...(inputs && { params: inputs }) })
    .catch((reason: unknown) => {
      const { run, index } = player.store.getState();
      // A failed run has already been reported.
      if (!(reason instanceof CommandError) || reason.code !== "bad-step" || run === undefined) return;
      const { problem } = stepOfLink(step, run.trace);
      if (problem !== undefined) player.report({ ...problem, using: keyAt(run.trace, index) });
    });
}

/** Returns the current value of a link option, formatted as in the link. */
function shownFor({ program, lesson, params, ...state }: PlayerState, name: string): InvalidValue["using"] {
  const parameter: Parameter | undefined = Object.hasOwn(program.parameters, name)
    ? (program.parameters as Readonly<Record<string, Parameter>>)[name]
    : undefined;
  const value = params[name];
  if (parameter !== undefined && value !== undefined) return parameter.write(value);
  const option = (optionsOf(lesson, state.embed) as Readonly<Record<string, Option<unknown>>>)[name];
  const shown = (state as Readonly<Record<string, unknown>>)[stateKeyOf(name)];
  if (option === undefined) return linkWords.none;
  return shown === undefined ? usedInstead(option) : option.write(shown);
}
