import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTrace } from "../trace/read-trace.ts";
import { toJSON } from "../trace/to-json.ts";
import type { Trace } from "../trace/trace.ts";
import { cases } from "./all.ts";
import { record } from "./record.ts";
import { everyChoice } from "./testing/choices.ts";
import { extreme } from "./testing/random-values.ts";

const docs = (file: string): string => readFileSync(new URL(`../../docs/${file}`, import.meta.url), "utf8");
const schema: object = JSON.parse(docs("pullback-trace-1.schema.json"));
const ajv = new Ajv2020({ strict: true, allErrors: true });
const isValid = ajv.compile(schema);

/** The schema without room for fields that it does not list, so that a field it has forgotten shows. */
function closed(part: unknown): unknown {
  if (typeof part !== "object" || part === null) return part;
  if (Array.isArray(part)) return part.map(closed);
  const entries = Object.entries(part).map(([name, value]) => [name, closed(value)]);
  const isObject = "type" in part && part.type === "object" && "properties" in part;
  return { ...Object.fromEntries(entries), ...(isObject ? { additionalProperties: false } : {}) };
}
const isValidClosed = ajv.compile(closed(schema) as object);

function throughText(trace: Trace): unknown {
  return JSON.parse(JSON.stringify(toJSON(trace)));
}

function expectRoundTrip(trace: Trace): void {
  const json = throughText(trace);
  const read = readTrace(json);
  expect(read.trace).toStrictEqual(trace);
  expect(read.warnings).toEqual([]);
  expect(throughText(read.trace)).toStrictEqual(json);
  isValidClosed(json);
  expect(isValidClosed.errors ?? []).toEqual([]);
}

describe.each(cases.map((spec) => [spec.slug, spec] as const))("the JSON form of %s", (slug, spec) => {
  it("keeps the trace at every choice, with and without detail", () => {
    for (const values of everyChoice(spec)) {
      for (const detail of [false, true]) expectRoundTrip(record(slug, values, { detail }));
    }
  });

  it("keeps −0, NaN, infinities and numbers of any size", () => {
    fc.assert(
      fc.property(extreme(spec), fc.boolean(), (values, detail) => {
        expectRoundTrip(record(slug, values, { detail }));
      }),
      { numRuns: 20 },
    );
  });
});

describe("the schema", () => {
  const json = toJSON(record("shared-intermediate"));

  it("accepts what the library writes", () => {
    expect(isValid(JSON.parse(JSON.stringify(json)))).toBe(true);
  });

  it.each<[string, object]>([
    ["another format", { format: "pullback-trace/2" }],
    ["another dtype", { dtype: "float32" }],
    ["a node without value", { nodes: [{ id: "x", role: "input", shape: [] }] }],
    ["an unknown kind of event", { events: [{ kind: "guess", node: "x" }] }],
    [
      "an accumulation without slot",
      { events: [{ kind: "accumulate", node: "x", from: "y", contribution: 1 }] },
    ],
    ["a word for a number", { outputs: { y: "infinite" } }],
  ])("refuses %s", (_, part) => {
    expect(isValid({ ...json, ...part })).toBe(false);
    expect(() => readTrace({ ...json, ...part })).toThrow(/^readTrace: /);
  });
});

it("writes the example of docs/trace-format.md", () => {
  const [, example = ""] = /```json\n([^`]+)```/.exec(docs("trace-format.md")) ?? [];
  expect(JSON.stringify(JSON.parse(example))).toBe(JSON.stringify(toJSON(record("two-inputs"))));
});
