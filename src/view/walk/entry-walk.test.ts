import { describe, expect, it } from "vitest";
import { sizeOf } from "../../autodiff/tensor.ts";
import { shapeOf } from "../../autodiff/value.ts";
import { run } from "../../engine/run.ts";
import { replay } from "../../trace/replay.ts";
import { indexOfKey } from "../../trace/trace.ts";
import { walkWords } from "../../words/en/walk.ts";
import { HEARD } from "../../words/spoken.ts";
import { READ, type Writing } from "../../words/writing.ts";
import type { Pointed } from "../explain/provenance.ts";
import { firstEntry, walkEntries, walkedEntry } from "./entry-walk.ts";
import type { WalkKey } from "./graph-walk.ts";

const KEYS: readonly WalkKey[] = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"];
const { trace } = run({ case: "linear-layer", params: {} });
const nodeOf = (id: string) => trace.nodes.findIndex((node) => node.id === id);
const at = (key: string) => replay(trace, indexOfKey(trace, key) ?? 0);

/** Returns the entries that keys lead to, from the first entry of a node's value. */
function path(key: string, id: string, ...keys: readonly WalkKey[]): string[] {
  let pointed = firstEntry(trace, nodeOf(id)) as Pointed;
  return keys.map((walkKey) => {
    pointed = walkEntries(trace, at(key), nodeOf(id), pointed, walkKey);
    return `${pointed.role} ${pointed.entry}`;
  });
}

describe("walking through the entries of a node", () => {
  it("goes along rows and columns, from the value down into the adjoint and back", () => {
    expect(path("collect", "W", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowLeft")).toEqual([
      "value 1",
      "value 3",
      "adjoint 1",
      "adjoint 3",
      "adjoint 2",
    ]);
    expect(path("collect", "W", "ArrowDown", "ArrowDown", "ArrowUp")).toEqual([
      "value 2",
      "adjoint 0",
      "value 2",
    ]);
  });

  it("stays at the edges", () => {
    expect(path("collect", "b", "ArrowUp", "ArrowLeft", "ArrowDown", "ArrowDown")).toEqual([
      "value 0",
      "value 0",
      "adjoint 0",
      "adjoint 0",
    ]);
  });

  it("reaches a contribution only at the step at which it arrives", () => {
    expect(path("acc.Y.2", "b", "ArrowDown", "ArrowDown", "ArrowRight")).toEqual([
      "adjoint 0",
      "contribution 0",
      "contribution 1",
    ]);
  });

  it.each(["linear-layer", "relu-layer", "softmax-cross-entropy"])("reaches every entry in %s", (slug) => {
    const { trace: other } = run({ case: slug, params: {} });
    const state = replay(other, other.steps.length);
    for (const [node, { value }] of other.nodes.entries()) {
      const start = firstEntry(other, node) as Pointed;
      const seen = new Map([[`${start.role} ${start.entry}`, start]]);
      for (const pointed of seen.values()) {
        for (const key of KEYS) {
          const next = walkEntries(other, state, node, pointed, key);
          seen.set(`${next.role} ${next.entry}`, next);
        }
      }
      expect(seen.size).toBe(2 * sizeOf(shapeOf(value)));
    }
  });

  it("has no entries to walk to in a graph of numbers", () => {
    expect(firstEntry(run({ case: "two-inputs", params: {} }).trace, 0)).toBeUndefined();
  });
});

it("an entry is described with its owner and its sources, to be read and to be heard", () => {
  const words = (key: string, id: string, role: Pointed["role"], entry: number, writing: Writing) =>
    walkWords.entry(walkedEntry(trace, at(key), nodeOf(id), { of: id, role, entry }), writing);
  expect(words("collect", "Y", "value", 0, READ)).toBe(
    "value of Y, entry (1,1): row 1 of X · column 1 of W + b₁ = 1·2 + (−2)·0 + 0.5 = 2.5",
  );
  expect(words("collect", "Y", "value", 0, HEARD)).toBe(
    "value of Y, entry (1,1): row 1 of X times column 1 of W plus b at 1 equals 1 times 2 plus minus 2 times 0 plus 0.5 equals 2.5",
  );
  expect(words("collect", "b", "adjoint", 0, READ)).toBe(
    "adjoint of b, entry 1: sum of column 1 of Y\u0304 = 1 + 0.5 + 0 = 1.5",
  );
  expect(words("collect", "b", "adjoint", 0, HEARD)).toBe(
    "adjoint of b, entry 1: sum of column 1 of Y bar equals 1 plus 0.5 plus 0 equals 1.5",
  );
  expect(words("start", "Y", "value", 0, HEARD)).toBe("value of Y, none at this step");
  expect(words("start", "Y", "adjoint", 0, HEARD)).toBe("adjoint of Y, 0, untouched");
});
