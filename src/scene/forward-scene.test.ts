import { describe, expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { run } from "../engine/run.ts";
import { type ForwardPasses, forwardPassesOf } from "../trace/forward-passes.ts";
import { derivativeOf, forwardMomentAt, tangentsOf } from "../trace/tangents.ts";
import type { Drawn } from "./display-list.ts";
import { forwardScenes } from "./forward-scene.ts";
import { picture } from "./picture.ts";

const shownFor = (slug: string) => {
  const { trace, layout } = run({ case: slug, params: {} });
  const passes = forwardPassesOf(trace) as ForwardPasses;
  return { trace, passes, sceneAt: forwardScenes(picture(trace, layout, false), passes) };
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
