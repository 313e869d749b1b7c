import { describe, expect, it } from "vitest";
import { cases } from "../../cases/all.ts";
import { run } from "../../engine/run.ts";
import { replay } from "../../trace/replay.ts";
import { indexOfKey } from "../../trace/trace.ts";
import { walkWords } from "../../words/en/walk.ts";
import { HEARD } from "../../words/spoken.ts";
import { READ, type Writing } from "../../words/writing.ts";
import { type WalkKey, walk, walkedNode } from "./graph-walk.ts";

const KEYS: readonly WalkKey[] = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"];
const shared = run({ case: "shared-intermediate", params: {} });

function path(from: string, ...keys: readonly WalkKey[]): (string | undefined)[] {
  const { trace, layout } = shared;
  let at = trace.nodes.findIndex(({ id }) => id === from);
  return keys.map((key) => {
    at = walk(trace, layout, at, key);
    return trace.nodes.at(at)?.id;
  });
}

describe("walking through the graph", () => {
  it("goes along the edges and back, and stays at an end", () => {
    expect(path("x", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")).toEqual([
      "v1",
      "v2",
      "v3",
      "v3",
    ]);
    expect(path("v2", "ArrowLeft", "ArrowLeft", "ArrowLeft")).toEqual(["v1", "x", "x"]);
  });

  it.each(cases.map(({ slug }) => slug))("reaches every node of %s", (slug) => {
    const { trace, layout } = run({ case: slug, params: {} });
    const reached = new Set([0]);
    for (const node of reached) for (const key of KEYS) reached.add(walk(trace, layout, node, key));
    expect(reached.size).toBe(trace.nodes.length);
  });
});

it("a node is described with its numbers in full precision and its edges, to be read and to be heard", () => {
  const { trace } = shared;
  const words = (index: number, node: number, writing: Writing) =>
    walkWords.announcement(walkWords.node(walkedNode(trace, replay(trace, index), node), writing));
  const end = trace.steps.length;
  expect(words(0, 1, READ)).toBe("v₁, x²; no value at this step; adjoint 0, untouched; used by v₂, v₃");
  expect(words(end, 1, READ)).toBe(`v₁, x²; value 1.44; adjoint ${1 + Math.cos(1.44)}; used by v₂, v₃`);
  expect(words(end, 1, HEARD)).toBe(
    `v 1, x squared; value 1.44; adjoint ${1 + Math.cos(1.44)}; used by v 2, v 3`,
  );
  expect(words(0, 0, READ)).toMatch(/^x, input; value 1.2; /);
  expect(words(0, 3, READ)).toMatch(/; not used by any node$/);
});

it("a node that was recomputed is described with the recomputed value", () => {
  const { trace } = run({ case: "checkpointed-chain", params: { recompute: "unfaithful" } });
  const at = (key: string) =>
    walkWords.node(
      walkedNode(trace, replay(trace, indexOfKey(trace, key) ?? 0), trace.nodes.indexOf("h1")),
      READ,
    );
  expect(String(at("eval.h1"))).toContain(`${Math.tanh(0.45)}`);
  expect(String(at("recompute.h1"))).toContain("0.4375");
});

it("a tensor of a node is heard with its entries, or with its shape", () => {
  const { trace } = run({ case: "linear-layer", params: {} });
  const words = (id: string) => {
    const node = trace.nodes.findIndex((other) => other.id === id);
    return walkWords.node(walkedNode(trace, replay(trace, trace.steps.length), node), HEARD);
  };
  expect(words("W")).toMatchInlineSnapshot(`
    [
      "W, parameter",
      "value 2 by 2 matrix, row 1: 2, minus 1; row 2: 0, 1.5",
      "adjoint 2 by 2 matrix, row 1: 1.25, minus 2.5; row 2: minus 0.5, minus 1",
      "used by Y",
    ]
  `);
  expect(words("Y")).toMatchInlineSnapshot(`
    [
      "Y, X times W plus b",
      "value 3 by 2 matrix, row 1: 2.5, minus 4.5; row 2: 1.5, 3.5; row 3: minus 1.5, 2",
      "adjoint 3 by 2 matrix, row 1: 1, 0; row 2: 0.5, minus 1; row 3: 0, 2",
      "not used by any node",
    ]
  `);
});
