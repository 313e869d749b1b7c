import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { defaults } from "../cases/complete.ts";
import type { Parameter } from "../cases/parameters/parameter.ts";
import { type InvalidValue, type Link, type Linked, readLink, writeLink } from "./link.ts";
import { type Option, optionsOf } from "./link-options.ts";
import { firstPanelOf, isPanel } from "./panels.ts";
import { openCase } from "./testing/players.ts";
import { anyQuery, parameterQuery } from "./testing/random-query.ts";

const recurrence = openCase("recurrence");
const problemOf = (query: string, open: Linked = recurrence) =>
  readLink(open, query).problems[0] as InvalidValue | undefined;
const again = (open: Linked, query: string) => writeLink(open, readLink(open, query).link);

describe.each(cases.map((spec) => ({ slug: spec.slug, spec })))("a link to $slug", ({ slug, spec }) => {
  const open = openCase(slug);

  it("is read, whatever its query", () => {
    fc.assert(
      fc.property(anyQuery(spec), (query) => {
        const { link, problems } = readLink(open, query);
        expect(Object.keys(link.params)).toEqual(Object.keys(spec.parameters));
        for (const [name, parameter] of Object.entries<Parameter>(spec.parameters)) {
          expect(parameter.problem(link.params[name])).toBeUndefined();
        }
        expect(link.step).not.toBe("");
        expect(link.panel === undefined || isPanel(link.panel)).toBe(true);
        expect(link.speed === undefined || (link.speed >= 0.25 && link.speed <= 8)).toBe(true);
        for (const { allowed, using } of problems as InvalidValue[])
          expect([allowed, String(using)]).not.toContain("");
        expect(new Set(problems.map(({ parameter }) => parameter)).size).toBe(problems.length);
      }),
      { numRuns: 300 },
    );
  });

  it("is unchanged after reading and writing", () => {
    fc.assert(
      fc.property(anyQuery(spec), (query) => {
        const read = readLink(open, query).link;
        const once = writeLink(open, read);
        const { link, problems } = readLink(open, once);
        expect(writeLink(open, link)).toBe(once);
        expect(problems).toEqual([]);
        expect(link).toEqual({ ...read, ...droppable(read, open) });
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps every digit of its numbers", () => {
    fc.assert(
      fc.property(parameterQuery(spec), ({ params }) => {
        const query = writeLink(open, { ...readLink(open, "").link, params });
        expect(readLink(open, query)).toMatchObject({ link: { params }, problems: [] });
      }),
    );
  });

  it("without a query has the defaults and no problems", () => {
    expect(readLink(open, "")).toEqual({ link: { params: defaults(spec), unknown: [] }, problems: [] });
  });

  it("with every default written out is written as an empty query", () => {
    const { link } = readLink(open, "");
    const [step, panel, detail] = ["start", firstPanelOf(spec), spec.detail ?? false] as const;
    expect(writeLink(open, { ...link, step, panel, detail, speed: 1 })).toBe("");
  });
});

/** Returns what writing omits because it is the default, as reading restores it. */
function droppable(link: Link, open: Linked) {
  const options = Object.entries<Option<unknown>>(optionsOf(open.lesson, link.embed ?? false));
  const usual = options.filter(([name, option]) => {
    const value = link[name as keyof Link];
    return name === "play" || (value !== undefined && option.write(value) === String(option.usual));
  });
  return Object.fromEntries(usual.map(([name]) => [name, undefined]));
}

describe("a problem", () => {
  it.each([
    ["T", "51", "a whole number from 1 to 50", "4"],
    ["T", "2.5", "a whole number from 1 to 50", "4"],
    ["T", "1e9", "a whole number from 1 to 50", "4"],
    ["x", "", "a finite decimal number", "0.5"],
    ["x", "0x10", "a finite decimal number", "0.5"],
    ["x", "1,5", "a finite decimal number", "0.5"],
    ["x", "1e400", "a finite decimal number", "0.5"],
    ["x", "1e-400", "a finite decimal number", "0.5"],
    ["x", "NaN", "a finite decimal number", "0.5"],
    ["x", "Infinity", "a finite decimal number", "0.5"],
    ["x", "١٢", "a finite decimal number", "0.5"],
    ["x", "1\u00a0", "a finite decimal number", "0.5"],
    ["step", "", "a step key or number", "start"],
    ["panel", "Tape", "derivation, tape, code, check, cost, none", "derivation"],
    ["panel", "constructor", "derivation, tape, code, check, cost, none", "derivation"],
    ["detail", "true", "0 or 1", 0],
    ["play", "yes", "0 or 1", 0],
    ["beside", "", "0 or 1", 0],
    ["grain", "Node", "edge, node, phase", "edge"],
    ["theme", "black", "auto, light, dark, projector", "auto"],
    ["keys", "0", "on or off", "on"],
    ["speed", "0", "a number from 0.25 to 8", 1],
    ["speed", "-1", "a number from 0.25 to 8", 1],
    ["speed", "1e9", "a number from 0.25 to 8", 1],
    ["loop", "acc.z3.0", "two step keys or numbers, such as seed.v3..collect", "none"],
    ["loop", "..collect", "two step keys or numbers, such as seed.v3..collect", "none"],
    ["loop", "1..2..3", "two step keys or numbers, such as seed.v3..collect", "none"],
    ["embed", "true", "0 or 1", 0],
    ["controls", "off", "0 or 1", 1],
    ["inputs", "", "0 or 1", 1],
    ["caption", "2", "0 or 1", 1],
    ["zoom", "-0", "0 or 1", 1],
    ["parentOrigin", "*", "an origin such as https://example.org", "none, so all messages are ignored"],
    [
      "parentOrigin",
      "https://a.org/",
      "an origin such as https://example.org",
      "none, so all messages are ignored",
    ],
    ["parentOrigin", "null", "an origin such as https://example.org", "none, so all messages are ignored"],
  ])("names %s=%j, the allowed values and the value used", (parameter, value, allowed, using) => {
    const query = String(new URLSearchParams([[parameter, value]]));
    expect(readLink(recurrence, query).problems).toEqual([{ parameter, value, allowed, using }]);
  });

  it("with the engine's detail names the case's own default", () => {
    expect(problemOf("detail=2", openCase("tiny-engine"))?.using).toBe(1);
  });

  it("is reported for each invalid part, and the rest is read", () => {
    const { link, problems } = readLink(recurrence, "a=2&x=abc&T=0&panel=tape");
    expect(problems.map(({ parameter }) => parameter)).toEqual(["x", "T"]);
    expect([link.params, link.panel]).toEqual([{ x: 0.5, a: 2, b: -0.3, T: 4 }, "tape"]);
  });
});

describe("an unknown parameter", () => {
  it("is kept in order, after the known parameters", () => {
    expect(again(recurrence, "utm_source=mail&T=7&embed=1&a=2&lti=%20x")).toBe(
      "a=2&T=7&embed=1&utm_source=mail&lti=+x",
    );
  });

  it.each(["may be called %s", "constructor", "toString", "hasOwnProperty"])("may be called %s", (name) => {
    const { link, problems } = readLink(recurrence, `${name}=1`);
    expect([link.params, link.unknown, problems]).toEqual([defaults(recurrence.program), [[name, "1"]], []]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

it("the first of two equal parameters counts", () => {
  expect(readLink(recurrence, "T=7&T=8&panel=tape&panel=none").link).toMatchObject({
    params: { T: 7 },
    panel: "tape",
  });
  expect(problemOf("T=99&T=7")?.value).toBe("99");
});

it("a query of 100 kB is read and kept", () => {
  const long = "a".repeat(100_000);
  expect(problemOf(`${long}=1&x=${long}`)?.value).toHaveLength(100_000);
  expect(again(recurrence, `${long}=${long}`)).toBe(`${long}=${long}`);
});
