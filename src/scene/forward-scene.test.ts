import { describe, expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { run } from "../engine/run.ts";
import { type ForwardPasses, forwardPassesOf } from "../trace/forward-passes.ts";
import { derivativeOf, forwardMomentAt, tangentsOf } from "../trace/tangents.ts";
import type { DisplayList, Drawn, Formula, Text } from "./display-list.ts";
import { forwardScenes } from "./forward-scene.ts";
import type { Timeline } from "./motion/timeline.ts";
import { picture } from "./picture.ts";
import type { Scene } from "./scene.ts";

const shownFor = (slug: string) => {
  const { trace, layout } = run({ case: slug, params: {} });
  const passes = forwardPassesOf(trace) as ForwardPasses;
  return { trace, passes, sceneAt: forwardScenes(picture({ trace, layout }, false), passes) };
};
const ids = (elements: readonly Drawn[]): string[] =>
  elements.flatMap((one) => [one.id, ...(one.kind === "group" ? ids(one.children) : [])]);
const roles = (elements: readonly Drawn[]): string[] =>
  elements.flatMap((one) => [one.role, ...(one.kind === "group" ? roles(one.children) : [])]);

describe.each(cases.map(({ slug }) => slug))("the moments of forward mode in %s", (slug) => {
  const { trace, passes, sceneAt } = shownFor(slug);
  const moments = Array.from({ length: passes.total }, (_, i) => i);

  it("show the tangents of the nodes evaluated so far, and no adjoint", () => {
    for (const moment of moments) {
      const { input, node } = forwardMomentAt(passes, moment);
      const tangents = tangentsOf(trace, input);
      const { nodes } = sceneAt(moment).list;
      for (const [i, { data }] of nodes.entries()) {
        const isKnown = trace.nodes.at(i)?.op === undefined || i <= (node ?? -1);
        expect(data.tangent !== "", data.node).toBe(isKnown);
        expect(data.value !== "").toBe(isKnown);
        if (isKnown && typeof tangents[i] === "number") expect(Number(data.tangent)).toBe(tangents[i]);
        expect(data).not.toHaveProperty("adjoint");
      }
      expect(roles(nodes)).not.toContain("adjoint");
    }
  });

  it("have unique ids, and a chip per operand", () => {
    for (const moment of moments) {
      const { list } = sceneAt(moment);
      const all = ids([...list.edges, ...list.nodes, ...list.chips]);
      expect(new Set(all).size).toBe(all.length);
      const { node } = forwardMomentAt(passes, moment);
      const edges = node === undefined ? [] : trace.edges.into(node);
      expect(list.chips.map(({ data }) => data.chip)).toEqual(edges.map((edge) => trace.edges.at(edge)?.id));
      expect(list.edges.filter(({ data }) => data.state === "pushing")).toHaveLength(edges.length);
    }
  });

  it("are the same however they are reached", () => {
    const late = sceneAt(passes.total - 1);
    expect(shownFor(slug).sceneAt(passes.total - 1).list).toEqual(late.list);
    expect(sceneAt(passes.total - 1).list.nodes).toEqual(late.list.nodes);
  });
});

it("the last node of a pass shows the entry of the gradient", () => {
  const { trace, passes, sceneAt } = shownFor("two-inputs");
  const last = sceneAt(passes.total - 1).list.nodes.at(-1);
  expect(Number(last?.data.tangent)).toBe(2);
  expect(derivativeOf(trace, tangentsOf(trace, { node: 1, entry: 0 }))).toBe(2);
});

const TIMES = [0, 0.25, 0.5, 0.75, 1];
function motionOf({ motion }: Scene): Timeline {
  if (motion === undefined) throw new Error("the scene has no motion");
  return motion();
}
const numbersIn = ({ nodes }: DisplayList) =>
  nodes.map(({ id, data }) => [id, data.value ?? "", data.tangent]);
const carried = (list: DisplayList): string[] =>
  texts(list.copies)
    .filter(({ role }) => role === "carried" || role === "working")
    .map(({ text }) => text);
const texts = (elements: readonly Drawn[]): (Text | Formula)[] =>
  elements.flatMap((one) =>
    one.kind === "group" ? texts(one.children) : one.kind === "text" || one.kind === "formula" ? [one] : [],
  );

describe.each(cases.map(({ slug }) => slug))("the motion of the moments in %s", (slug) => {
  const { passes, sceneAt } = shownFor(slug);
  const scenes = Array.from({ length: passes.total }, (_, i) => ({ i, scene: sceneAt(i) })).slice(1, 60);

  it("shows no number of the node before it arrives, and ends with the picture of the moment", () => {
    for (const { i, scene } of scenes) {
      const timeline = motionOf(scene);
      const before = numbersIn(sceneAt(i - 1).list);
      const after = numbersIn(scene.list);
      const { input, node = input.node } = forwardMomentAt(passes, i);
      const early = numbersIn(timeline.at(timeline.arrival - 1e-6));
      expect(early).toEqual(after.map((numbers, at) => (at === node ? before[at] : numbers)));
      expect(numbersIn(timeline.at(timeline.arrival))).toEqual(after);
      expect(timeline.at(1)).toEqual(scene.list);
    }
  });

  it("has each id once", () => {
    for (const { scene } of scenes) {
      for (const t of TIMES) {
        const { edges, nodes, chips, copies } = motionOf(scene).at(t);
        const all = ids([...edges, ...nodes, ...chips, ...copies]);
        expect(new Set(all).size).toBe(all.length);
      }
    }
  });
});

it("the tangents of the operands leave, are multiplied at the chips, and are added in the node", () => {
  const { sceneAt } = shownFor("two-inputs");
  const timeline = motionOf(sceneAt(3));
  expect([0, 0.25, 0.45, 0.65, 0.85, 1].map((t) => carried(timeline.at(t)))).toEqual([
    [],
    ["3", "−0.4161"],
    [],
    ["3", "−0.4161"],
    ["3 + (−0.4161)"],
    [],
  ]);
});
