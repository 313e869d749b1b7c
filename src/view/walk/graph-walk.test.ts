import { describe, expect, it } from "vitest";
import { cases } from "../../cases/all.ts";
import { run } from "../../engine/run.ts";
import { replay } from "../../trace/replay.ts";
import { walkWords } from "../../words/en/walk.ts";
import { type WalkKey, walk, walkedNode } from "./graph-walk.ts";

const KEYS: readonly WalkKey[] = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"];
const shared = run({ case: "shared-intermediate", params: {} });

function path(from: string, ...keys: readonly WalkKey[]): (string | undefined)[] {
  const { trace, layout } = shared;
  let at = trace.nodes.findIndex(({ id }) => id === from);
  return keys.map((key) => {
    at = walk(trace, layout, at, key);
    return trace.nodes[at]?.id;
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

it("a node is described with its numbers in full precision and its edges", () => {
  const { trace } = shared;
  const words = (index: number, node: number) =>
    walkWords.announcement(walkWords.node(walkedNode(trace, replay(trace, index), node)));
  expect(words(0, 1)).toBe("v₁, x²; no value at this step; adjoint 0, untouched; used by v₂, v₃");
  expect(words(trace.steps.length, 1)).toBe(
    `v₁, x²; value 1.44; adjoint ${1 + Math.cos(1.44)}; used by v₂, v₃`,
  );
  expect(words(0, 0)).toMatch(/^x, input; value 1.2; /);
  expect(words(0, 3)).toMatch(/; not used by any node$/);
});
