import { complete } from "../cases/complete.ts";
import type { AnyCase, Values } from "../cases/define-case.ts";
import type { Parameter, ParameterValue } from "../cases/parameters/parameter.ts";
import { parseNumber } from "../cases/parameters/parse-number.ts";
import { PANELS, type PanelId, panelsOf } from "./panels.ts";

/** What a link says of a case, once everything in it has been read. */
export interface Link {
  readonly params: Values;
  /** A step key, or an index as text; the trace decides whether there is such a step. */
  readonly step: string | undefined;
  readonly panel: PanelId | undefined;
  readonly detail: boolean | undefined;
  /** Whether the case's other choice is shown beside. */
  readonly beside: boolean | undefined;
  readonly speed: number | undefined;
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
  const problems: Problem[] = [];

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

  const given: Record<string, ParameterValue> = {};
  for (const [name, parameter] of Object.entries<Parameter>(spec.parameters)) {
    const value = read(name, parameter.allowed, parameter.write(parameter.default), (text) => {
      const found = parameter.read(text);
      return "value" in found ? found.value : undefined;
    });
    if (value !== undefined) given[name] = value;
  }
  const { values: params, misfits } = complete(spec, given);
  for (const { parameter, allowed } of misfits) {
    const spoken = (value: ParameterValue = "") => spec.parameters[parameter]?.write(value as never) ?? "";
    const [value, using] = [spoken(given[parameter]), spoken(params[parameter])];
    problems.push({ parameter, value, allowed, using });
  }
  const panels = panelsOf(spec);
  const flag = (text: string) => (text === "1" ? true : text === "0" ? false : undefined);
  const link: Omit<Link, "unknown"> = {
    params,
    step: read("step", "a step key or number", "start", (text) => (text === "" ? undefined : text)),
    panel: read("panel", panels.join(", "), PANELS[0], (text) => panels.find((panel) => panel === text)),
    detail: read("detail", "0 or 1", spec.detail ? 1 : 0, flag),
    beside: spec.beside === undefined ? undefined : read("beside", "0 or 1", 0, flag),
    speed: read("speed", `a number from ${SPEEDS.min} to ${SPEEDS.max}`, 1, readSpeed),
    play: read("play", "0 or 1", 0, flag) ?? false,
  };
  return { link: { ...link, unknown: [...pairs] }, problems };
}

function readSpeed(text: string): number | undefined {
  const number = parseNumber(text);
  return "value" in number && number.value >= SPEEDS.min && number.value <= SPEEDS.max
    ? number.value
    : undefined;
}

/** Writes the query of a link: only what differs from the defaults, in a fixed order. */
export function writeLink(spec: AnyCase, link: Omit<Link, "play">): string {
  const query = new URLSearchParams();
  for (const [name, parameter] of Object.entries<Parameter>(spec.parameters)) {
    const text = parameter.write(link.params[name] ?? parameter.default);
    if (text !== parameter.write(parameter.default)) query.set(name, text);
  }
  if (link.step !== undefined && link.step !== "start") query.set("step", link.step);
  if (link.panel !== undefined && link.panel !== PANELS[0]) query.set("panel", link.panel);
  if (link.detail !== undefined && link.detail !== (spec.detail ?? false))
    query.set("detail", link.detail ? "1" : "0");
  if (link.beside && spec.beside !== undefined) query.set("beside", "1");
  if (link.speed !== undefined && link.speed !== 1) query.set("speed", String(link.speed));
  for (const [name, value] of link.unknown) query.append(name, value);
  // Commas and semicolons may stand in a query as they are, and matrices are full of them.
  return query.toString().replaceAll("%2C", ",").replaceAll("%3B", ";").replaceAll("%3A", ":");
}
