import { describe, expect, it } from "vitest";
import { run as runCase } from "../../engine/run.ts";
import type { DisplayList, NodeGroup } from "../display-list.ts";
import {
  drawings,
  elementsOf,
  indexOf,
  nodeIn,
  pictureOf,
  sceneAt,
  someSteps,
  textsOf,
} from "../testing/scenes.ts";
import type { Timeline } from "./timeline.ts";
import { timelineOf } from "./timelines.ts";

const TIMES = [0, 0.25, 0.5, 0.75, 1];

/** Returns the numbers that the nodes of a list show. */
const numbersOf = (nodes: readonly NodeGroup[]) =>
  nodes.map(({ id, data }) => [id, data.value, data.adjoint]);
const textsIn = (list: DisplayList) =>
  list.copies.flatMap((copy) => [...textsOf(copy, "carried"), ...textsOf(copy, "working")]);

describe.each(drawings)("the motion of each step of $name", ({ run }) => {
  const picture = pictureOf(run);
  const steps = someSteps(run).filter(({ index }) => index > 0);
  const timelines = steps.map(({ index }) => ({ index, timeline: timelineOf(picture, index) as Timeline }));

  it("ends with the picture of the step", () => {
    for (const { index, timeline } of timelines) expect(timeline.at(1)).toEqual(sceneAt(run, index).list);
  });

  it("shows the numbers of the step before until the number arrives, and then its own", () => {
    for (const { index, timeline } of timelines) {
      const [before, after] = [sceneAt(run, index - 1), sceneAt(run, index)].map(({ list }) =>
        numbersOf(list.nodes),
      );
      if (timeline.arrival > 0) {
        const early = [0, timeline.arrival - 1e-6].map((t) => numbersOf(timeline.at(t).nodes));
        // A value that is discarded has no place to arrive: it fades.
        if (run.trace.steps.at(index - 1)?.kind !== "discard") expect(early).toEqual([before, before]);
      }
      expect(numbersOf(timeline.at(timeline.arrival).nodes)).toEqual(after);
    }
  });

  it("has each id once, and nothing on its way at the end", () => {
    for (const { timeline } of timelines) {
      for (const t of TIMES) {
        const ids = elementsOf(timeline.at(t)).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }
      expect(timeline.at(1).copies).toEqual([]);
    }
  });

  it("depends on the time alone, and keeps what does not change", () => {
    for (const { timeline } of timelines) {
      const drawn = TIMES.map((t) => timeline.at(t));
      expect(TIMES.toReversed().map((t) => timeline.at(t))).toEqual(drawn.toReversed());
      for (const { edges, nodes } of drawn) {
        expect(edges).toBe(drawn[0]?.edges);
        expect(nodes.filter((node, i) => node !== drawn[0]?.nodes[i]).length).toBeLessThanOrEqual(1);
      }
    }
  });

  it("takes 400 to 1,400 ms", () => {
    for (const { timeline } of timelines) {
      expect(timeline.duration).toBeGreaterThanOrEqual(400);
      expect(timeline.duration).toBeLessThanOrEqual(1400);
    }
  });
});

