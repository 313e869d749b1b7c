import { describe, expect, it } from "vitest";
import { isNear } from "../layout/box.ts";
import { pathsTo } from "../trace/paths.ts";
import { nodeAt } from "../trace/trace.ts";
import type { DisplayList, EdgeGroup, Rect } from "./display-list.ts";
import { picture } from "./picture.ts";
import { pathColour, pinnedList } from "./pinned-list.ts";
import { sceneAt as sceneOf } from "./scene.ts";
import { drawings, elementsOf, indexOf, type NamedRun, sceneAt } from "./testing/scenes.ts";

const named = (name: string) => (drawings.find((drawing) => drawing.name === name) as NamedRun).run;

/** Pins a node, and returns the list of the last step, before and after. */
function pinned({ run }: Pick<NamedRun, "run">, id: string): readonly [DisplayList, DisplayList] {
  const { list } = sceneAt(run, run.trace.steps.length);
  return [list, pinnedList(run.trace, run.trace.nodes.indexOf(id))(list)];
}

const looks = (list: DisplayList) =>
  Object.fromEntries(list.edges.flatMap(({ data }) => (data.path ? [[data.edge, data.path]] : [])));

const badgesOf = (edge: EdgeGroup): Rect[] =>
  edge.children.flatMap((child) => (child.kind === "rect" && child.role === "badge" ? [child] : []));

describe("a pinned node", () => {
  it("has a ring, and its paths have colours and numbers in the order of their contributions", () => {
    const [, list] = pinned({ run: named("shared-intermediate") }, "v1");
    const node = list.nodes.find(({ data }) => data.node === "v1");
    expect(node?.flags).toContain("pinned");
    expect(node?.data.pinned).toBe("");
    expect(node?.children[0]).toMatchObject({
      kind: "rect",
      role: "pinned",
      x: -7,
      width: (node?.box.width ?? 0) + 14,
    });
    expect(looks(list)).toEqual({ "v3.0": "1", "v3.1": "2", "v2.0": "2" });
    const numbers = list.edges.flatMap(({ data, children }) =>
      children.flatMap((child) =>
        child.kind === "text" && child.role === "badge" ? [[data.edge, child.text]] : [],
      ),
    );
    expect(Object.fromEntries(numbers)).toEqual({ "v3.0": "1", "v2.0": "2" });
  });

  it("has neutral trails and no numbers where a single contribution arrives", () => {
    const [, list] = pinned({ run: named("scalar-expression") }, "x");
    expect(looks(list)).toEqual({ "v1.0": "shared", "v2.0": "shared", "v3.0": "shared" });
    expect(list.edges.flatMap(badgesOf)).toEqual([]);
  });

  it("has neutral trails where its paths have met", () => {
    const [, list] = pinned({ run: named("recurrence") }, "a");
    expect(looks(list)).toMatchObject({
      "z3.0": "1",
      "z2.0": "2",
      "z1.0": "3",
      "z0.0": "4",
      "h4.0": "shared",
    });
  });

  it("takes the colours again after the fourth path", () => {
    expect([0, 1, 2, 3, 4].map(pathColour)).toEqual(["1", "2", "3", "4", "1"]);
  });

  it.each(drawings)("changes only itself and its paths, once, in $name", ({ run }) => {
    for (const [node, { id }] of run.trace.nodes.entries()) {
      // A long run has many alike.
      if (node > 12) break;
      const pin = pinnedList(run.trace, node);
      const { list } = sceneAt(run, run.trace.steps.length);
      const own = pin(list);
      const again = pin(sceneAt(run, run.trace.steps.length).list);
      expect(own.chips).toBe(list.chips);
      const paths = pathsTo(run.trace, node).of;
      for (const [i, group] of own.nodes.entries()) {
        expect(group === list.nodes[i]).toBe(group.data.node !== id);
        expect(group).toBe(again.nodes[i]);
      }
      for (const [i, group] of own.edges.entries()) {
        expect(group !== list.edges[i]).toBe(paths.has(run.trace.edges.indexOf(group.data.edge ?? "")));
        expect(group).toBe(again.edges[i]);
      }
      const ids = elementsOf(own).map((element) => element.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it.each(drawings)("has numbers that cover no node and no shape in $name", ({ run }) => {
    for (const [node, { id }] of run.trace.nodes.entries()) {
      if (node > 12) break;
      const [, list] = pinned({ run }, id);
      const solid = [...list.nodes.map(({ box }) => box), ...list.edges.flatMap(({ label }) => label ?? [])];
      for (const box of list.edges.flatMap(badgesOf)) {
        expect(solid.filter((other) => isNear(box, other, 0))).toEqual([]);
      }
    }
  });

  it("has its numbers on its edges in another layout of the same run", () => {
    const run = named("recurrence");
    const pin = pinnedList(run.trace, run.trace.nodes.indexOf("a"));
    const moved = { ...run.layout, edges: run.layout.edges.map((curve) => curve.map((at) => at + 100)) };
    const listOf = (layout: typeof run.layout) => pin(sceneOf(picture({ ...run, layout }, false), 0).list);
    const places = (list: DisplayList) => list.edges.flatMap(badgesOf).map(({ x, y }) => [x, y]);
    const [before, after] = [places(listOf(run.layout)), places(listOf(moved))];
    expect(after).toHaveLength(4);
    expect(after).not.toEqual(before);
  });

  it("keeps its paths while a contribution moves", () => {
    const run = named("shared-intermediate");
    const { list } = sceneAt(run, indexOf(run, "acc.v2.0"));
    const pin = pinnedList(run.trace, run.trace.nodes.indexOf("v1"))(list);
    expect(nodeAt(run.trace, 1).id).toBe("v1");
    expect(pin.edges.find(({ data }) => data.edge === "v2.0")?.data).toMatchObject({
      state: "carrying",
      path: "2",
    });
  });
});
