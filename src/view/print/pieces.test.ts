import { describe, expect, it } from "vitest";
import { run as runCase } from "../../engine/run.ts";
import { isNear } from "../../layout/box.ts";
import { extentsOf } from "../../layout/curve.ts";
import { drawings, type NamedRun, sceneAt, someSteps } from "../../scene/testing/scenes.ts";
import { piecesOf } from "./pieces.ts";

const ones = (rows: number, columns: number) =>
  Array.from({ length: rows }, () => new Array<number>(columns).fill(1));
const large: readonly NamedRun[] = [
  {
    name: "linear-layer of 4 × 4 by scalars",
    run: runCase({
      case: "linear-layer",
      params: { view: "scalar", X: ones(4, 4), W: ones(4, 4), b: [1, 2, 3, 4], Ybar: ones(4, 4) },
    }),
  },
  {
    name: "a chain of 64",
    run: runCase({ case: "checkpointed-chain", params: { w: ones(1, 64)[0] ?? [] } }),
  },
];

describe.each([...drawings, ...large])("the drawing of $name on paper", ({ run }) => {
  const scenes = someSteps(run)
    .filter((_, i) => i % 5 === 0)
    .map(({ index }) => sceneAt(run, index));

  it("has every node and chip whole in exactly one piece", () => {
    for (const scene of scenes) {
      const { boxes } = piecesOf(scene.list);
      for (const { box } of [...scene.list.nodes, ...scene.list.chips]) {
        const { x, y, width, height } = box;
        const holders = boxes.filter(
          (piece) =>
            piece.x <= x &&
            piece.y <= y &&
            piece.x + piece.width >= x + width &&
            piece.y + piece.height >= y + height,
        );
        expect(holders).toHaveLength(1);
      }
    }
  });

  it("has every part of every edge in a piece", () => {
    for (const scene of scenes) {
      const { boxes } = piecesOf(scene.list);
      const wires = scene.list.edges.flatMap(({ curve }) => extentsOf(curve));
      expect(wires.filter((wire) => !boxes.some((box) => isNear(box, wire, 0.01)))).toEqual([]);
    }
  });

  it("fits the page at a readable size", () => {
    for (const scene of scenes) {
      const { boxes, scale } = piecesOf(scene.list);
      expect(scale).toBeGreaterThan(0.4);
      expect(scale).toBeLessThan(1);
      expect(Math.max(...boxes.map(({ width }) => width * scale))).toBeLessThanOrEqual(680.001);
      expect(Math.max(...boxes.map(({ height }) => height * scale))).toBeLessThanOrEqual(860);
    }
  });
});

describe("a drawing that is readable as a whole", () => {
  it("is not cut", () => {
    for (const { name, run } of drawings.filter(({ run: { layout } }) => layout.width < 1000)) {
      if (run.layout.height < 1000) expect(piecesOf(sceneAt(run, 0).list).boxes, name).toHaveLength(1);
    }
  });
});
