import { describe, expect, it } from "vitest";
import type { GraphNode } from "../autodiff/graph-node.ts";
import { type Nested, tensor } from "../autodiff/tensor.ts";
import type { Tensor } from "../autodiff/value.ts";
import { Var } from "../autodiff/var.ts";
import { namesOf, type ProgramResult, seededEntries, valuesOf } from "./program.ts";
import { run } from "./testing/run.ts";
import { runWhole } from "./testing/run-whole.ts";

const [a, b, c, d] = [new Var(1), new Var(2), new Var(3), new Var(4)];
const whole = new Var<Tensor>(tensor([[1, 2]]));
const itself = (node: GraphNode): GraphNode => node;
const names = (built: Partial<ProgramResult>, leaves: [string, GraphNode][] = [], canonical = itself) =>
  namesOf(leaves, { names: {}, outputs: {}, ...built }, canonical);
const seeds = (outputs: ProgramResult["outputs"], given?: ProgramResult["seeds"]) =>
  seededEntries({ names: {}, outputs, ...(given === undefined ? {} : { seeds: given }) });

describe("the names of nodes", () => {
  it("are those of the leaf, the program and the output, in this order", () => {
    const found = names({ names: { v: a, h: [b, c] }, outputs: { y: a, z: d } }, [["x", a]]);
    expect([...found]).toEqual([
      [a, ["x", "v", "y"]],
      [b, ["h0"]],
      [c, ["h1"]],
      [d, ["z"]],
    ]);
  });

  it("of an output's entries are counted from 1", () => {
    const found = names({
      outputs: {
        y: [a, b],
        Y: [
          [c, d],
          [a, b],
        ],
      },
    });
    expect([...found.values()]).toEqual([["y1", "Y21"], ["y2", "Y22"], ["Y11"], ["Y12"]]);
  });

  it("of a stand-in belong to its original", () => {
    const found = names({ names: { h: a }, outputs: { y: b } }, [], (node) => (node === b ? a : node));
    expect([...found]).toEqual([[a, ["h", "y"]]]);
  });

  it("may be given twice to the same node, but not to two nodes", () => {
    expect([...names({ names: { y: a }, outputs: { y: a } })]).toEqual([[a, ["y"]]]);
    expect(() => names({ names: { h: [a, b], h1: c } })).toThrow(
      new RangeError('record: two nodes are named "h1"'),
    );
    expect(() => names({ outputs: { Y: [[a, b]], Y12: c } })).toThrow(
      new RangeError('record: two nodes are named "Y12"'),
    );
  });
});

describe("seeds", () => {
  it("default to 1", () => {
    expect(seeds({ y: a, Y: [[b, c]] })).toEqual([
      ["y", a, 1],
      ["Y11", b, 1],
      ["Y12", c, 1],
    ]);
  });

  it.each<[string, Nested | ReturnType<typeof tensor>]>([
    ["nested arrays", [[5, 6]]],
    ["a tensor", tensor([[5, 6]])],
  ])("of entries are taken from %s, position by position", (_, given) => {
    expect(seeds({ Y: [[a, b]] }, { Y: given })).toEqual([
      ["Y11", a, 5],
      ["Y12", b, 6],
    ]);
  });

  it("of entries may be a single number for all", () => {
    expect(seeds({ Y: [[a], [b]] }, { Y: 7 }).map(([, , seed]) => seed)).toEqual([7, 7]);
  });

  it("of entries must match the entries in number", () => {
    expect(() => seeds({ Y: [[a, b]] }, { Y: [[5]] })).toThrow(
      new RangeError("record: Y1 has 2 parts, its seed 1; give one each"),
    );
    expect(() => seeds({ Y: [a, b] }, { Y: [5, 6, 7] })).toThrow(
      new RangeError("record: Y has 2 parts, its seed 3; give one each"),
    );
  });

  it("of a tensor are a tensor, however given", () => {
    const wanted = [["Y", whole, tensor([[5, 6]])]];
    expect(seeds({ Y: whole }, { Y: [[5, 6]] })).toEqual(wanted);
    expect(seeds({ Y: whole }, { Y: tensor([[5, 6]]) })).toEqual(wanted);
  });

  it("of a tensor are required, as only numbers default to 1", () => {
    expect(() => runWhole([[1, 2]], (x) => ({ names: {}, outputs: { Y: x } }))).toThrow(
      new RangeError("backward: the seed's shape [] is not the output's, [2]"),
    );
    expect(() => run([2], (x) => ({ names: {}, outputs: { y: x }, seeds: { y: [1] } }))).toThrow(
      new RangeError("backward: the seed's shape [1] is not the output's, []"),
    );
  });
});

it("the values of an output have its shape", () => {
  expect(valuesOf(a)).toBe(1);
  expect(valuesOf([a, b])).toEqual([1, 2]);
  expect(valuesOf([[a, b], [c]])).toEqual([[1, 2], [3]]);
  expect(valuesOf(whole)).toEqual([[1, 2]]);
});

it("outputs of entries and whole outputs can be recorded together, each with its seed", () => {
  const trace = runWhole([[1, 2]], (x) => ({
    names: { v: a },
    outputs: { Y: x, E: [[b], [a]] },
    seeds: { Y: [3, 4], E: [[5], [6]] },
  }));
  expect(trace.outputs).toEqual({ Y: [1, 2], E: [[2], [1]] });
  expect(trace.gradients).toEqual({ A: [3, 4] });
  expect(trace.jacobian).toBeUndefined();
  expect([a.grad, b.grad]).toEqual([6, 5]);
});
