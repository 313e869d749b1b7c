import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sin } from "../autodiff/operations/curves.ts";
import { nestedOf } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { packRun } from "../engine/pack-run.ts";
import { run as runCase } from "../engine/run.ts";
import { unpackRun } from "../engine/unpack-run.ts";
import { formatEntry } from "../formula/format-entry.ts";
import { boundingBox, isNear } from "../layout/box.ts";
import { layout } from "../layout/layout.ts";
import { replay } from "../trace/replay.ts";
import { run as runProgram } from "../trace/testing/run.ts";
import { isZero } from "../words/tensor-caption.ts";
import { valueText } from "../words/texts.ts";
import type { NodeGroup } from "./display-list.ts";
import { timelineOf } from "./motion/timelines.ts";
import { picture } from "./picture.ts";
import { type Scene, sceneAt as sceneOf } from "./scene.ts";
import {
  drawings,
  elementsOf,
  entriesOf,
  everyStep,
  indexOf,
  nodeIn,
  pictureOf,
  sceneAt,
  someSteps,
  textsOf,
} from "./testing/scenes.ts";

const two = runCase({ case: "shared-intermediate", params: {}, detail: false });
const at = (key: string) => sceneAt(two, indexOf(two, key));

/** Returns a value as read back from an attribute: JSON has no NaN, no infinity and no −0. */
function plain(value: Value): unknown {
  return typeof value === "number" ? value : JSON.parse(JSON.stringify(nestedOf(value)));
}

/** Returns the groups of edges and nodes. */
function groupsOf({ list }: Scene) {
  return [...list.edges, ...list.nodes];
}

function parsed(raw: string): unknown {
  return raw.startsWith("[") ? JSON.parse(raw) : Number(raw);
}

/** Returns a node's value and adjoint as shown and as attributes, and whether an adjoint has arrived. */
function shownOf(node: NodeGroup) {
  const [value = "", adjoint] = [textsOf(node, "value")[0], textsOf(node, "adjoint")[0]];
  return {
    value: entriesOf(node, "value") ?? value,
    adjoint: entriesOf(node, "adjoint") ?? adjoint,
    touched: node.flags.includes("touched"),
    rawValue: node.data.value === "" ? undefined : parsed(node.data.value ?? ""),
    rawAdjoint: parsed(node.data.adjoint ?? ""),
  };
}

/** Returns a value as a slot shows it: entries with room for numbers, or a text. */
function textOf(value: Value, slot: NodeGroup["slots"][number] | undefined): string | string[] {
  if (typeof value === "number" || slot?.cells === undefined) return valueText(value);
  return slot.cells.numbers ? Array.from(value.data, formatEntry) : [];
}

/** Returns a scene without its picture, whose functions are never equal. */
const drawn = (scene: Scene | undefined) => ({ ...scene, picture: undefined });

