import { describe, expect, it } from "vitest";
import { plus, type Value, zeroLike } from "../../autodiff/value.ts";
import type { Values } from "../../cases/define-case.ts";
import { run as runCase } from "../../engine/run.ts";
import { everyStep, indexOf, runs } from "../../scene/testing/scenes.ts";
import { replay } from "../../trace/replay.ts";
import { stepAt } from "../../trace/trace.ts";
import { valueText } from "../../words/texts.ts";
import { contributionsAt, firstValueText, formOf, lineOfStep, stepOfLine } from "./tape-rows.ts";

describe("the contributions to the shared intermediate", () => {
  const run = runCase({ case: "shared-intermediate", params: {} });
  const received = (key: string) => contributionsAt(run.trace, indexOf(run, key))[1];

  it("arrive one by one, with the variable that sends them", () => {
    const first = { key: "acc.v3.0", source: "v3", amount: "1" };
    const second = { key: "acc.v2.0", source: "v2", amount: "0.1304" };
    expect(received("seed.v3")).toEqual([]);
    expect(received("acc.v3.0")).toEqual([first]);
    expect(received("collect")).toEqual([first, second]);
  });

  it("disappear when steps are undone", () => {
    expect(contributionsAt(run.trace, 0)).toEqual([[], [], [], []]);
  });
});

it("a seed comes from no variable", () => {
  const run = runCase({ case: "vector-jacobian-product", params: {} });
  const received = contributionsAt(run.trace, indexOf(run, "seed.y2")).flat();
  expect(received).toEqual([
    { key: "seed.y1", source: undefined, amount: "1" },
    { key: "seed.y2", source: undefined, amount: "0.5" },
  ]);
});

it("a recomputed value that is another has the first beside it", () => {
  expect([firstValueText(0.25, 0.5), firstValueText(0.25, 0.25), firstValueText(0.25)]).toEqual([
    "0.25",
    undefined,
    undefined,
  ]);
});

describe("the form of a line", () => {
  it("is that of numbers, of grids side by side, or of grids one under the other, at every step", () => {
    const forms = (params: Values, room: number) => {
      const { trace } = runCase({ case: "softmax-cross-entropy", params });
      return trace.nodes.map(({ id }, i) => [id, formOf(trace, i, room)]);
    };
    const wide = { z: [[-1.25, -2.25, -3.25, -4.25, -5.25]] };
    expect(forms({}, 36)).toEqual([
      ["z", "grids"],
      ["L", "numbers"],
    ]);
    expect(forms(wide, 36)[0]).toEqual(["z", "stacked"]);
    expect(forms({}, 20)[0]).toEqual(["z", "stacked"]);
  });

  it("has room for the widest entry of each column", () => {
    const { trace } = runCase({
      case: "relu-layer",
      params: {
        X: [
          [1, -20],
          [-300, 4],
        ],
        Ybar: [
          [0, 0],
          [0, 0],
        ],
      },
    });
    expect(formOf(trace, 0, 4 + 3 + 2)).toBe("grids");
    expect(formOf(trace, 0, 4 + 3 + 1)).toBe("stacked");
  });
});

it("a share of a tensor is marked as one, a share of a number is not", () => {
  const run = runCase({ case: "linear-layer", params: {} });
  const [, W = []] = contributionsAt(run.trace, run.trace.steps.length);
  expect(W).toEqual([{ key: "acc.Y.1", source: "Y", amount: "[1.25, −2.5; −0.5, −1]", tensor: true }]);
});

describe.each(runs)("the tape of $name", ({ run: { trace }, run }) => {
  it("lists contributions that add up to the adjoint", () => {
    const { adjoints } = replay(trace, trace.steps.length);
    const sums: (Value | undefined)[] = trace.nodes.map(() => undefined);
    const amounts: string[][] = trace.nodes.map(() => []);
    for (const step of trace.steps) {
      if (step.kind !== "accumulate" && step.kind !== "seed") continue;
      sums[step.node] = plus(sums[step.node] ?? zeroLike(step.contribution), step.contribution);
      amounts[step.node]?.push(valueText(step.contribution));
    }
    const received = contributionsAt(trace, trace.steps.length);
    expect(received.map((all) => all.map(({ amount }) => amount))).toEqual(amounts);
    expect(sums).toEqual([...adjoints]);
  });

  it("has a pointer at every step but the first and the last", () => {
    const lines = everyStep(run).map(({ step }) => lineOfStep(trace, step));
    const without = lines.flatMap((line, i) => (line === undefined ? [i] : []));
    expect(without).toEqual([0, trace.steps.length]);
  });

  it("has a pointer that runs down in the forward pass, and then marks the nodes that send back", () => {
    const down = trace.steps.flatMap((step) => (step.kind === "evaluate" ? [lineOfStep(trace, step)] : []));
    expect(down).toEqual(trace.nodes.flatMap(({ op }, i) => (op === undefined ? [] : [i])));
    for (const step of trace.steps) {
      if (step.kind === "accumulate") expect(lineOfStep(trace, step)).toBe(trace.edges.at(step.edge)?.child);
    }
  });

  it("leads from a line to the step that evaluates it, and from an input to the start", () => {
    for (const [i, { id, op }] of trace.nodes.entries()) {
      const step = stepOfLine(trace, i);
      expect(step).toBe(op === undefined ? 0 : indexOf(run, `eval.${id}`));
      if (step > 0) expect(lineOfStep(trace, stepAt(trace, step))).toBe(i);
    }
  });
});
