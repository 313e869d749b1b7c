import { expect, it } from "vitest";
import { edgesOf } from "./edges.ts";
import { nodesFrom } from "./nodes.ts";
import { CODES, type StepKind } from "./step-columns.ts";
import { StepWriter } from "./step-writer.ts";
import { createSteps } from "./steps.ts";
import type { Steps, TraceNode } from "./trace.ts";

const node = (id: string): TraceNode => {
  return { id, aliases: [], role: "input", op: undefined, operands: [], value: 0, reached: true };
};

/** Returns steps of the kinds at nodes with the ids. */
function stepsAt(...all: readonly (readonly [StepKind, string?])[]): Steps {
  const ids = [...new Set(all.flatMap(([, id]) => id ?? []))];
  const nodes = nodesFrom(ids.map(node));
  const rows = new StepWriter();
  for (const [kind, id] of all) rows.push(CODES[kind], id === undefined ? -1 : ids.indexOf(id));
  return createSteps(rows.finish(), nodes, edgesOf(nodes));
}

it("numbers steps of one name from the second on", () => {
  const steps = stepsAt(
    ["recompute", "h5"],
    ["recompute", "h5"],
    ["recompute", "h5"],
    ["collect"],
    ["collect"],
  );
  expect(steps.map(({ key }) => key)).toEqual([
    ...["recompute.h5", "recompute.h5.2", "recompute.h5.3"],
    ...["collect", "collect.2"],
  ]);
});

it("counts storage as forward until the seed, and as backward after it", () => {
  const steps = stepsAt(["keep", "h1"], ["visit", "y"], ["seed", "y"], ["discard", "h1"]);
  expect(steps.map(({ phase }) => phase)).toEqual(["forward", "sort", "seed", "backward"]);
});

it("gives each step another key even where an id ends like a number of repetition", () => {
  const steps = stepsAt(...["v", "v", "v.2", "v.2", "v"].map((id) => ["evaluate", id] as const));
  const keys = steps.map(({ key }) => key);
  expect(keys).toEqual(["eval.v", "eval.v.2", "eval.v.2.2", "eval.v.2.3", "eval.v.3"]);
  expect(keys.map((key) => steps.keys.find(key))).toEqual([0, 1, 2, 3, 4]);
});

it("finds no step by a key that only starts like one", () => {
  const steps = stepsAt(["evaluate", "v"], ["collect"]);
  const keys = ["eval", "eval.", "eval.w", "eval.v.2", "v", "acc.v", "visit.v", "collect.v", "collect.", ""];
  expect(keys.map((key) => steps.keys.find(key))).toEqual(keys.map(() => undefined));
});
