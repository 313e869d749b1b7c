import { describe, expect, it } from "vitest";
import { sin } from "../autodiff/operations/curves.ts";
import { nestedOf } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { run as runCase } from "../engine/run.ts";
import { layout } from "../layout/layout.ts";
import { replay } from "../trace/replay.ts";
import { run as runProgram } from "../trace/testing/run.ts";
import { valueText } from "../words/texts.ts";
import { boundingBox, isNear } from "./box.ts";
import { isZero } from "./entry-grid.ts";
import { scene } from "./scene.ts";
import { drawings, everyStep, indexOf, nodeIn, sceneAt, someSteps } from "./testing/scenes.ts";

const two = runCase({ case: "shared-intermediate", params: {}, detail: false });
const at = (key: string) => sceneAt(two, indexOf(two, key));

/** Returns a value as read back from an attribute: JSON has no NaN, no infinity and no −0. */
function plain(value: Value): unknown {
  return typeof value === "number" ? value : JSON.parse(JSON.stringify(nestedOf(value)));
}

function parsed(raw: string): unknown {
  return raw.startsWith("[") ? JSON.parse(raw) : Number(raw);
}

describe.each(drawings)("every picture of $name", ({ run }) => {
  const steps = everyStep(run);
  const pictures = steps.map(({ index }) => sceneAt(run, index));

  it("depends on its step only, not on pictures drawn before", () => {
    const copy = structuredClone(run);
    for (const { index } of someSteps(run).toReversed()) {
      expect(JSON.stringify(sceneAt(copy, index))).toBe(JSON.stringify(pictures[index]));
    }
  });

  it("has the index and kind of its step", () => {
    expect(pictures.map(({ index, kind }) => ({ index, kind }))).toEqual(
      steps.map(({ index, step }) => ({ index, kind: step?.kind ?? "start" })),
    );
  });

  it("has all nodes and edges where the layout puts them", () => {
    for (const { nodes, edges, width, height } of pictures) {
      expect(nodes.map(({ x, y, width: w, height: h }) => ({ x, y, width: w, height: h }))).toEqual(
        run.layout.nodes,
      );
      expect(edges.map(({ curve }) => curve)).toEqual(run.layout.edges);
      expect([width, height]).toEqual([run.layout.width, run.layout.height]);
    }
  });

  it("shows the values and adjoints at its step, rounded and in full", () => {
    for (const { index, nodes } of pictures) {
      const { evaluated, dropped, adjoints } = replay(run.trace, index);
      const shown = nodes.map(({ value, adjoint, touched, rawValue, rawAdjoint }) => [
        value,
        adjoint,
        touched,
        rawValue === "" ? undefined : parsed(rawValue),
        parsed(rawAdjoint),
      ]);
      const known = run.trace.nodes.map(({ value }, i) => {
        const adjoint = adjoints[i] ?? 0;
        const there = evaluated[i] && !dropped[i];
        const texts = [there ? valueText(value) : "", valueText(adjoint), adjoints[i] !== undefined];
        return [...texts, there ? plain(value) : undefined, plain(adjoint)];
      });
      expect(shown).toEqual(known);
    }
  });

  it("shows a sum only on a node whose adjoint was not 0", () => {
    for (const { index, step } of steps) {
      const adds = step?.kind === "accumulate" && !isZero(step.before);
      const nodes = pictures[index]?.nodes ?? [];
      const sums = nodes.flatMap(({ sum, beforeGrid }, i) => ((sum ?? beforeGrid) ? [i] : []));
      expect(sums).toEqual(adds ? [step.node] : []);
      expect(nodes.flatMap(({ adding }, i) => (adding ? [i] : []))).toEqual(sums);
    }
  });

  it("shows shapes on the edges of tensors, except where a chip covers them", () => {
    for (const { edges, chips } of pictures) {
      for (const [i, { label, state }] of edges.entries()) {
        const whole = state === "carrying" ? undefined : run.layout.labels[i];
        const covered = whole !== undefined && chips.some((chip) => isNear(chip, whole, 2));
        expect(label).toEqual(covered ? undefined : whole);
      }
    }
  });

  it("has the same headroom at every step, enough for the chips of tensors", () => {
    const [room = 0] = pictures.map(({ headroom }) => headroom);
    for (const { headroom, chips } of pictures) {
      expect(headroom).toBe(room);
      for (const { y, grid } of chips) if (grid !== undefined) expect(y).toBeGreaterThan(-room);
    }
  });

  it("has a focus around all its chips", () => {
    for (const { focus, chips } of pictures) {
      expect(Math.min(focus.width, focus.height)).toBeGreaterThan(0);
      expect(boundingBox([focus, ...chips])).toEqual(focus);
    }
  });
});

