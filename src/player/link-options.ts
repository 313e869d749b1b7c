import type { AnyCase } from "../cases/define-case.ts";
import { parseNumber } from "../cases/parameters/parse-number.ts";
import { type Loop, readLoop, writeLoop } from "./loop.ts";
import { type PanelId, panelsOf, usualPanel } from "./panels.ts";
import { isStepBy, STEP_BY, type StepBy } from "./step-by.ts";
import { isTheme, THEMES, type Theme } from "./themes.ts";

/** What a link says besides the case's parameters. */
export interface LinkOptions {
  /** A step key, or an index as text; the trace decides whether there is such a step. */
  readonly step: string;
  readonly panel: PanelId;
  readonly detail: boolean;
  /** Whether the case's other choice is shown beside. */
  readonly beside: boolean;
  readonly grain: StepBy;
  readonly theme: Theme;
  readonly speed: number;
  /** Whether keys step the player. */
  readonly keys: boolean;
  readonly play: boolean;
  /** The steps between which playing goes round. */
  readonly loop: Loop;
  /** Whether the page is a part of another: graph, caption and transport. */
  readonly embed: boolean;
  readonly controls: boolean;
  readonly inputs: boolean;
  readonly caption: boolean;
  /** Whether the graph can be zoomed and moved. */
  readonly zoom: boolean;
  /** The one origin whose messages are obeyed; empty for none at all. */
  readonly parentOrigin: string;
  /** How the page around is told the height that the content wants. */
  readonly resize: Resize;
  /** Whether all formulas are set at once, including those out of sight, before the player is ready. */
  readonly eager: boolean;
}

/** By this player's own message, or also by that of learning management systems. */
export type Resize = "message" | "lti";

/** What a link says that is not to be embedded, nor to show less than a whole page. */
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

/** How one option is read and written. */
export interface Option<T> {
  /** What it may be, in words. */
  readonly allowed: string;
  /** What is used where a link says nothing, as text; none where that is nothing at all. */
  readonly usual: string | number;
  /** None for a text that is not understood. */
  read(text: string): T | undefined;
  write(value: T): string;
}

/** How every option is read and written, in the order in which links name them. */
export type OptionTable = { readonly [Name in keyof LinkOptions]: Option<LinkOptions[Name]> };

/** The slowest and the fastest playing speed. */
export const SPEEDS = { min: 0.25, max: 8 } as const;

/** A flag, which is 0 or 1. */
export function flag(usual: boolean): Option<boolean> {
  return {
    allowed: "0 or 1",
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
 * The options of a case's links.
 *
 * @param embed whether the link is one to embed, which shows less unless it asks for more
 */
export function optionsOf(spec: AnyCase, embed: boolean): OptionTable {
  return {
    step: {
      allowed: "a step key or number",
      usual: "start",
      read: (text) => (text === "" ? undefined : text),
      write: (step) => step,
    },
    panel: oneOf(panelsOf(spec), usualPanel(spec, embed)),
    detail: flag(spec.detail ?? false),
    beside: flag(false),
    grain: oneOf(STEP_BY, STEP_BY[0], isStepBy),
    theme: oneOf(THEMES, "auto", isTheme),
    speed: {
      allowed: `a number from ${SPEEDS.min} to ${SPEEDS.max}`,
      usual: 1,
      read: readSpeed,
      write: String,
    },
    keys: {
      allowed: "on or off",
      usual: "on",
      read: (text) => (text === "on" ? true : text === "off" ? false : undefined),
      write: (value) => (value ? "on" : "off"),
    },
    play: flag(false),
    loop: {
      allowed: "two step keys or numbers, such as seed.v3..collect",
      usual: "none",
      read: readLoop,
      write: writeLoop,
    },
    embed: flag(false),
    controls: flag(true),
    inputs: flag(!embed),
    caption: flag(true),
    zoom: flag(true),
    parentOrigin: {
      allowed: "an origin such as https://example.org",
      usual: "none, so that no message is obeyed",
      read: (text) => (isOrigin(text) ? text : undefined),
      write: (origin) => origin,
    },
    resize: oneOf<Resize>(["message", "lti"], "message"),
    eager: flag(false),
  };
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
