import type { AnyProgram, Values } from "../cases/define-case.ts";
import type { Descent } from "../cases/descent.ts";
import type { OpenSource } from "../cases/source.ts";
import type { Run, RunError } from "../engine/messages.ts";
import type { Broken, BrokenRequest } from "../predict/broken-run.ts";
import type { ExerciseRequest } from "../predict/exercise.ts";
import type { Answered } from "../predict/result.ts";
import { type Link, type Problem, readLink } from "./link.ts";
import type { Lock, Resize } from "./link-options.ts";
import type { Loop } from "./loop.ts";
import { type PanelId, usualPanel } from "./panels.ts";
import type { StepBy } from "./step-by.ts";
import type { Theme } from "./themes.ts";

/** The complete state of a player, immutable. */
export interface PlayerState extends OpenSource {
  /** The current values of all parameters. */
  readonly params: Values;
  readonly detail: boolean;
  /** How many changes of the inputs have an entry of their own in the history. */
  readonly edits: number;
  /** The last successful run; it may have older inputs while a newer run is pending. */
  readonly run: Run | undefined;
  /** The program of that run; while a text is typed that has not run yet, the program of the text before. */
  readonly ranProgram: AnyProgram;
  /** Costs of other ways to make this run; undefined until they are counted. */
  readonly alternatives: Run["alternatives"];
  /** True while the newest requested run is pending. */
  readonly pending: boolean;
  /** Number of steps done. */
  readonly index: number;
  /** The moment of forward mode, counted through all passes; undefined in reverse mode, which stays at `index`. */
  readonly forward: number | undefined;
  /** False while the numbers of the last step are on their way to their places in the graph. */
  readonly arrived: boolean;
  /** How the index last changed: by a single step, which is animated, or by a jump. */
  readonly moved: "forward" | "back" | "jump";
  /** Steps the other variant side by side. */
  readonly sideBySide: boolean;
  /** The amount that one step shows. */
  readonly stepBy: StepBy;
  /** The id of the node that is pinned, whose contributions are listed. */
  readonly pinned: string | undefined;
  /** The questions that are asked before the steps; undefined while none are. */
  readonly predict: Predict | undefined;
  /** The mistake that the engine makes; undefined if it makes none. */
  readonly broken: Breaking | undefined;
  /** What was done with the questions of the run's exercise, in their order; shorter until all are asked. */
  readonly answers: readonly Answered[];
  /** The first and the last step that can be shown. */
  readonly from: string | undefined;
  readonly until: string | undefined;
  /** True if the inputs cannot be changed. */
  readonly lock: Lock;
  /** A sentence above the graph. */
  readonly task: string | undefined;
  /** The gradient descent; undefined while it is not shown. */
  readonly descent: Descent | undefined;
  readonly playing: boolean;
  readonly speed: number;
  readonly panel: PanelId;
  /** The theme from the link or chosen here; undefined to use the stored choice. */
  readonly theme: Theme | undefined;
  /** Lets keys step the player. */
  readonly keys: boolean;
  /** The steps between which playing loops. */
  readonly loop: Loop | undefined;
  /** True if the player is embedded in another page. */
  readonly embed: boolean;
  /** Visibility of the parts that a link can hide, and panning of the graph. */
  readonly controls: boolean;
  readonly inputs: boolean;
  readonly caption: boolean;
  readonly zoom: boolean;
  /**
   * The only origin whose messages are accepted; empty to accept no origin, undefined to accept any origin of
   * the parent.
   */
  readonly parentOrigin: string | undefined;
  /** How the embedding page is told the content's height. */
  readonly resize: Resize;
  /** Typesets all formulas in advance. */
  readonly eager: boolean;
  /** True while the list of keys is open. */
  readonly help: boolean;
  /** True once the pending run has taken long enough to tell the user. */
  readonly slow: boolean;
  readonly problems: readonly Problem[];
  readonly error: RunError | undefined;
  /** True if code of a part of the page could not be loaded. */
  readonly incomplete: boolean;
  /** Unknown link parameters, kept unchanged. */
  readonly unknown: readonly (readonly [string, string])[];
}

