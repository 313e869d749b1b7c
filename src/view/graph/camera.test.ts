import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { run as runCase } from "../../engine/run.ts";
import type { Box } from "../../layout/layout.ts";
import type { Scene } from "../../scene/scene.ts";
import { everyStep, indexOf, runs, sceneAt, someSteps } from "../../scene/testing/scenes.ts";
import {
  isReadable,
  overview,
  type Placement,
  placed,
  showing,
  travelOf,
  type Viewport,
  viewOf,
} from "./camera.ts";

const two = runCase({ case: "shared-intermediate", params: {} });
const long = runCase({ case: "recurrence", params: { T: 50 } });
const wide: Viewport = { width: 1200, height: 700 };
const PHONE: Viewport = { width: 366, height: 257 };
const LAPTOP: Viewport = { width: 900, height: 520 };

function onScreen(view: Placement, box: Box) {
  const { x, y, width, height } = placed(view, box);
  return { left: x, top: y, right: x + width, bottom: y + height };
}

/** Returns how far a box sticks out of the viewport, in CSS pixels. */
function hidden(view: Placement, box: Box, { width, height }: Viewport): number {
  const { left, top, right, bottom } = onScreen(view, box);
  return Math.max(-left, -top, right - width, bottom - height, 0);
}

const drawing = ({ width, height }: Scene): Box => ({ x: 0, y: 0, width, height });

describe("the view of a drawing that is readable as a whole", () => {
  it("shows the whole drawing, centred horizontally, at every step", () => {
    const views = everyStep(two).map(({ index }) => JSON.stringify(viewOf(sceneAt(two, index), wide)));
    expect(new Set(views).size).toBe(1);
    const scene = sceneAt(two, 0);
    const { left, right, top, bottom } = onScreen(viewOf(scene, wide), drawing(scene));
    expect(left).toBeCloseTo(wide.width - right);
    expect([left, top, wide.height - bottom].every((margin) => margin >= 20)).toBe(true);
    expect(isReadable(scene, wide)).toBe(true);
  });

  it("never enlarges by more than 60 %", () => {
    expect(viewOf(sceneAt(two, 0), { width: 9000, height: 9000 }).k).toBe(1.6);
  });
});

describe("the view of a drawing that is too large to read as a whole", () => {
  it("follows the step at a readable scale", () => {
    for (const { index } of someSteps(long)) {
      const scene = sceneAt(long, index);
      const view = viewOf(scene, LAPTOP);
      expect(isReadable(scene, LAPTOP)).toBe(false);
      expect(12 * view.k).toBe(11);
    }
  });

  it("leaves at most the margin before the start and after the end of the drawing", () => {
    for (const key of ["start", "eval.z0", "eval.h50", "seed.h50"]) {
      const scene = sceneAt(long, indexOf(long, key));
      const { left, right } = onScreen(viewOf(scene, LAPTOP), drawing(scene));
      expect(left).toBeLessThanOrEqual(20);
      expect(right).toBeGreaterThanOrEqual(LAPTOP.width - 20 - 1e-9);
    }
  });
});

describe.each(runs)("every step of $name", ({ run }) => {
  const scenes = someSteps(run).map(({ index }) => sceneAt(run, index));

  it.each([wide, LAPTOP, { width: 960, height: 300 }, { width: 640, height: 300 }, PHONE])(
    "has its nodes in a view of $width by $height, with numbers of 11 pixels",
    (viewport) => {
      const fits = (box: Box) =>
        box.width * (11 / 12) <= viewport.width - 10 && box.height * (11 / 12) <= viewport.height - 10;
      for (const scene of scenes) {
        // Before the first step and at the last step, the focus holds every leaf.
        if (scene.kind === "start" || scene.kind === "collect") continue;
        const view = viewOf(scene, viewport);
        expect(hidden(view, scene.destination, viewport)).toBeCloseTo(0);
        const isLarge = !fits(scene.destination);
        expect(isLarge || 12 * view.k >= 11 - 1e-9).toBe(true);
        if (fits(scene.focus)) expect(hidden(view, scene.focus, viewport)).toBeCloseTo(0);
        else if (!isLarge && fits(scene.origin)) {
          const { from = view, to = view } = travelOf(scene, viewport) ?? {};
          expect(hidden(from, scene.origin, viewport)).toBeCloseTo(0);
          expect(to).toEqual(view);
        }
      }
    },
  );

  it("fits in the overview", () => {
    for (const scene of scenes.slice(0, 1)) {
      expect(hidden(overview(scene, LAPTOP), drawing(scene), LAPTOP)).toBe(0);
    }
  });
});

describe("a viewport", () => {
  it.each([
    { width: 0, height: 0 },
    { width: 0, height: 700 },
    { width: 1200, height: 0 },
    { width: 30, height: 30 },
  ])("of $width by $height has a finite view", (viewport) => {
    for (const scene of [sceneAt(two, 0), sceneAt(long, 30)]) {
      for (const { k, x, y } of [viewOf(scene, viewport), overview(scene, viewport)]) {
        expect([k, x, y].every(Number.isFinite)).toBe(true);
        expect(k).toBeGreaterThan(0);
      }
    }
  });

  it("of any size has a finite view of positive scale around any drawing", () => {
    const side = fc.nat(5000);
    const size = fc.record({ width: side, height: side });
    fc.assert(
      fc.property(
        size,
        size,
        fc.record({ x: side, y: side, width: side, height: side }),
        (all, viewport, focus) => {
          const { k, x, y } = viewOf({ ...sceneAt(two, 0), ...all, focus }, viewport);
          expect([k, x, y].every(Number.isFinite)).toBe(true);
          expect(k).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe("a layer of matrices", () => {
  const layer = runCase({ case: "linear-layer", params: {} });

  it("holds all operands that the rules read where there is room", () => {
    for (const key of ["acc.Y.0", "acc.Y.1", "acc.Y.2"]) {
      const scene = sceneAt(layer, indexOf(layer, key));
      for (const { box } of scene.list.nodes)
        expect(hidden(viewOf(scene, { width: 900, height: 570 }), box, { width: 900, height: 570 })).toBe(0);
    }
  });

  it("is entered on a phone at the beginning of the first operand", () => {
    const { x, y } = viewOf(sceneAt(layer, 0), PHONE);
    expect([x, y]).toEqual([20, expect.closeTo(20)]);
  });
});

describe("bringing a node into view", () => {
  it("moves nothing when the node is in view", () => {
    const scene = sceneAt(two, 0);
    for (const { box } of scene.list.nodes) expect(showing(viewOf(scene, wide), box, wide)).toBeUndefined();
  });

  it("moves a node that is out of view into view at the same scale", () => {
    const scene = sceneAt(long, 0);
    const view = viewOf(scene, LAPTOP);
    const away = scene.list.nodes.map(({ box }) => box).filter((box) => hidden(view, box, LAPTOP) > 0);
    expect(away.length).toBeGreaterThan(10);
    for (const node of away) {
      const next = showing(view, node, LAPTOP);
      expect(next?.k).toBe(view.k);
      expect(hidden(next ?? view, node, LAPTOP)).toBe(0);
    }
  });
});
