import { describe, expect, it } from "vitest";
import { record } from "../../cases/record.ts";
import { indexOfKey, type Trace } from "../../trace/trace.ts";
import { adjointSizes, positionInSeries, seriesNodes } from "./adjoint-series.ts";

const trace = record("recurrence", { x: 0.5, a: -1.2, b: 0.3, T: 3 });
const states = seriesNodes(trace, "h");

const at = (key: string): number => {
  const index = indexOfKey(trace, key);
  if (index === undefined) throw new Error(`no step ${key}`);
  return index;
};
const sizesAt = (key: string) => adjointSizes(trace, states, at(key));
const placeAt = (key: string) => positionInSeries(trace, states, at(key));
const idsOf = (of: Trace, nodes: readonly number[]) => nodes.map((node) => of.nodes.at(node)?.id);

describe("a series", () => {
  it("runs from index 0 as far as there are names, and starts with the input that has the first name", () => {
    expect(idsOf(trace, states)).toEqual(["x", "h1", "h2", "h3"]);
    expect(idsOf(trace, seriesNodes(trace, "z"))).toEqual(["z0", "z1", "z2"]);
    expect(seriesNodes(record("recurrence", { T: 50 }), "h")).toHaveLength(51);
  });

  it("is empty where no node has such a name", () => {
    expect(seriesNodes(trace, "a")).toEqual([]);
    expect(seriesNodes(record("two-inputs"), "v")).toEqual([]);
  });
});

describe("the magnitudes of a series' adjoints", () => {
  const z = (t: number): number => trace.nodes.at(trace.nodes.indexOf(`z${t}`))?.value as number;
  const slope = (t: number): number => 1 - Math.tanh(z(t)) ** 2;

  it("are undefined before anything has arrived", () => {
    const none = [undefined, undefined, undefined, undefined];
    expect([sizesAt("start"), sizesAt("eval.h3")]).toEqual([none, none]);
    expect(sizesAt("seed.h3")).toEqual([undefined, undefined, undefined, 1]);
    expect(sizesAt("acc.z2.0")).toEqual([undefined, undefined, undefined, 1]);
  });

  it("are absolute values, from the last state back to the input", () => {
    const h2 = 1.2 * slope(2);
    const [h1, h0] = [h2 * 1.2 * slope(1), h2 * 1.2 * slope(1) * 1.2 * slope(0)];
    const known = sizesAt("acc.z2.1");
    expect(known).toEqual([undefined, undefined, expect.closeTo(h2, 12), 1]);
    expect(sizesAt("collect")).toEqual([expect.closeTo(h0, 12), expect.closeTo(h1, 12), known[2], 1]);
  });

  it("are undefined for a tensor", () => {
    const layer = record("relu-layer");
    expect(adjointSizes(layer, [0, 1], layer.steps.length)).toEqual([undefined, undefined]);
  });
});

describe("the position of a step in a series", () => {
  it.each([
    ["eval.z0", 0],
    ["eval.h1", 1],
    ["eval.z2", 2],
    ["eval.h3", 3],
    ["seed.h3", 3],
    ["acc.h3.0", 3],
    ["acc.z2.0", 2],
    ["acc.z2.1", 2],
    ["acc.z2.2", 2],
    ["acc.z0.1", 0],
  ])("at %s is the state that receives or sends, or the nearest operand: %i", (key, place) => {
    expect(placeAt(key)).toBe(place);
  });

  it("is undefined at the start, at the end, and where no state is near", () => {
    expect([placeAt("start"), placeAt("collect")]).toEqual([undefined, undefined]);
    expect(positionInSeries(trace, [], at("eval.h1"))).toBeUndefined();
    const last = states.slice(-1);
    expect(positionInSeries(trace, last, at("eval.h1"))).toBeUndefined();
    expect(positionInSeries(trace, last, at("acc.h3.0"))).toBe(0);
  });
});