describe.each(drawings)("every scene of $name", ({ run }) => {
  const steps = everyStep(run);
  const scenes = steps.map(({ index }) => sceneAt(run, index));

  it("depends on its step only, not on scenes drawn before", () => {
    const copy = unpackRun(structuredClone(packRun(run)));
    for (const { index } of someSteps(run).toReversed()) {
      expect(drawn(sceneAt(copy, index))).toEqual(drawn(scenes[index]));
      expect(drawn(sceneOf(pictureOf(run), index))).toEqual(drawn(scenes[index]));
    }
  });

  it("has an id for each element, which stays an element of the same kind", () => {
    const kinds = new Map<string, string>();
    for (const { list } of scenes.filter((_, i) => i % 7 === 0 || i + 1 === scenes.length)) {
      const elements = elementsOf(list);
      expect(new Set(elements.map(({ id }) => id)).size).toBe(elements.length);
      const others = elements.filter(({ id, kind }) => (kinds.get(id) ?? kind) !== kind);
      expect(others).toEqual([]);
      for (const { id, kind } of elements) kinds.set(id, kind);
    }
  });

  it("shares the groups that look the same as at the step before", () => {
    for (const [i, scene] of scenes.slice(1).entries()) {
      const before = new Map(groupsOf(scenes[i] as Scene).map((group) => [group.id, group]));
      for (const group of groupsOf(scene)) {
        const old = before.get(group.id);
        if (old !== group) expect(old).not.toEqual(group);
      }
    }
  });

  it("has the index and kind of its step", () => {
    expect(scenes.map(({ index, kind }) => ({ index, kind }))).toEqual(
      steps.map(({ index, step }) => ({ index, kind: step?.kind ?? "start" })),
    );
  });

  it("has all nodes and edges where the layout puts them, moving edges last", () => {
    const curves = new Map(run.trace.edges.map(({ id }, i) => [id, run.layout.edges[i]]));
    for (const { list, width, height } of scenes) {
      expect(list.nodes.map(({ box }) => box)).toEqual(run.layout.nodes);
      expect(list.nodes.map(({ x, y }) => [x, y])).toEqual(run.layout.nodes.map(({ x, y }) => [x, y]));
      expect(list.edges).toHaveLength(curves.size);
      expect(list.edges.filter(({ curve, data }) => curve !== curves.get(data.edge ?? ""))).toEqual([]);
      const ranks = list.edges.map(({ data }) =>
        data.state === "idle" ? 0 : data.state === "flowed" ? 1 : 2,
      );
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      expect([width, height]).toEqual([run.layout.width, run.layout.height]);
    }
  });

  it("shows the values and adjoints at its step, rounded and in full", () => {
    for (const { index, list } of scenes) {
      const { evaluated, dropped, values, adjoints } = replay(run.trace, index);
      const expected = values.map((value, i) => {
        const adjoint = adjoints.at(i);
        const isKnown = evaluated.at(i) && !dropped.at(i);
        const [valueSlot, adjointSlot] = list.nodes[i]?.slots ?? [];
        return {
          value: isKnown ? textOf(value, valueSlot) : dropped.at(i) ? "dropped" : "",
          adjoint: textOf(adjoint ?? 0, adjointSlot),
          touched: adjoint !== undefined,
          rawValue: isKnown ? plain(value) : undefined,
          rawAdjoint: plain(adjoint ?? 0),
        };
      });
      expect(list.nodes.map(shownOf)).toEqual(expected);
    }
  });

  it("shows a sum only on a node whose adjoint was not 0", () => {
    for (const { index, step } of steps) {
      const adds = step?.kind === "accumulate" && !isZero(step.before);
      const nodes = scenes[index]?.list.nodes ?? [];
      const compact = run.layout.density === "compact";
      const sums = nodes.flatMap((node, i) => (textsOf(node, "sum").length > 0 ? [i] : []));
      expect(sums).toEqual(adds && (!compact || sums.length > 0) ? [step.node] : []);
    }
  });

  it("shows shapes on the edges of tensors, except where a chip covers them", () => {
    const labels = new Map(run.trace.edges.map(({ id }, i) => [id, run.layout.labels[i]]));
    for (const { list } of scenes) {
      const shapes = list.edges.map(({ data }) => {
        const whole = data.state === "carrying" ? undefined : labels.get(data.edge ?? "");
        const isCovered = whole !== undefined && list.chips.some(({ box }) => isNear(box, whole, 2));
        return isCovered ? undefined : whole;
      });
      expect(list.edges.map(({ label }) => label)).toEqual(shapes);
      expect(list.edges.map((edge) => textsOf(edge, "shape"))).toEqual(
        shapes.map((shape) => (shape === undefined ? [] : [shape.text])),
      );
    }
  });

  it("has the same headroom at every step, enough for the chips of tensors", () => {
    const [room = 0] = scenes.map(({ headroom }) => headroom);
    for (const { headroom, list } of scenes) {
      expect(headroom).toBe(room);
      for (const { y, slots } of list.chips) if (slots.length > 0) expect(y).toBeGreaterThan(-room);
    }
  });

  it("has a focus around all its chips", () => {
    for (const { focus, list } of scenes) {
      expect(Math.min(focus.width, focus.height)).toBeGreaterThan(0);
      expect(boundingBox([focus, ...list.chips.map(({ box }) => box)])).toEqual(focus);
    }
  });
});

