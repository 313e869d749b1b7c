import fc from "fast-check";
import katex from "katex";
import { describe, expect, it } from "vitest";
import { type Nested, nestedOf } from "../autodiff/tensor.ts";
import { plus, type Value, zeroLike } from "../autodiff/value.ts";
import type { Expression } from "../formula/expression.ts";
import { formula } from "../formula/parse.ts";
import { toTex } from "../formula/to-tex.ts";
import { packTrace, unpackTrace } from "../trace/pack-trace.ts";
import { replay } from "../trace/replay.ts";
import { Sequence } from "../trace/sequence.ts";
import type { Trace } from "../trace/trace.ts";
import { announcementAt } from "../words/announcement.ts";
import { diagnose } from "../words/diagnose.ts";
import { contributionNumbers, contributionOf, formulaOf, pullbackOf } from "../words/notation.ts";
import { cases } from "./all.ts";
import type { AnyCase, Values } from "./define-case.ts";
import { formulaAt } from "./formula-at.ts";
import { notesOf } from "./notes.ts";
import { record } from "./record.ts";
import { everyChoice } from "./testing/choices.ts";
import { extreme } from "./testing/random-values.ts";

const each = cases.map((spec) => ({ slug: spec.slug, spec }));

/** Returns the adjoints after 0, 1, … steps, by adding each contribution in turn. */
function steppingAdjoints(trace: Trace): (Value | undefined)[][] {
  let now: (Value | undefined)[] = trace.nodes.map(() => undefined);
  return [undefined, ...trace.steps].map((step) => {
    if (step?.kind === "seed" || step?.kind === "accumulate") {
      const before = now[step.node] ?? zeroLike(step.contribution);
      now = now.with(step.node, plus(before, step.contribution));
    }
    return now;
  });
}

/**
 * Returns the adjoints of a leaf in the shape of its gradient, for a leaf of one node or one node per entry.
 */
function heldAdjoints(
  trace: Trace,
  adjoints: readonly (Value | undefined)[],
  name: string,
  like: Nested,
): Nested {
  const node = trace.nodes.findIndex(({ id }) => id === name);
  if (node >= 0) return nestedOf(adjoints[node] ?? zeroLike(trace.nodes.at(node)?.value ?? 0));
  if (typeof like === "number") throw new Error(`no node ${name}`);
  return like.map((part, i) => heldAdjoints(trace, adjoints, `${name}${i + 1}`, part));
}

/** Replaces typed arrays, which JSON does not have, with lists. */
function withLists(data: unknown): unknown {
  if (typeof data !== "object" || data === null) return data;
  if (data instanceof Float64Array) return Array.from(data);
  if (Array.isArray(data) || data instanceof Sequence) return data.map(withLists);
  return Object.fromEntries(Object.entries(data).map(([name, part]) => [name, withLists(part)]));
}

const entriesOf = (value: Value): readonly number[] =>
  typeof value === "number" ? [value] : [...value.data];

/** Returns all formulas that a reader of the case can see. */
function formulasOf(spec: AnyCase, trace: Trace): Expression[] {
  const inNotes = Object.values(notesOf(spec.slug)).flatMap((note) => [...note.matchAll(/\$([^$]+)\$/g)]);
  return [
    formula(spec.formula),
    ...everyChoice(spec).flatMap((values) =>
      [spec.result, ...Object.values(spec.closedForms).map((form) => form.formula)].map((f) =>
        formulaAt(f, values),
      ),
    ),
    ...inNotes.map(([, text = ""]) => formula(text)),
    ...trace.nodes.flatMap((node) => (["symbols", "numbers"] as const).map((f) => formulaOf(trace, node, f))),
    ...trace.edges.flatMap((_, i) => [contributionOf(trace, i), pullbackOf(trace, i)]),
    ...trace.steps.flatMap((s) => (s.kind === "accumulate" ? [contributionNumbers(trace, s)] : [])),
  ];
}

