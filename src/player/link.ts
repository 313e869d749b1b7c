import { complete, defaults } from "../cases/complete.ts";
import type { AnyCase, Values } from "../cases/define-case.ts";
import type { Parameter, ParameterValue } from "../cases/parameters/parameter.ts";
import { parseNumber } from "../cases/parameters/parse-number.ts";
import { GRAINS, type Grain, isGrain } from "./grain.ts";
import { firstPanelOf, type PanelId, panelsOf } from "./panels.ts";
import { isTheme, THEMES, type Theme } from "./themes.ts";

/** What a link says of a case, once everything in it has been read. */
export interface Link {
  readonly params: Values;
  /** A step key, or an index as text; the trace decides whether there is such a step. */
  readonly step: string | undefined;
  readonly panel: PanelId | undefined;
  readonly detail: boolean | undefined;
  /** Whether the case's other choice is shown beside. */
  readonly beside: boolean | undefined;
  readonly grain: Grain | undefined;
  readonly theme: Theme | undefined;
  readonly speed: number | undefined;
  /** Whether keys step the player. */
  readonly keys: boolean | undefined;
  readonly play: boolean;
  /** Parameters this page does not know, kept for whoever does. */
  readonly unknown: readonly (readonly [string, string])[];
}

/** A part of a link that was not understood, with what is allowed. */
export interface Problem {
  readonly parameter: string;
  readonly value: string;
  readonly allowed: string;
  /** What is used instead. */
  readonly using: string | number;
}

/** The slowest and the fastest playing speed. */
export const SPEEDS = { min: 0.25, max: 8 } as const;

/** Reads a query. It never fails: what is not understood is a problem in the list, and has its default. */
export function readLink(spec: AnyCase, query: string): { link: Link; problems: Problem[] } {
  const pairs = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) if (!pairs.has(name)) pairs.set(name, value);

  function read<T>(
    parameter: string,
    allowedText: string,
    using: string | number,
    parse: (text: string) => T | undefined,
  ): T | undefined {
    const text = pairs.get(parameter);
    pairs.delete(parameter);
    if (text === undefined) return undefined;
    const value = parse(text);
    if (value === undefined) problems.push({ parameter, value: text, allowed: allowedText, using });
    return value;
  }

  const { params, problems } = readParameters(spec, pairs);
  const panels = panelsOf(spec);
  const flag = (text: string) => (text === "1" ? true : text === "0" ? false : undefined);
  const link: Omit<Link, "unknown"> = {
    params,
    step: read("step", "a step key or number", "start", (text) => (text === "" ? undefined : text)),
    panel: read("panel", panels.join(", "), firstPanelOf(spec), (text) =>
      panels.find((panel) => panel === text),
    ),
    detail: read("detail", "0 or 1", spec.detail ? 1 : 0, flag),
    beside: spec.beside === undefined ? undefined : read("beside", "0 or 1", 0, flag),
    grain: read("grain", GRAINS.join(", "), GRAINS[0], (text) => (isGrain(text) ? text : undefined)),
    theme: read("theme", THEMES.join(", "), "auto", (text) => (isTheme(text) ? text : undefined)),
    speed: read("speed", `a number from ${SPEEDS.min} to ${SPEEDS.max}`, 1, readSpeed),
    keys: read("keys", "on or off", "on", (text) =>
      text === "on" ? true : text === "off" ? false : undefined,
    ),
    play: read("play", "0 or 1", 0, flag) ?? false,
  };
  return { link: { ...link, unknown: [...pairs] }, problems };
}

/** Takes the case's parameters out of the pairs. What is used instead of a bad one fits the good ones. */
function readParameters(
  spec: AnyCase,
  pairs: Map<string, string>,
): { readonly params: Values; readonly problems: Problem[] } {
  const given: Record<string, ParameterValue> = {};
  const refused: Omit<Problem, "using">[] = [];
  for (const [parameter, { read, allowed }] of Object.entries<Parameter>(spec.parameters)) {
    const value = pairs.get(parameter);
    if (value === undefined) continue;
    pairs.delete(parameter);
    const found = read(value);
    if ("value" in found) given[parameter] = found.value;
    else refused.push({ parameter, value, allowed });
  }
  const { values: params, misfits } = complete(spec, given);
  const [written, used] = [textsOf(spec, given), textsOf(spec, params)];
  for (const { parameter, allowed } of misfits) {
    refused.push({ parameter, value: written[parameter] ?? "", allowed });
  }
  const problems = refused.map((one) => ({ ...one, using: used[one.parameter] ?? "" }));
  return { params, problems };
}

/** The values that a link has to say: without any one of them others would be read. */
function saidOf(spec: AnyCase, params: Values): Values {
  const [texts, usual] = [textsOf(spec, params), textsOf(spec, defaults(spec))];
  let said = Object.fromEntries(Object.entries(params).filter(([name]) => texts[name] !== usual[name]));
  // An array may be what the default becomes at the size of another array.
  for (const name of Object.keys(said).reverse()) {
    const { [name]: _, ...others } = said;
    const read = textsOf(spec, complete(spec, others).values);
    if (Object.keys(texts).every((one) => read[one] === texts[one])) said = others;
  }
  return said;
}

/** Values as links write them, in the case's order. */
function textsOf(spec: AnyCase, values: Values): Record<string, string> {
  const texts = Object.entries<Parameter>(spec.parameters).flatMap(([name, parameter]) => {
    const value = values[name];
    return value === undefined ? [] : [[name, parameter.write(value)]];
  });
  return Object.fromEntries(texts);
}

function readSpeed(text: string): number | undefined {
  const number = parseNumber(text);
  return "value" in number && number.value >= SPEEDS.min && number.value <= SPEEDS.max
    ? number.value
    : undefined;
}

/** Writes the query of a link: only what differs from the defaults, in a fixed order. */
export function writeLink(spec: AnyCase, link: Omit<Link, "play">): string {
  const query = new URLSearchParams(textsOf(spec, saidOf(spec, link.params)));
  if (link.step !== undefined && link.step !== "start") query.set("step", link.step);
  if (link.panel !== undefined && link.panel !== firstPanelOf(spec)) query.set("panel", link.panel);
  if (link.detail !== undefined && link.detail !== (spec.detail ?? false))
    query.set("detail", link.detail ? "1" : "0");
  if (link.beside && spec.beside !== undefined) query.set("beside", "1");
  if (link.grain !== undefined && link.grain !== GRAINS[0]) query.set("grain", link.grain);
  if (link.theme !== undefined && link.theme !== "auto") query.set("theme", link.theme);
  if (link.speed !== undefined && link.speed !== 1) query.set("speed", String(link.speed));
  if (link.keys === false) query.set("keys", "off");
  for (const [name, value] of link.unknown) query.append(name, value);
  // Commas and semicolons may stand in a query as they are, and matrices are full of them.
  return query.toString().replaceAll("%2C", ",").replaceAll("%3B", ";").replaceAll("%3A", ":");
}