it("scenes in any order of steps equal scenes of fresh pictures", () => {
  const some = drawings.filter(({ run }) => run.trace.nodes.length < 40);
  fc.assert(
    fc.property(fc.constantFrom(...some), fc.array(fc.nat(400), { maxLength: 8 }), ({ run }, order) => {
      const shared = pictureOf(run);
      for (const at of order) {
        const index = at % (run.trace.steps.length + 1);
        expect(drawn(sceneOf(shared, index))).toEqual(drawn(sceneOf(pictureOf(run), index)));
      }
    }),
    { numRuns: 40 },
  );
});

describe("a node", () => {
  const titles = (scene: Scene) => scene.list.nodes.flatMap((node) => textsOf(node, "title"));
  const labels = (scene: Scene) => scene.list.nodes.flatMap((node) => textsOf(node, "label"));

  it("has a title of all its names, the text's first", () => {
    expect(titles(at("start"))).toEqual(["x", "v₁", "v₂", "v₃ = y"]);
    const recurrence = sceneAt(runCase({ case: "recurrence", params: { T: 1 } }), 0);
    expect(titles(recurrence)).toEqual(["h₀ = x", "a", "b", "z₀", "h₁ = L"]);
  });

  it("is labelled by its operation's symbol, a leaf by its role", () => {
    const recurrence = sceneAt(runCase({ case: "recurrence", params: { T: 1 } }), 0);
    expect(labels(at("start"))).toEqual(["input", "square", "sin", "+"]);
    expect(labels(recurrence).slice(0, 3)).toEqual(["input", "parameter", "parameter"]);
  });

  it("has no value until it is evaluated, and the adjoint 0 until a contribution arrives", () => {
    const node = nodeIn(at("eval.v1"), "v2");
    expect(shownOf(node)).toEqual({
      value: "",
      adjoint: "0",
      touched: false,
      rawValue: undefined,
      rawAdjoint: 0,
    });
    expect([node.tooltip, node.data.value, node.data.adjoint]).toEqual(["", "", "0"]);
  });

  it("shows the second contribution being added to the first", () => {
    const node = nodeIn(at("acc.v2.0"), "v1");
    expect(node.data).toMatchObject({
      state: "receiving",
      value: "1.44",
      adjoint: String(1 + Math.cos(1.44)),
    });
    expect(node.tooltip).toBe(`value 1.44, adjoint ${1 + Math.cos(1.44)}`);
    const shown = ["value", "sum", "adjoint"].map((role) => textsOf(node, role));
    expect(shown).toEqual([["1.44"], ["1 + 0.1304 ="], ["1.1304"]]);
  });

  it("writes −0 as 0, and keeps its sign in the data", () => {
    const run = runCase({ case: "two-inputs", params: { x1: -0 } });
    const node = nodeIn(sceneAt(run, 0), "x1");
    expect([textsOf(node, "value"), node.tooltip, node.data.value]).toEqual([["0"], "value 0", "-0"]);
  });

  it("that no output depends on is not reached and gets no adjoint", () => {
    const trace = runProgram([2], (x) => ({ names: { u: sin(x) }, outputs: { y: sin(x) } }));
    const last = sceneOf(picture({ trace, layout: layout(trace) }, false), trace.steps.length);
    expect(last.list.nodes.map(({ data, flags }) => [data.node, flags])).toEqual([
      ["x1", ["touched"]],
      ["u", ["unreached"]],
      ["y", ["touched"]],
    ]);
  });
});