/** An exercise as it is asked for, and what it began with. */
export interface Predict {
  readonly ask: Omit<ExerciseRequest, "from" | "until">;
  /** The source and its values before the exercise has chosen numbers: what links have. */
  readonly before: OpenSource & Pick<PlayerState, "params">;
}

/** An engine that makes a mistake, and how far people are in finding it. */
export interface Breaking {
  readonly ask: BrokenRequest;
  /** The first wrong number is looked for; then the name of the mistake; it is known; the engine is right again. */
  readonly stage: "hunt" | "name" | "named" | "mended";
  /** What is known of the mistake; undefined before the first run. */
  readonly known: Broken | undefined;
}

/** Link options whose state field has another name. */
const STATE_KEYS: Readonly<Record<string, keyof PlayerState>> = {
  beside: "sideBySide",
  grain: "stepBy",
  play: "playing",
};

/** Returns the state field that a link option sets. */
export function stateKeyOf(option: string): string {
  return STATE_KEYS[option] ?? option;
}

/** The initial state of a player from a link. */
export interface InitialState {
  readonly state: PlayerState;
  /** The step to go to after the first run. */
  readonly step: string | undefined;
  /** True to play after the first run. */
  readonly play: boolean;
}

/** Reads a link to a source; missing and invalid options get their defaults. */
export function initialState(opened: OpenSource, query: string): InitialState {
  const { source, program, lesson, textAt } = opened;
  const { link, problems } = readLink(opened, query);
  const { params, predict, break: mistake, from, until } = link;
  const embed = link.embed ?? false;
  const isRefused = problems.some(({ parameter }) => parameter === "parentOrigin");
  const state: PlayerState = {
    source,
    program,
    ranProgram: program,
    lesson,
    textAt,
    params,
    broken: mistake === undefined ? undefined : breaking({ mistake, seed: link.seed ?? 1 }),
    predict:
      predict && mistake === undefined ? { ask: askOf(link), before: { ...opened, params } } : undefined,
    answers: [],
    from,
    until,
    lock: link.lock ?? "nothing",
    task: link.task,
    detail: link.detail ?? lesson?.detail ?? false,
    edits: 0,
    run: undefined,
    alternatives: undefined,
    pending: true,
    index: 0,
    forward: link.forward,
    sideBySide: link.beside ?? false,
    arrived: true,
    moved: "jump",
    stepBy: link.grain ?? "edge",
    pinned: undefined,
    descent: undefined,
    playing: false,
    speed: link.speed ?? 1,
    panel: link.panel ?? usualPanel(lesson, embed),
    theme: link.theme,
    keys: link.keys ?? true,
    loop: link.loop,
    embed,
    controls: link.controls ?? true,
    inputs: link.inputs ?? !embed,
    caption: link.caption ?? true,
    zoom: link.zoom ?? true,
    parentOrigin: isRefused ? "" : link.parentOrigin,
    resize: link.resize ?? "message",
    eager: link.eager ?? false,
    help: false,
    slow: false,
    problems,
    error: undefined,
    incomplete: false,
    unknown: link.unknown,
  };
  return { state, step: link.step, play: link.play ?? false };
}

/** Returns what the options of a link ask. */
function askOf({
  seed = 1,
  ask,
  practice,
}: Partial<Pick<Link, "seed" | "ask" | "practice">>): Predict["ask"] {
  return { seed, ask, practice: practice?.split(",") as ExerciseRequest["practice"] };
}

/** Returns the state of an engine that is to make a mistake. */
export function breaking(ask: BrokenRequest): Breaking {
  return { ask, stage: ask.mistake === "?" ? "hunt" : "named", known: undefined };
}

/** Returns the options of a link to the same engine. */
export function linkedBreak(broken: Breaking | undefined): Partial<Link> {
  if (broken === undefined || broken.stage === "mended") return {};
  const { mistake, seed } = broken.ask;
  return { break: mistake, ...(mistake === "?" && { seed }) };
}

/** Returns the options of a link that asks the same. */
export function linkedAsk(predict: Predict | undefined): Partial<Link> {
  if (predict === undefined) return {};
  const { seed, ask, practice } = predict.ask;
  return { predict: true, seed, ask, practice: practice?.join() };
}
