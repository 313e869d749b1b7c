import type { AnyLesson } from "../cases/define-case.ts";
import { parseNumber } from "../cases/parameters/parse-number.ts";
import { linkWords } from "../words/en/link.ts";
import { type Loop, readLoop, writeLoop } from "./loop.ts";
import { type PanelId, panelsOf, usualPanel } from "./panels.ts";
import { isStepBy, STEP_BY, type StepBy } from "./step-by.ts";
import { isTheme, THEMES, type Theme } from "./themes.ts";

/** The options of a link, besides the program's parameters. */
export interface LinkOptions {
  /** A step key, or an index as text; only the trace decides if the step exists. */
  readonly step: string;
  readonly panel: PanelId;
  /** The moment of forward mode, counted through all passes. */
  readonly forward: number;
  readonly detail: boolean;
  /** Shows the case's other variant side by side. */
  readonly beside: boolean;
  readonly grain: StepBy;
  readonly theme: Theme;
  readonly speed: number;
  /** Lets keys step the player. */
  readonly keys: boolean;
  readonly play: boolean;
  /** The steps between which playing loops. */
  readonly loop: Loop;
  /** Embeds the page in another: graph, caption and transport only. */
  readonly embed: boolean;
  readonly controls: boolean;
  readonly inputs: boolean;
  readonly caption: boolean;
  /** Allows zooming and panning the graph. */
  readonly zoom: boolean;
  /** The only origin whose messages are accepted; empty to accept no origin. */
  readonly parentOrigin: string;
  /** How the embedding page is told the content's height. */
  readonly resize: Resize;
  /** Typesets all formulas before the player is ready, including those out of view. */
  readonly eager: boolean;
  /** Asks questions before the steps. */
  readonly predict: boolean;
  /** Decides about the numbers of the questions. */
  readonly seed: number;
  /** The steps that are asked: see `Ask` in `predict/ask.ts`. */
  readonly ask: string;
  /** Ids of misconceptions, separated by commas: only steps at which one of them shows are asked. */
  readonly practice: string;
  /** The misconception of the engine that runs, or `?` for one that is to be found. */
  readonly break: string;
  /** The first and the last step that can be shown: step keys, or indexes as text. */
  readonly from: string;
  readonly until: string;
  /** What cannot be changed. */
  readonly lock: Lock;
  /** A sentence above the graph. */
  readonly task: string;
}

/** What a link keeps as it is: nothing, or the inputs. */
export type Lock = "nothing" | "inputs";

/** Through this player's own message, or also through the LTI message. */
export type Resize = "message" | "lti";

/** The options of a link to a whole page. */
export const WHOLE_PAGE = {
  embed: false,
  controls: true,
  inputs: true,
  caption: true,
  zoom: true,
  keys: true,
  parentOrigin: undefined,
  resize: undefined,
  eager: undefined,
} satisfies Partial<Record<keyof LinkOptions, unknown>>;

/** Reads and writes one option. */
export interface Option<T> {
  /** The allowed values, in words. */
  readonly allowed: string;
  /** The default, as text; undefined if the option is absent by default. */
  readonly usual: string | number | undefined;
  /** What is used in place of an invalid value, in words, if there is no default. */
  readonly fallback?: string;
  /** Returns undefined for invalid text. */
  read(text: string): T | undefined;
  write(value: T): string;
}

/** Returns what is used in place of an invalid value: the default, as text or in words. */
export function usedInstead({
  usual,
  fallback,
}: Pick<Option<unknown>, "usual" | "fallback">): string | number {
  return usual ?? fallback ?? linkWords.none;
}

/** All options, in the order in which links contain them. */
export type OptionTable = { readonly [Name in keyof LinkOptions]: Option<LinkOptions[Name]> };

/** The minimum and maximum playing speed. */
export const SPEEDS = { min: 0.25, max: 8 } as const;