describe("a contribution", () => {
  const run = runCase({ case: "shared-intermediate", params: {} });
  const timeline = timelineOf(pictureOf(run), indexOf(run, "acc.v2.0")) as Timeline;

  it("leaves as the child's adjoint, is multiplied at the chip, and is added to what was there", () => {
    const seen = [0, 0.25, 0.45, 0.6, 0.85, 1].map((t) => textsIn(timeline.at(t)));
    expect(seen).toEqual([[], ["1"], [], ["0.1304"], ["1 + 0.1304"], []]);
  });

  it("shows the product on the chip only once the child's adjoint is there", () => {
    const numbers = TIMES.map((t) => timeline.at(t).chips.flatMap((chip) => textsOf(chip, "numbers")));
    expect(numbers).toEqual([[], [], ["1 × 0.1304"], ["1 × 0.1304"], ["1 × 0.1304"]]);
  });

  it("comes from the child's slot and ends in the parent's", () => {
    const inside = (t: number, id: string) => {
      const node = timeline.at(t).nodes.find(({ data }) => data.node === id) as NodeGroup;
      const area = node.slots.find(({ slot }) => slot === "adjoint");
      const [copy] = timeline.at(t).copies;
      if (area === undefined || copy === undefined) return false;
      return (
        copy.x > area.x && copy.x < area.x + area.width && copy.y > area.y && copy.y < area.y + area.height
      );
    };
    expect(inside(0.01, "v2")).toBe(true);
    expect(inside(0.76, "v1")).toBe(true);
  });

  it("is seen to be added to 0 if it is the first", () => {
    const first = timelineOf(pictureOf(run), indexOf(run, "acc.v3.0")) as Timeline;
    expect(textsIn(first.at(0.85))).toEqual(["0 + 1"]);
  });

  it("has parentheses if it is negative", () => {
    const negative = runCase({ case: "shared-intermediate", params: { x: 1.5 } });
    const sum = timelineOf(pictureOf(negative), indexOf(negative, "acc.v2.0")) as Timeline;
    expect(textsIn(sum.at(0.85))).toEqual(["1 + (−0.6282)"]);
  });
});

describe("an evaluation", () => {
  it("brings the operands' values, shows the formula with numbers, and then the value", () => {
    const run = runCase({ case: "two-inputs", params: {} });
    const timeline = timelineOf(pictureOf(run), indexOf(run, "eval.v3")) as Timeline;
    expect(TIMES.map((t) => textsIn(timeline.at(t)))).toEqual([
      [],
      ["6", "0.9093"],
      ["6 + 0.9093"],
      ["6 + 0.9093"],
      [],
    ]);
  });

  it("sweeps the row and the column that make the first entry of a product, and fills the rest", () => {
    const run = runCase({ case: "linear-layer", params: {} });
    const timeline = timelineOf(pictureOf(run), indexOf(run, "eval.Y")) as Timeline;
    const rings = (t: number) => timeline.at(t).copies.flatMap(({ children }) => children).length;
    // The first entry, a row of X and a column of W with two entries each, and an entry of b.
    expect([rings(0.56), rings(0.73)]).toEqual([4, 6]);
    const cells = (t: number) => {
      const node = nodeIn({ list: timeline.at(t) } as never, "Y");
      return textsOf(node, "entry").length;
    };
    expect([cells(0.5), cells(0.75), cells(0.9)]).toEqual([0, 1, 6]);
  });
});

describe("the other steps", () => {
  const run = runCase({ case: "checkpointed-chain", params: {} });
  const picture = pictureOf(run);
  const at = (key: string, t: number) => (timelineOf(picture, indexOf(run, key)) as Timeline).at(t);

  it("drop a pin on a kept value, and fade a discarded value", () => {
    const keep = [...run.trace.steps].find(({ kind }) => kind === "keep")?.key ?? "";
    const discard = [...run.trace.steps].find(({ kind }) => kind === "discard")?.key ?? "";
    const [high, low] = [at(keep, 0.1), at(keep, 0.7)].map(({ copies }) => copies[0]?.y ?? 0);
    expect(high).toBeLessThan(low ?? 0);
    const faded = at(discard, 0.4).nodes.flatMap(({ children }) =>
      children.filter(({ opacity }) => opacity !== undefined),
    );
    expect(faded.map(({ opacity }) => opacity)).toEqual([0.5]);
  });

  it("bring a seed from outside the graph, and gather the gradient below", () => {
    const two = runCase({ case: "two-inputs", params: {} });
    const drawn = pictureOf(two);
    const seed = (timelineOf(drawn, indexOf(two, "seed.v3")) as Timeline).at(0.05);
    expect(seed.copies[0]?.x).toBeGreaterThan(two.layout.width);
    const gathered = (timelineOf(drawn, two.trace.steps.length) as Timeline).at(0.75);
    expect(textsIn(gathered)).toEqual(["2.5839", "2"]);
    for (const { y } of gathered.copies) expect(y).toBeGreaterThan(two.layout.height);
  });
});