describe("a node", () => {
  it("has a title of all its names, the text's first", () => {
    expect(at("start").nodes.map(({ title }) => title)).toEqual(["x", "v₁", "v₂", "v₃ = y"]);
    const recurrence = sceneAt(runCase({ case: "recurrence", params: { T: 1 } }), 0);
    expect(recurrence.nodes.map(({ title }) => title)).toEqual(["h₀ = x", "a", "b", "z₀", "h₁ = L"]);
  });

  it("is labelled by its operation's symbol, a leaf by its role", () => {
    const recurrence = sceneAt(runCase({ case: "recurrence", params: { T: 1 } }), 0);
    expect(at("start").nodes.map(({ label }) => label)).toEqual(["input", "square", "sin", "+"]);
    expect(recurrence.nodes.slice(0, 3).map(({ label }) => label)).toEqual([
      "input",
      "parameter",
      "parameter",
    ]);
  });

  it("has no value until it is evaluated, and the adjoint 0 until a contribution arrives", () => {
    const { value, adjoint, touched, exact, rawValue, rawAdjoint } = nodeIn(at("eval.v1"), "v2");
    expect([value, adjoint, touched, exact, rawValue, rawAdjoint]).toEqual(["", "0", false, "", "", "0"]);
  });

  it("shows the second contribution being added to the first", () => {
    expect(nodeIn(at("acc.v2.0"), "v1")).toMatchObject({
      state: "receiving",
      value: "1.44",
      adjoint: "1.1304",
      sum: "1 + 0.1304",
      exact: `value 1.44, adjoint ${1 + Math.cos(1.44)}`,
      rawValue: "1.44",
      rawAdjoint: String(1 + Math.cos(1.44)),
    });
  });

  it("puts a negative second term in parentheses", () => {
    const run = runCase({ case: "shared-intermediate", params: { x: 1.5 } });
    expect(nodeIn(sceneAt(run, indexOf(run, "acc.v2.0")), "v1").sum).toBe("1 + (−0.6282)");
  });

  it("keeps the sign of −0 in all texts", () => {
    const run = runCase({ case: "two-inputs", params: { x1: -0 } });
    expect(nodeIn(sceneAt(run, 0), "x1")).toMatchObject({ value: "−0", exact: "value −0", rawValue: "-0" });
  });

  it("that no output depends on is not reached and gets no adjoint", () => {
    const trace = runProgram([2], (x) => ({ names: { u: sin(x) }, outputs: { y: sin(x) } }));
    const last = scene(trace, layout(trace), trace.steps.length, false);
    expect(last.nodes.map(({ id, reached, touched }) => [id, reached, touched])).toEqual([
      ["x1", true, true],
      ["u", false, false],
      ["y", true, true],
    ]);
  });
});

describe("a node of a checkpointed chain", () => {
  const chain = runCase({ case: "checkpointed-chain", params: {} });
  const storageAt = (key: string, id: string) => nodeIn(sceneAt(chain, indexOf(chain, key)), id).storage;

  it("has the storage state of its value", () => {
    expect([storageAt("eval.h4", "h4"), storageAt("keep.h4", "h4")]).toEqual([undefined, "kept"]);
    expect([storageAt("eval.h1", "h1"), storageAt("discard.h1", "h1")]).toEqual([undefined, "dropped"]);
    expect([storageAt("seed.h8", "h5"), storageAt("recompute.h5", "h5")]).toEqual(["dropped", "again"]);
    expect([storageAt("acc.h8.1", "h8"), storageAt("recompute.h4", "h5")]).toEqual(["freed", "freed"]);
  });

  it("has no value while it is dropped", () => {
    const { value, exact, rawValue } = nodeIn(sceneAt(chain, indexOf(chain, "discard.h1")), "h1");
    expect([value, exact, rawValue]).toEqual(["", "", ""]);
  });
});

describe("the seeds of two outputs", () => {
  const run = runCase({ case: "vector-jacobian-product", params: { u1: 0, u2: -2 } });
  const outputs = (key: string) =>
    ["y1", "y2"].map((id) => {
      const { state, adjoint, touched } = nodeIn(sceneAt(run, indexOf(run, key)), id);
      return [state, adjoint, touched];
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
