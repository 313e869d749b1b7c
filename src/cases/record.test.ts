import { describe, expect, it } from "vitest";
import { caseBySlug, cases } from "./all.ts";
import { defaults } from "./complete.ts";
import { record } from "./record.ts";

const keys = (...args: Parameters<typeof record>): string =>
  record(...args)
    .steps.map(({ key }) => key)
    .join(" ");

const ALL =
  "scalar-expression, shared-intermediate, two-inputs, vector-jacobian-product, linear-layer, relu-layer, " +
  "softmax-cross-entropy, recurrence, checkpointed-chain, tiny-engine";

describe("the steps", () => {
  it.each<[string, Parameters<typeof record>[1], string]>([
    ["scalar-expression", {}, "eval.v1 eval.v2 eval.v3 seed.v3 acc.v3.0 acc.v2.0 acc.v1.0 collect"],
    [
      "shared-intermediate",
      {},
      "eval.v1 eval.v2 eval.v3 seed.v3 acc.v3.0 acc.v3.1 acc.v2.0 acc.v1.0 collect",
    ],
    [
      "two-inputs",
      {},
      "eval.v1 eval.v2 eval.v3 seed.v3 acc.v3.0 acc.v3.1 acc.v2.0 acc.v1.0 acc.v1.1 collect",
    ],
    [
      "vector-jacobian-product",
      {},
      "eval.y1 eval.v1 eval.y2 seed.y1 seed.y2 acc.y2.0 acc.y2.1 acc.v1.0 acc.y1.0 acc.y1.1 collect",
    ],
    [
      "recurrence",
      { T: 2 },
      "eval.z0 eval.h1 eval.z1 eval.h2 seed.h2 " +
        "acc.h2.0 acc.z1.0 acc.z1.1 acc.z1.2 acc.h1.0 acc.z0.0 acc.z0.1 acc.z0.2 collect",
    ],
    ["linear-layer", {}, "eval.Y seed.Y acc.Y.0 acc.Y.1 acc.Y.2 collect"],
    ["linear-layer", { view: "kernels" }, "eval.P eval.Y seed.Y acc.Y.0 acc.Y.1 acc.P.0 acc.P.1 collect"],
    [
      "linear-layer",
      { view: "scalar", X: [[1, 2]], W: [[1], [1]] },
      "eval.m111 eval.m121 eval.s121 eval.Y11 seed.Y11 acc.Y11.0 acc.Y11.1 acc.s121.0 acc.s121.1 " +
        "acc.m121.0 acc.m121.1 acc.m111.0 acc.m111.1 collect",
    ],
    ["relu-layer", { store: "mask" }, "eval.Y seed.Y acc.Y.0 collect"],
    ["softmax-cross-entropy", {}, "eval.L seed.L acc.L.0 collect"],
    [
      "softmax-cross-entropy",
      { variant: "direct" },
      "eval.v1 eval.v2 eval.P eval.v3 eval.v4 eval.v5 eval.v6 eval.L seed.L acc.L.0 acc.v6.0 acc.v5.0 " +
        "acc.v4.0 acc.v3.0 acc.P.0 acc.P.1 acc.v2.0 acc.v1.0 collect",
    ],
    [
      "tiny-engine",
      {},
      "eval.v1 eval.v2 eval.v3 visit.x1 visit.x2 visit.v1 visit.v2 visit.v3 seed.v3 " +
        "acc.v3.0 acc.v3.1 acc.v2.0 acc.v1.0 acc.v1.1 collect",
    ],
  ])("of %s with %j have the text's names", (slug, params, expected) => {
    expect(keys(slug, params)).toBe(expected);
  });

  it("are the same, by their keys, at other inputs", () => {
    expect(keys("two-inputs", { x1: -0, x2: 1e300 })).toBe(keys("two-inputs"));
  });

  it("have keys of their own for every number of time steps", () => {
    for (let T = 1; T <= 50; T++) {
      const all = keys("recurrence", { T }).split(" ");
      expect(new Set(all).size).toBe(all.length);
      expect(all).toHaveLength(2 * T + 1 + 4 * T + 1);
    }
  });

  it.each(cases.map(({ slug }) => slug))("of %s include visits if detail is on, and only then", (slug) => {
    const detailed = keys(slug, {}, { detail: true });
    const { seen, nodes, steps } = record(slug);
    // Inside checkpoints there is no graph that could be sorted.
    const inside = new Set(steps.flatMap((step) => (step.kind === "discard" ? [step.node] : [])));
    const sorted = nodes.flatMap((_, i) => (inside.has(i) ? [] : [i]));
    expect(detailed.match(/visit\.\w+/g)).toHaveLength(sorted.length);
    expect([...seen].toSorted((a, b) => a - b)).toEqual(sorted);
    expect(keys(slug, {}, { detail: false })).toBe(detailed.replaceAll(/visit\.\w+ /g, ""));
  });
});

