import { describe, expect, it } from "vitest";
import { entryAt, sizeOf } from "../autodiff/tensor.ts";
import { plus, shapeOf } from "../autodiff/value.ts";
import { type ForwardPasses, forwardPassesOf } from "../trace/forward-passes.ts";
import {
  derivativeOf,
  forwardMomentAt,
  gradientEntries,
  tangentsOf,
  tangentTerm,
} from "../trace/tangents.ts";
import { nodeAt } from "../trace/trace.ts";
import { cases } from "./all.ts";
import { defaults } from "./complete.ts";
import { forwardGradient } from "./gradients.ts";
import { record } from "./record.ts";
import { everyChoice, faithful } from "./testing/choices.ts";

const runs = cases.flatMap((spec) =>
  everyChoice(spec).map((choice) => ({ name: `${spec.slug} ${JSON.stringify(choice)}`, spec, choice })),
);
const passesOf = (trace: ReturnType<typeof record>) => forwardPassesOf(trace) as ForwardPasses;

describe.each(runs)("the passes of $name", ({ spec, choice }) => {
  const trace = record(spec.slug, choice);
  const { entries, results, length, total } = passesOf(trace);

  it("find the entries of the gradient, one each", () => {
    const found = entries.map((input) => derivativeOf(trace, tangentsOf(trace, input)));
    const reverse = gradientEntries(record(spec.slug, faithful(choice)));
    expect(found).toHaveLength(reverse.length);
    for (const [i, number] of found.entries()) expect(number).toBeCloseTo(reverse[i] as number, 12);
  });

  it("have the bits of the engine's forward mode", () => {
    const values = { ...defaults(spec), ...choice };
    const engine = Object.keys(trace.gradients).flatMap((leaf) => forwardGradient(spec, values, leaf));
    expect(entries.map((input) => derivativeOf(trace, tangentsOf(trace, input)))).toEqual(engine);
  });

  it("make each tangent the sum of its operands' terms", () => {
    for (const input of entries) {
      const tangents = tangentsOf(trace, input);
      for (const node of results) {
        const terms = nodeAt(trace, node).operands.flatMap((operand, k) =>
          "node" in operand ? [tangentTerm(trace, node, k, tangents)] : [],
        );
        const sum = terms.reduce((a, b) => plus(a, b));
        for (let i = 0; i < sizeOf(shapeOf(sum)); i++) {
          expect(entryAt(sum, i)).toBeCloseTo(entryAt(tangents[node] ?? Number.NaN, i), 12);
        }
      }
    }
  });

  it("count their moments through", () => {
    expect(total).toBe(length * entries.length);
    const moments = Array.from({ length: total }, (_, i) => forwardMomentAt(passesOf(trace), i));
    expect(moments.filter(({ isEnd }) => isEnd).map(({ pass }) => pass)).toEqual([...entries.keys()]);
    expect(moments.filter(({ node }) => node === undefined).map(({ pass }) => pass)).toEqual([
      ...entries.keys(),
    ]);
    expect(moments.slice(1, length).map(({ node }) => node)).toEqual(results);
  });
});

it("a moment out of range is the nearest one", () => {
  const passes = passesOf(record("two-inputs"));
  expect(forwardMomentAt(passes, 99)).toEqual(forwardMomentAt(passes, 7));
  expect(forwardMomentAt(passes, Number.NaN)).toEqual({
    pass: 0,
    input: { node: 0, entry: 0 },
    node: undefined,
    isEnd: false,
  });
});
