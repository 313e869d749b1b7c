import { describe, expect, it } from "vitest";
import { graphStyle } from "../../scripts/build/preview/style.ts";
import type { DisplayList, Drawn, Group } from "./display-list.ts";
import { listSvg } from "./list-svg.ts";
import { drawings, elementsOf, sceneAt, someSteps } from "./testing/scenes.ts";

/** Shows the name of each token in place of its colour. */
const style = { ...graphStyle, colour: (token: string) => token };

const node = (
  state: string,
  storage: string,
  flags: readonly string[],
  children: readonly Drawn[],
): Group => ({
  kind: "group",
  role: "node",
  id: "node v",
  x: 0,
  y: 0,
  flags,
  data: { node: "v", state, storage },
  children,
});
const svgOf = (group: Group) =>
  listSvg({ edges: [], nodes: [group], chips: [], copies: [] } as unknown as DisplayList, style);
const box = { x: 0, y: 0, width: 9, height: 9, radius: 2 };
const card: Drawn = { kind: "rect", role: "card", id: "card", ...box };
const ring: Drawn = { kind: "rect", role: "ring", id: "ring", ...box };

describe.each(drawings)("the SVG of $name", ({ run }) => {
  it("has a shape for each shape of the list that is shown, with colours and numbers only", () => {
    for (const { index } of someSteps(run)) {
      const { list } = sceneAt(run, index);
      const svg = listSvg(list, graphStyle);
      expect(svg.match(/="[^"]*(?:NaN|undefined|Infinity)/)).toBeNull();
      const elements = elementsOf(list);
      const count = (kind: Drawn["kind"], role: string) =>
        elements.filter((element) => element.kind === kind && element.role === role).length;
      const cards = [...svg.matchAll(/ rx="(?:8|10)"/g)].length;
      expect(cards).toBe(count("rect", "card"));
      const paths = [...svg.matchAll(/<path /g)].length;
      expect(paths).toBe(elements.filter(({ kind }) => kind === "path" || kind === "line").length);
      expect([...svg.matchAll(/<g /g)].length).toBe(elements.filter(({ kind }) => kind === "group").length);
    }
  });
});

describe("a node as SVG", () => {
  it.each([
    ["evaluated", "", 'fill="surface" stroke="border" stroke-width="1.2"/>'],
    ["pending", "", 'fill="surface" stroke="border" stroke-width="1.2" stroke-dasharray="4 3"/>'],
    ["evaluated", "kept", 'fill="surface" stroke="ink" stroke-width="2"/>'],
    ["evaluated", "dropped", 'fill="sort-wash" stroke="border" stroke-width="1.2" stroke-dasharray="4 3"/>'],
    ["computing", "kept", 'fill="surface" stroke="primal" stroke-width="2.4"/>'],
    ["sending", "", 'fill="surface" stroke="adjoint" stroke-width="1.8"/>'],
  ])("that is %s %s has a card of its own", (state, storage, paint) => {
    expect(svgOf(node(state, storage, [], [card]))).toContain(paint);
  });

  it("has a ring while its own step runs, but not as an operand", () => {
    expect(svgOf(node("receiving", "", [], [ring]))).toContain('stroke="adjoint" stroke-width="8"');
    expect(svgOf(node("operand", "", [], [ring]))).not.toContain("<rect");
    expect(svgOf(node("evaluated", "", [], [ring]))).not.toContain("<rect");
  });

  it("is pale if no output depends on it", () => {
    expect(svgOf(node("evaluated", "", ["unreached"], [card]))).toContain('stroke="outline"');
  });

  it("has entries in the colour of its slot and state", () => {
    const text = {
      kind: "text",
      role: "entry",
      id: "entry",
      x: 0,
      y: 0,
      anchor: "middle",
      size: 12,
      text: "3",
    } as const;
    const grid = (slot: string): Group => {
      const flags = [slot];
      return { kind: "group", role: "grid", id: slot, x: 0, y: 0, flags, data: { slot }, children: [text] };
    };
    const fillIn = (slot: string, state: string) =>
      /<text [^>]*fill="([^"]*)"/.exec(svgOf(node(state, "", ["touched"], [grid(slot)])))?.[1];
    expect(fillIn("value", "seeded")).toBe("primal-entry");
    expect(fillIn("adjoint", "seeded")).toBe("seed-entry");
    expect(fillIn("adjoint", "collected")).toBe("gradient-entry");
    expect(fillIn("adjoint", "receiving")).toBe("adjoint-entry");
  });
});