describe("the results", () => {
  it("are those of the text", () => {
    const { outputs, gradients } = record("two-inputs", { x1: 2, x2: 3 });
    expect(outputs).toEqual({ y: 2 * 3 + Math.sin(2) });
    expect(gradients).toEqual({ x1: Math.cos(2) + 3, x2: 2 });
  });

  it("include the full Jacobian of several outputs", () => {
    expect(record("vector-jacobian-product").jacobian).toEqual({
      outputs: ["y1", "y2"],
      inputs: ["x1", "x2"],
      rows: [
        [3, 2],
        [1, 6],
      ],
    });
    expect(record("two-inputs").jacobian).toBeUndefined();
  });

  it("are those of the defaults for all that is not given", () => {
    for (const spec of cases) expect(record(spec.slug, defaults(spec))).toStrictEqual(record(spec.slug));
    expect(caseBySlug("recurrence")?.parameters.T?.default).toBe(4);
    expect(caseBySlug("toString")).toBeUndefined();
  });
});

const wrong = (value: unknown): number => value as number;

describe("a message says what is wrong, and what would be right:", () => {
  it.each<[string, Parameters<typeof record>, string]>([
    ["an unknown case", ["sorting"], `record: no case "sorting"; there are ${ALL}`],
    [
      "a mistyped case",
      ["two-input"],
      `record: no case "two-input" (did you mean two-inputs?); there are ${ALL}`,
    ],
    [
      "another case of letters",
      ["Recurrence"],
      `record: no case "Recurrence" (did you mean recurrence?); there are ${ALL}`,
    ],
    ["no text", ["" as string], `record: no case ""; there are ${ALL}`],
    ["nothing", [undefined as unknown as string], `record: no case "undefined"; there are ${ALL}`],
    ["a very long case", ["x".repeat(100_000)], `record: no case "${"x".repeat(40)}…"; there are ${ALL}`],
    [
      "an unknown parameter",
      ["two-inputs", { x3: 1 }],
      'record: two-inputs has no parameter "x3" (did you mean x1?); it has x1, x2',
    ],
    [
      "a lower-case T",
      ["recurrence", { t: 1 }],
      'record: recurrence has no parameter "t" (did you mean T?); it has x, a, b, T',
    ],
    [
      "constructor",
      ["two-inputs", { constructor: 1 } as never],
      'record: two-inputs has no parameter "constructor"; it has x1, x2',
    ],
    [
      "__proto__",
      ["two-inputs", JSON.parse('{"__proto__": 1}')],
      'record: two-inputs has no parameter "__proto__"; it has x1, x2',
    ],
    [
      "NaN",
      ["two-inputs", { x1: Number.NaN }],
      "record: x1=NaN: it is not finite; allowed is a finite decimal number",
    ],
    [
      "∞",
      ["two-inputs", { x1: Number.POSITIVE_INFINITY }],
      "record: x1=Infinity: it is not finite; allowed is a finite decimal number",
    ],
    [
      "text",
      ["two-inputs", { x1: wrong("1.5") }],
      'record: x1="1.5": it is not a number; allowed is a finite decimal number',
    ],
    [
      "undefined",
      ["two-inputs", { x1: wrong(undefined) }],
      'record: x1="undefined": it is not a number; allowed is a finite decimal number',
    ],
    [
      "T=0",
      ["recurrence", { T: 0 }],
      "record: T=0: it is out of range; allowed is a whole number from 1 to 50",
    ],
    [
      "T=51",
      ["recurrence", { T: 51 }],
      "record: T=51: it is out of range; allowed is a whole number from 1 to 50",
    ],
    [
      "T=1e9",
      ["recurrence", { T: 1e9 }],
      "record: T=1e9: it is out of range; allowed is a whole number from 1 to 50",
    ],
    [
      "T=2.5",
      ["recurrence", { T: 2.5 }],
      "record: T=2.5: it is not whole; allowed is a whole number from 1 to 50",
    ],
  ])("%s", (_, args, message) => {
    expect(() => record(...args)).toThrow(new RangeError(message));
  });

  it("and Object.prototype stays as it was", () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    for (const name of ["__proto__", "constructor", "toString"]) {
      expect(() => record("two-inputs", JSON.parse(`{"${name}": {"x1": 9}}`))).toThrow(RangeError);
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect("x1" in {}).toBe(false);
  });
});