/** Creates a boolean option, written as 0 or 1. */
export function flag(usual: boolean): Option<boolean> {
  return {
    allowed: linkWords.flag,
    usual: Number(usual),
    read: (text) => (text === "1" ? true : text === "0" ? false : undefined),
    write: (value) => (value ? "1" : "0"),
  };
}

function oneOf<T extends string>(
  names: readonly T[],
  usual: T,
  isName = (text: string): text is T => (names as readonly string[]).includes(text),
): Option<T> {
  return {
    allowed: names.join(", "),
    usual,
    read: (text) => (isName(text) ? text : undefined),
    write: (value) => value,
  };
}

/**
 * Returns the options of links to a source.
 *
 * @param lesson the source's lesson, which sets some defaults
 * @param embed true for an embedded page, which shows less by default
 */
export function optionsOf(lesson: AnyLesson | undefined, embed: boolean): OptionTable {
  return {
    step: {
      allowed: linkWords.step,
      usual: "start",
      read: (text) => (text === "" ? undefined : text),
      write: (step) => step,
    },
    panel: oneOf(panelsOf(lesson), usualPanel(lesson, embed)),
    forward: {
      allowed: linkWords.moment,
      usual: undefined,
      fallback: linkWords.none,
      read: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined),
      write: String,
    },
    detail: flag(lesson?.detail ?? false),
    beside: flag(false),
    grain: oneOf(STEP_BY, STEP_BY[0], isStepBy),
    theme: oneOf(THEMES, "auto", isTheme),
    speed: {
      allowed: linkWords.speed(SPEEDS.min, SPEEDS.max),
      usual: 1,
      read: readSpeed,
      write: String,
    },
    keys: {
      allowed: linkWords.onOff,
      usual: "on",
      read: (text) => (text === "on" ? true : text === "off" ? false : undefined),
      write: (value) => (value ? "on" : "off"),
    },
    play: flag(false),
    loop: {
      allowed: linkWords.loop,
      usual: undefined,
      fallback: linkWords.none,
      read: readLoop,
      write: writeLoop,
    },
    embed: flag(false),
    controls: flag(true),
    inputs: flag(!embed),
    caption: flag(true),
    zoom: flag(true),
    parentOrigin: {
      allowed: linkWords.origin,
      usual: undefined,
      fallback: linkWords.noOrigin,
      read: (text) => (isOrigin(text) ? text : undefined),
      write: (origin) => origin,
    },
    resize: oneOf<Resize>(["message", "lti"], "message"),
    eager: flag(false),
    predict: flag(false),
    seed: { allowed: linkWords.seed, usual: 1, read: readSeed, write: String },
    ask: text(ASK, linkWords.ask),
    practice: text(/^[a-z,-]+$/, linkWords.practice),
    break: text(/^(\?|[a-z-]+)$/, linkWords.mistake),
    from: text(/./, linkWords.step),
    until: text(/./, linkWords.step),
    lock: oneOf<Lock>(["nothing", "inputs"], "nothing"),
    task: text(/^(?=.*\S).{1,300}$/su, linkWords.task),
  };
}

/** A list of steps, each with the kind of a question or without: see `Ask`. */
const ASK =
  /^[^,:]+(:(value|contribution|after|edge|shape|mask|rows))?(,[^,:]+(:(value|contribution|after|edge|shape|mask|rows))?)*$/;

/** Returns an option that is a text of a form, absent by default. */
function text(form: RegExp, allowed: string): Option<string> {
  return {
    allowed,
    usual: undefined,
    read: (value) => (form.test(value) ? value : undefined),
    write: (value) => value,
  };
}

function readSeed(value: string): number | undefined {
  return /^\d{1,10}$/.test(value) && Number(value) < 2 ** 32 ? Number(value) : undefined;
}

function readSpeed(text: string): number | undefined {
  const number = parseNumber(text);
  return "value" in number && number.value >= SPEEDS.min && number.value <= SPEEDS.max
    ? number.value
    : undefined;
}

function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}
