import { describe, expect, it } from "vitest";
import { mul } from "../autodiff/operations/arithmetic.ts";
import type { Run } from "../engine/messages.ts";
import { run as runCase } from "../engine/run.ts";
import { layout } from "../layout/layout.ts";
import { replay } from "../trace/replay.ts";
import { run as runProgram } from "../trace/testing/run.ts";
import { activity } from "./activity.ts";
import { picture } from "./picture.ts";
import { everyStep, indexOf, pictureOf, runs } from "./testing/scenes.ts";

/** Returns the states at a step, such as `x=operand v1=computing`. */
function statesAt(run: Run, key: string) {
  const { trace } = run;
  const { nodes, edges, origin, destination } = activity(pictureOf(run), replay(trace, indexOf(run, key)));
  return {
    nodes: trace.nodes.map(({ id }, i) => `${id}=${nodes[i]}`).join(" "),
    edges: trace.edges.flatMap(({ id }, i) => (edges[i] === "idle" ? [] : [`${id}=${edges[i]}`])).join(" "),
    way: [origin, destination].map((ids) => ids.map((i) => trace.nodes.at(i)?.id).join(" ")).join(" → "),
  };
}

describe("the activity of the tiny engine", () => {
  const run = runCase({ case: "tiny-engine", params: {} });

  it.each([
    ["start", "x1=evaluated x2=evaluated v1=pending v2=pending v3=pending", "", "x1 x2 → x1 x2"],
    [
      "eval.v1",
      "x1=operand x2=operand v1=computing v2=pending v3=pending",
      "v1.0=feeding v1.1=feeding",
      "x1 x2 → v1",
    ],
    ["eval.v2", "x1=operand x2=evaluated v1=evaluated v2=computing v3=pending", "v2.0=feeding", "x1 → v2"],
    ["visit.x2", "x1=evaluated x2=visiting v1=evaluated v2=evaluated v3=evaluated", "", "x2 → x2"],
    ["seed.v3", "x1=evaluated x2=evaluated v1=evaluated v2=evaluated v3=seeded", "", "v3 → v3"],
    [
      "acc.v3.0",
      "x1=evaluated x2=evaluated v1=receiving v2=evaluated v3=sending",
      "v3.0=carrying",
      "v3 → v1",
    ],
    [
      "acc.v3.1",
      "x1=evaluated x2=evaluated v1=touched v2=receiving v3=sending",
      "v3.0=flowed v3.1=carrying",
      "v3 → v2",
    ],
    [
      "acc.v1.0",
      "x1=receiving x2=evaluated v1=sending v2=touched v3=touched",
      "v1.0=carrying v2.0=flowed v3.0=flowed v3.1=flowed",
      "v1 → x1",
    ],
    [
      "collect",
      "x1=collected x2=collected v1=touched v2=touched v3=touched",
      "v1.0=flowed v1.1=flowed v2.0=flowed v3.0=flowed v3.1=flowed",
      "x1 x2 → x1 x2",
    ],
  ])("at %s has a state for every node and edge", (key, nodes, edges, way) => {
    expect(statesAt(run, key)).toEqual({ nodes, edges, way });
  });
});

it("of two parallel edges, only one carries a contribution at a time", () => {
  const trace = runProgram([3], (x) => mul(x, x));
  const drawing = picture({ trace, layout: layout(trace) }, false);
  const states = trace.steps.map((_, i) => activity(drawing, replay(trace, i + 1)).edges);
  expect(states).toEqual([
    ["feeding", "feeding"],
    ["idle", "idle"],
    ["carrying", "idle"],
    ["flowed", "carrying"],
    ["flowed", "flowed"],
  ]);
});

describe("the activity of a checkpointed chain", () => {
  const run = runCase({ case: "checkpointed-chain", params: { w: [1, 2], store: "h0,h2" } });

  it.each([
    ["keep.h0", "h0=keeping w1=evaluated w2=evaluated h1=pending h2=pending", "", "h0 → h0"],
    [
      "eval.h2",
      "h0=evaluated w1=evaluated w2=operand h1=operand h2=computing",
      "h2.0=feeding h2.1=feeding",
      "w2 h1 → h2",
    ],
    ["discard.h1", "h0=evaluated w1=evaluated w2=evaluated h1=dropped h2=evaluated", "", "h1 → h1"],
    ["keep.h2", "h0=evaluated w1=evaluated w2=evaluated h1=dropped h2=keeping", "", "h2 → h2"],
    [
      "recompute.h1",
      "h0=operand w1=operand w2=evaluated h1=computing h2=touched",
      "h1.0=feeding h1.1=feeding",
      "w1 h0 → h1",
    ],
    [
      "recompute.h2",
      "h0=evaluated w1=evaluated w2=operand h1=operand h2=computing",
      "h2.0=feeding h2.1=feeding",
      "w2 h1 → h2",
    ],
  ])("at %s shows what is kept, dropped and evaluated again", (key, nodes, edges, way) => {
    expect(statesAt(run, key)).toEqual({ nodes, edges, way });
  });
});

describe.each(runs)("the activity of $name", ({ run: { trace }, run }) => {
  const drawing = pictureOf(run);
  const all = everyStep(run).map(({ index, step }) => ({ step, ...activity(drawing, replay(trace, index)) }));

  it("marks the edges of each step, and no others, as feeding or carrying", () => {
    for (const { step, edges } of all) {
      const busy = edges.flatMap((state, i) => (state === "feeding" || state === "carrying" ? [i] : []));
      const own =
        step?.kind === "accumulate"
          ? [step.edge]
          : trace.edges.flatMap(({ child }, i) =>
              (step?.kind === "evaluate" || step?.kind === "recompute") && child === step.node ? [i] : [],
            );
      expect(busy).toEqual(own);
    }
  });

  it("uses no edge again after it has flowed, and returns no node to pending", () => {
    for (const [i, { nodes, edges }] of all.slice(1).entries()) {
      const before = all[i];
      for (const [k, state] of edges.entries()) {
        if (before?.edges[k] === "flowed" || before?.edges[k] === "carrying") expect(state).toBe("flowed");
      }
      for (const [k, state] of nodes.entries()) {
        if (before?.nodes[k] !== "pending") expect(state).not.toBe("pending");
      }
    }
  });

  it("has nodes where its numbers arrive, and operations nodes where they come from", () => {
    for (const { origin, destination } of all) {
      expect(origin.length).toBeGreaterThan(0);
      expect(destination.length).toBeGreaterThan(0);
    }
  });
});
