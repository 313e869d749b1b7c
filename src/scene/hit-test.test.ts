import { describe, expect, it } from "vitest";
import { run as runCase } from "../engine/run.ts";
import type { Box } from "../layout/layout.ts";
import { entryBox, hitTest } from "./hit-test.ts";
import { drawings, indexOf, nodeIn, sceneAt, someSteps } from "./testing/scenes.ts";

const middleOf = ({ x, y, width, height }: Box) => [x + width / 2, y + height / 2] as const;

describe.each(drawings)("in every scene of $name", ({ run }) => {
  const lists = someSteps(run)
    .filter((_, i) => i % 5 === 0)
    .map(({ index }) => sceneAt(run, index).list);

  it("the middle of each entry hits the entry", () => {
    for (const list of lists) {
      for (const { role, data, slots } of [...list.nodes, ...list.chips]) {
        for (const area of slots) {
          const count = area.cells === undefined ? 1 : area.cells.rows * area.cells.columns;
          for (let entry = 0; entry < count; entry += 7) {
            const hit = hitTest(list, ...middleOf(entryBox(area, entry)));
            if (role === "node" && hit?.kind === "chip") continue;
            const isShown = area.cells !== undefined || area.shown;
            expect(hit).toEqual({
              kind: role,
              of: data[role],
              slot: area.slot,
              entry: isShown ? entry : undefined,
            });
          }
        }
      }
    }
  });

  it("a point outside all boxes hits nothing", () => {
    for (const list of lists) expect(hitTest(list, -5000, -5000)).toBeUndefined();
  });
});

describe("a point", () => {
  const layer = runCase({ case: "linear-layer", params: {} });
  const { list } = sceneAt(layer, indexOf(layer, "acc.Y.1"));

  it("between two cells hits the slot, but no entry", () => {
    const [area] = nodeIn(sceneAt(layer, indexOf(layer, "acc.Y.1")), "X").slots;
    if (area?.cells === undefined) throw new Error("no cells");
    const { width } = area.cells.cell;
    expect(hitTest(list, area.x + width + area.cells.gap / 2, area.y + 4)).toEqual({
      kind: "node",
      of: "X",
      slot: "value",
      entry: undefined,
    });
  });

  it("on the title of a node hits the node only", () => {
    const { box } = nodeIn(sceneAt(layer, 0), "X");
    expect(hitTest(list, box.x + 14, box.y + 14)).toEqual({
      kind: "node",
      of: "X",
      slot: undefined,
      entry: undefined,
    });
  });

  it("on a chip that covers a node hits the chip", () => {
    const [chip] = list.chips;
    if (chip === undefined) throw new Error("no chip");
    const [x, y] = [chip.x + 3, chip.y + 3];
    const below = { ...nodeIn(sceneAt(layer, 0), "X"), box: chip.box };
    expect(hitTest({ ...list, nodes: [below] }, x, y)).toMatchObject({ kind: "chip", of: "Y.1" });
    expect(hitTest({ ...list, nodes: [below], chips: [] }, x, y)).toMatchObject({ kind: "node", of: "X" });
  });
});