it("`cases` has every case file once, in the order of the text", () => {
  const files = Object.keys(import.meta.glob("./*.case.ts"));
  const slugs = files.map((file) => file.replace(/^\.\/|\.case\.ts$/g, ""));
  expect(cases.map(({ slug }) => slug).toSorted()).toEqual(slugs.toSorted());
  const numbers = cases.map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
});

describe.each(each)("$slug", ({ spec }) => {
  it("records the same bits each time, also for −0, subnormal and huge inputs", () => {
    fc.assert(
      fc.property(extreme(spec), (values) => {
        const trace = record(spec.slug, values);
        expect(record(spec.slug, values)).toStrictEqual(trace);
        expect(unpackTrace(structuredClone(packTrace(trace)))).toStrictEqual(trace);
      }),
    );
  });

  it("survives a JSON round trip at its defaults", () => {
    const lists = withLists(record(spec.slug));
    expect(JSON.parse(JSON.stringify(lists))).toEqual(lists);
  });

  it("replays the adjoints of stepping at every step, and the gradients at the end", () => {
    for (const values of everyChoice(spec)) {
      const trace = record(spec.slug, values);
      const stepped = steppingAdjoints(trace);
      for (let k = 0; k <= trace.steps.length; k++) {
        expect([...replay(trace, k).adjoints]).toStrictEqual(stepped[k]);
      }
      const adjoints = [...replay(trace, trace.steps.length).adjoints];
      const held = Object.entries(trace.gradients).map(([name, gradient]) => {
        return [name, heldAdjoints(trace, adjoints, name, gradient)];
      });
      expect(Object.fromEntries(held)).toStrictEqual(trace.gradients);
      const leaves = Object.values(spec.parameters).filter(({ role }) => /^(input|parameter)$/.test(role));
      expect(held).toHaveLength(leaves.length);
    }
  });

  it("gains a value, adjoint, used edge or visit with every step that is not a storage step", () => {
    for (const values of everyChoice(spec)) {
      const trace = record(spec.slug, values, { detail: true });
      const storage = trace.steps.map(({ kind }) => ["keep", "discard", "recompute"].includes(kind));
      const known = trace.steps.map((_, k) => {
        const { evaluated, adjoints, flowed, topo } = replay(trace, k);
        return (
          [...evaluated, ...adjoints.map((g) => g !== undefined), ...flowed].filter(Boolean).length +
          topo.length
        );
      });
      // A second contribution adds no adjoint, but its edge counts.
      for (const [k, count] of known.entries()) {
        if (k > 0) expect(Math.sign(count - (known[k - 1] ?? 0))).toBe(storage[k - 1] ? 0 : 1);
      }
    }
  });

  it("has TeX that KaTeX typesets in strict mode", () => {
    const uglyAs = (value: Nested): Nested =>
      typeof value === "number" ? (value > 0 ? -2e5 : -1.5e-7) : value.map(uglyAs);
    const uglyOf = (values: Values): Values => {
      const changed = Object.entries(spec.parameters).flatMap(([name, parameter]) => {
        if (parameter.kind === "number") return [[name, parameter.whole ? parameter.max : uglyAs(1)]];
        return parameter.kind === "array" ? [[name, uglyAs(values[name] as Nested)]] : [];
      });
      return { ...values, ...Object.fromEntries(changed) };
    };
    const traces = everyChoice(spec).flatMap((values) =>
      [values, uglyOf(values)].map((inputs) => record(spec.slug, inputs)),
    );
    const formulas = traces.flatMap((trace) => formulasOf(spec, trace));
    for (const tex of new Set(formulas.map((of) => toTex(of)))) {
      expect(() => katex.renderToString(tex, { throwOnError: true, strict: "error" })).not.toThrow();
    }
  });

  it("announces every step in plain text", () => {
    for (const values of everyChoice(spec)) {
      const trace = record(spec.slug, values, { detail: true });
      const announcements = Array.from({ length: trace.steps.length + 1 }, (_, k) =>
        announcementAt(trace, k),
      );
      expect(announcements.filter((sentence) => !/^[^\\{}^_&-]+\.$/.test(sentence))).toEqual([]);
    }
  });

  it("has a title, a summary that ends with a full stop, and notes with paired marks", () => {
    expect(spec.title).not.toBe("");
    expect(spec.summary).toMatch(/\.$/);
    for (const note of Object.values(notesOf(spec.slug))) {
      expect(note.split("$").length % 2).toBe(1);
      expect(note.split("**").length % 2).toBe(1);
      expect(note.split("`").length % 2).toBe(1);
    }
  });

  it("has no diagnosis at its defaults, and has one exactly if a number is not finite", () => {
    for (const values of everyChoice(spec)) expect(diagnose(record(spec.slug, values))).toEqual([]);
    fc.assert(
      fc.property(extreme(spec), (values) => {
        const trace = record(spec.slug, values);
        const adjoints = replay(trace, trace.steps.length).adjoints.map((g) => g ?? 0);
        const all = [...trace.nodes.map(({ value }) => value), ...adjoints].flatMap(entriesOf);
        const finite = all.every(Number.isFinite);
        expect(diagnose(trace).length === 0).toBe(finite);
      }),
    );
  });
});

