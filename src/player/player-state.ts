import type { AnyCase, Values } from "../cases/define-case.ts";
import type { Run, RunError } from "../engine/messages.ts";
import { type Problem, readLink } from "./link.ts";
import type { Resize } from "./link-options.ts";
import type { Loop } from "./loop.ts";
import { type PanelId, usualPanel } from "./panels.ts";
import type { StepBy } from "./step-by.ts";
import type { Theme } from "./themes.ts";

/** All that a player shows, as one immutable value. */
export interface PlayerState {
  readonly spec: AnyCase;
  readonly params: Values;
  readonly detail: boolean;
  /** The last run that worked; it may be of older inputs while a newer one is under way. */
  readonly run: Run | undefined;
  /** Whether a run of what is asked for is still under way. */
  readonly pending: boolean;
  /** How many steps are done, from 0. */
  readonly index: number;
  /** How the index came about: by a single step, which is animated, or by a jump. */
  readonly moved: "forward" | "back" | "jump";
  /** Whether the case's other choice is stepped side by side. */
  readonly sideBySide: boolean;
  /** How much one step shows. */
  readonly stepBy: StepBy;
  readonly playing: boolean;
  readonly speed: number;
  readonly panel: PanelId;
  /** The theme that the link asks for or people have chosen here; none to go by what was chosen before. */
  readonly theme: Theme | undefined;
  /** Whether keys step the player. */
  readonly keys: boolean;
  /** The steps between which playing goes round. */
  readonly loop: Loop | undefined;
  /** Whether the player is a part of another page. */
  readonly embed: boolean;
  /** Whether the parts stand that a link can leave out, and whether the graph can be moved. */
  readonly controls: boolean;
  readonly inputs: boolean;
  readonly caption: boolean;
  readonly zoom: boolean;
  /** The one origin whose messages are obeyed; empty for none at all, undefined for the page around. */
  readonly parentOrigin: string | undefined;
  /** How the page around is told the height that the content wants. */
  readonly resize: Resize;
  /** Whether all formulas are set at once. */
  readonly eager: boolean;
  /** Whether the list of keys is open. */
  readonly help: boolean;
  /** Whether the run under way has been so for so long that people should know. */
  readonly slow: boolean;
  readonly problems: readonly Problem[];
  readonly error: RunError | undefined;
  /** Whether code of a part of the page could not be fetched. */
  readonly incomplete: boolean;
  /** Link parameters of others, kept. */
  readonly unknown: readonly (readonly [string, string])[];
}

/** The options of a link whose part of the state has another name. */
const STATE_KEYS: Readonly<Record<string, keyof PlayerState>> = {
  beside: "sideBySide",
  grain: "stepBy",
  play: "playing",
};

/** The part of the state that an option of a link sets. */
export function stateKeyOf(option: string): string {
  return STATE_KEYS[option] ?? option;
}

/** What a player starts with when a link to a case is opened. */
export interface Opened {
  readonly state: PlayerState;
  /** The step to go to once there is a trace. */
  readonly step: string | undefined;
  /** Whether to play then. */
  readonly play: boolean;
}

/** Reads a link to a case; what it does not say, or says wrongly, has its default. */
export function opened(spec: AnyCase, query: string): Opened {
  const { link, problems } = readLink(spec, query);
  const embed = link.embed ?? false;
  const isRefused = problems.some(({ parameter }) => parameter === "parentOrigin");
  const state: PlayerState = {
    spec,
    params: link.params,
    detail: link.detail ?? spec.detail ?? false,
    run: undefined,
    pending: true,
    index: 0,
    sideBySide: link.beside ?? false,
    moved: "jump",
    stepBy: link.grain ?? "edge",
    playing: false,
    speed: link.speed ?? 1,
    panel: link.panel ?? usualPanel(spec, embed),
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