describe("a node of a checkpointed chain", () => {
  const chain = runCase({ case: "checkpointed-chain", params: {} });
  const storageAt = (key: string, id: string) => nodeIn(sceneAt(chain, indexOf(chain, key)), id).data.storage;

  it("has the storage state of its value", () => {
    expect([storageAt("eval.h4", "h4"), storageAt("keep.h4", "h4")]).toEqual(["", "kept"]);
    expect([storageAt("eval.h1", "h1"), storageAt("discard.h1", "h1")]).toEqual(["", "dropped"]);
    expect([storageAt("seed.h8", "h5"), storageAt("recompute.h5", "h5")]).toEqual(["dropped", "again"]);
    expect([storageAt("acc.h8.1", "h8"), storageAt("recompute.h4", "h5")]).toEqual(["freed", "freed"]);
  });

  it("has no value while it is dropped", () => {
    const { tooltip, data } = nodeIn(sceneAt(chain, indexOf(chain, "discard.h1")), "h1");
    expect([tooltip, data.value]).toEqual(["", ""]);
  });
});

describe("the seeds of two outputs", () => {
  const run = runCase({ case: "vector-jacobian-product", params: { u1: 0, u2: -2 } });
  const outputs = (key: string) =>
    ["y1", "y2"].map((id) => {
      const node = nodeIn(sceneAt(run, indexOf(run, key)), id);
      return [node.data.state, ...textsOf(node, "adjoint"), node.flags.includes("touched")];
    });

  it("are set one after the other, even a seed of 0", () => {
    expect(outputs("eval.y2")[0]).toEqual(["evaluated", "0", false]);
    expect(outputs("seed.y1")).toEqual([
      ["seeded", "0", true],
      ["evaluated", "0", false],
    ]);
    expect(outputs("seed.y2")).toEqual([
      ["touched", "0", true],
      ["seeded", "−2", true],
    ]);
  });
});

describe("an index", () => {
  it.each([
    [-1, 0],
    [1.5, 1],
    [Number.NaN, 0],
    [9999, 9],
  ])("%d without a step is drawn as %d", (index, drawn) => {
    expect(sceneAt(two, index)).toEqual(sceneAt(two, drawn));
  });
});

it("a fused loss shows its probabilities once its value has arrived, within its card", () => {
  const run = runCase({ case: "softmax-cross-entropy", params: {} });
  const timeline = timelineOf(pictureOf(run), indexOf(run, "eval.L"));
  const loss = (nodes: readonly NodeGroup[] = []) => nodes.find(({ data }) => data.node === "L") as NodeGroup;
  const cells = (node: NodeGroup) => node.children.find(({ id }) => id === "inside-cells node L");
  expect(cells(loss(sceneAt(run, 0).list.nodes))).toBeUndefined();
  expect(cells(loss(timeline?.at(0.5).nodes))).toBeUndefined();
  const after = loss(timeline?.at(1).nodes);
  const grid = cells(after);
  if (grid?.kind !== "group") throw new Error("no probabilities");
  expect(textsOf(grid, "entry")).toEqual(["0.659", "0.242", "0.0986"]);
  expect(grid.y).toBeGreaterThan(0);
  expect(grid.y + 22).toBeLessThan(after.box.height);
});

describe("the scenes of a picture", () => {
  const drawn = pictureOf(two);

  it("are the same objects for a step, the step before and the next one", () => {
    const scenes = [3, 4, 5].map((index) => sceneOf(drawn, index));
    for (const [i, scene] of scenes.entries()) expect(sceneOf(drawn, 3 + i)).toBe(scene);
  });

  it("are drawn again, and equal, after three others", () => {
    const scene = sceneOf(drawn, 3);
    for (const index of [4, 5, 6]) sceneOf(drawn, index);
    expect(sceneOf(drawn, 3)).not.toBe(scene);
    expect(sceneOf(drawn, 3)).toEqual(scene);
  });
});
