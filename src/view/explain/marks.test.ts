import { expect, it } from "vitest";
import { run as runCase } from "../../engine/run.ts";
import type { Box } from "../../layout/layout.ts";
import { indexOf, nodeIn, sceneAt } from "../../scene/testing/scenes.ts";
import { ringsOf } from "./marks.ts";

const layer = runCase({ case: "linear-layer", params: {} });
const scene = sceneAt(layer, indexOf(layer, "acc.Y.1"));
const inside = (a: Box, b: Box) =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;

it("rings lie within the node or chip that shows the entries, side by side", () => {
  const rings = ringsOf(scene.list, [
    { of: "X", role: "value", entries: [0, 2, 4] },
    { of: "Y", role: "adjoint", entries: [0] },
    { of: "Y.1", role: "contribution", entries: [3] },
  ]);
  expect(rings.map(({ role }) => role)).toEqual(["value", "value", "value", "adjoint", "contribution"]);
  const [chip] = scene.list.chips;
  const owners = ["X", "X", "X", "Y"].map((id) => nodeIn(scene, id).box);
  for (const [i, ring] of rings.entries()) expect(inside(ring, owners[i] ?? (chip?.box as Box))).toBe(true);
  expect(new Set(rings.slice(0, 3).map(({ x }) => x)).size).toBe(1);
});

it("an entry with two marks has one ring per mark", () => {
  expect(ringsOf(scene.list, [{ of: "X", role: "value", entries: [1, 1] }])).toHaveLength(1);
});

it("entries that are not shown have no ring", () => {
  expect(ringsOf(scene.list, [{ of: "b", role: "adjoint", entries: [0] }])).toEqual([]);
  expect(ringsOf(scene.list, [{ of: "Y.0", role: "contribution", entries: [0] }])).toEqual([]);
  expect(ringsOf(sceneAt(layer, 0).list, [{ of: "Y", role: "value", entries: [0] }])).toEqual([]);
});

it("a number's ring is around its line", () => {
  const loss = runCase({ case: "softmax-cross-entropy", params: {} });
  const last = sceneAt(loss, indexOf(loss, "acc.L.0"));
  const [ring] = ringsOf(last.list, [{ of: "L", role: "adjoint", entries: [0] }]);
  const node = nodeIn(last, "L");
  expect(ring !== undefined && inside(ring, node.box)).toBe(true);
  expect(ring?.y).toBeGreaterThan(node.slots[1]?.y ?? 0);
});