it.each<[string, Values, (readonly [string, string])[]]>([
  [
    "scalar-expression",
    { x: 1e200 },
    [["v1", "(1e200)² = ∞: too large for a number (largest about 1.8e308)"]],
  ],
  [
    "shared-intermediate",
    { x: 1e308 },
    [
      ["v1", "(1e308)² = ∞: too large for a number (largest about 1.8e308)"],
      ["v2", "sin(∞) = NaN: not defined; the ∞ is from v₁"],
      ["v1", "1 × cos(∞) = NaN: not defined; the ∞ is from the forward pass"],
    ],
  ],
  [
    "two-inputs",
    { x1: -1e200, x2: 1e200 },
    [["v1", "(−1e200) × 1e200 = −∞: too large for a number (largest about 1.8e308)"]],
  ],
  [
    "vector-jacobian-product",
    { x1: 1, x2: 1e150, u2: 1e200 },
    [["x2", "1e200 × 2 × 1e150 = ∞: too large for a number (largest about 1.8e308)"]],
  ],
  [
    "softmax-cross-entropy",
    { variant: "direct", z: [[1000, 1001, 999]], t: [1] },
    [
      ["v1", "(v₁)₁₁ = exp(1000) = ∞: too large for a number (largest about 1.8e308)"],
      ["P", "P₁₁ = ∞/∞ = NaN: not defined; the ∞ is from v₁"],
      ["P", "P̄₁₁ receives 0 × 1/NaN = NaN: the NaN is from the forward pass"],
    ],
  ],
  [
    "softmax-cross-entropy",
    {
      variant: "direct",
      z: [
        [1, 2],
        [0, 800],
      ],
      t: [0, 0],
    },
    [
      ["v1", "(v₁)₂₂ = exp(800) = ∞: too large for a number (largest about 1.8e308)"],
      ["P", "P₂₂ = ∞/∞ = NaN: not defined; the ∞ is from v₁"],
      ["P", "P̄₂₁ receives (−0.5) × 1/0 = −∞: division by zero"],
      ["P", "P̄₂₂ receives 0 × 1/NaN = NaN: the NaN is from the forward pass"],
    ],
  ],
  ["softmax-cross-entropy", { variant: "fused", z: [[1000, 1001, 999]], t: [1] }, []],
])("diagnoses %s at %j", (slug, params, expected) => {
  const trace = record(slug, params);
  const diagnoses = diagnose(trace).map(({ node, text }) => [
    trace.nodes.at(node)?.id,
    text.normalize("NFC"),
  ]);
  expect(diagnoses).toEqual(expected.map((line) => line.map((text) => text.normalize("NFC"))));
});
