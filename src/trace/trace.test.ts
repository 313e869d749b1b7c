import { expect, it } from "vitest";
import { sin } from "../autodiff/operations/curves.ts";
import { run } from "./testing/run.ts";
import { edgeAt, indexOfKey, keyAt, nodeAt, phaseAt } from "./trace.ts";

const trace = run([1], (x) => sin(x));

it("a step is found by its key, and its key and phase by its index", () => {
  const all = trace.steps.map(({ key }, i) => [
    indexOfKey(trace, key),
    keyAt(trace, i + 1),
    phaseAt(trace, i + 1),
  ]);
  expect(all).toEqual([
    [1, "eval.y", "forward"],
    [2, "seed.y", "seed"],
    [3, "acc.y.0", "backward"],
    [4, "collect", "gradient"],
  ]);
});

it("index 0 is before the first step", () => {
  expect([indexOfKey(trace, "start"), keyAt(trace, 0), phaseAt(trace, 0)]).toEqual([0, "start", "start"]);
});

it.each(["%j is not a known step", "", "constructor", "__proto__", "collect "])("knows no step %j", (key) => {
  expect(indexOfKey(trace, key)).toBeUndefined();
});

it("the nodes and edges of another trace are rejected", () => {
  expect(() => nodeAt(trace, 2)).toThrow(new RangeError("trace: no node 2, there are 2"));
  expect(() => edgeAt(trace, 1)).toThrow(new RangeError("trace: no edge 1, there are 1"));
});
