import { describe, expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { run } from "../engine/run.ts";
import { toText } from "../formula/to-text.ts";
import { pictureOf } from "./home-picture.ts";

const ROOM = { width: 312, height: 148 };

const pictures = cases.map(({ slug }) => {
  const { trace, layout } = run({ case: slug, params: {} });
  return { slug, trace, picture: pictureOf({ trace, layout }, ROOM) };
});

describe.each(pictures)("the small graph of $slug", ({ trace, picture }) => {
  it("has all nodes and edges within the drawing", () => {
    expect(picture.nodes.map(({ id }) => id)).toEqual(trace.nodes.map(({ id }) => id));
    expect(picture.edges.map(({ id }) => id)).toEqual(trace.edges.map(({ id }) => id));
    for (const { x, y, width, height } of picture.nodes) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(picture.width);
      expect(y + height).toBeLessThanOrEqual(picture.height);
    }
  });

  it("fits its room", () => {
    expect(picture.width / picture.unit).toBeLessThanOrEqual(ROOM.width + 1e-9);
    expect(picture.height / picture.unit).toBeLessThanOrEqual(ROOM.height + 1e-9);
  });

  it("has the seed at the outputs and the gradient at the leaves", () => {
    const seeded = trace.steps.flatMap((step) =>
      step.kind === "seed" ? [trace.nodes.at(step.node)?.id] : [],
    );
    const leaves = trace.nodes.flatMap(({ id, op }) => (op === undefined ? [id] : []));
    const of = (kind: string) => picture.nodes.filter((node) => node.kind === kind).map(({ id }) => id);
    expect(of("seed").toSorted()).toEqual(seeded.toSorted());
    expect(of("gradient")).toEqual(leaves);
  });

  it("has the entries of tensors inside their nodes, each once as value and once as adjoint", () => {
    for (const [i, { patches, width, height }] of picture.nodes.entries()) {
      const value = trace.nodes.at(i)?.value;
      const entries = typeof value === "object" ? value.data.length : 0;
      expect(patches.map(({ of }) => of)).toEqual([
        ...Array<string>(entries).fill("value"),
        ...Array<string>(entries).fill("adjoint"),
      ]);
      for (const patch of patches) {
        expect(patch.x + patch.width).toBeLessThan(width);
        expect(patch.y + patch.height).toBeLessThan(height);
      }
    }
  });
});

it("symbols are those of the text", () => {
  const symbols = pictures.map(({ picture }) => picture.nodes.map(({ symbol }) => toText(symbol)).join(" "));
  expect(symbols[1]).toBe("x v₁ v₂ v₃");
  expect(symbols[4]).toBe("X W b Y");
});
