import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import type { GraphNode } from "../graph-node.ts";
import { tensor } from "../tensor.ts";
import { apply } from "../testing/tensor-agreement.ts";
import type { Tensor, Value } from "../value.ts";
import { Var } from "../var.ts";
import { tensorOperations } from "./all.ts";
import { type ReluChoices, reluLayer } from "./relu-layer.ts";

const OUT = "<out>";
const NAMES = ["<a>", "<b>", "<c>"];

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

interface Held {
  readonly pullbacks: readonly unknown[];
  readonly values: readonly WeakRef<object>[];
}

/** Makes a node, keeps some of its pullbacks, and lets go of all else; watches values, not nodes. */
function hold(
  make: (...leaves: Var<Value>[]) => GraphNode,
  sample: readonly Value[],
  kept: readonly number[],
): Held {
  const leaves = sample.map((value) => new Var<Value>(structuredClone(value)));
  const out = make(...leaves) as Var<Value>;
  const pullbacks = kept.map((i) => out.parents[i]?.[1]);
  out.parents = [];
  const watched = [out, ...leaves].map((node) => (typeof node.value === "number" ? node : node.value));
  return { pullbacks, values: watched.map((value) => new WeakRef(value)) };
}

async function survivors({ pullbacks, values }: Held): Promise<string[]> {
  await setImmediate(); // A WeakRef holds its target until the end of the turn that made it.
  collectGarbage();
  const names = [OUT, ...NAMES].filter((_, i) => values[i]?.deref() !== undefined);
  expect(pullbacks).not.toContain(undefined);
  return names;
}

/** V8 keeps one scope for all closures of one call, so the pullbacks of these keep each other's. */
const SCOPE_SHARED: Readonly<Record<string, readonly number[]>> = { matmul: [0, 1], linear: [0, 1] };

/** Keeps matrices of its own, P − T and log P, and no operand. */
const KEEPS_ITS_OWN = ["softmaxCrossEntropy"];

describe.each(tensorOperations.map((op) => ({ id: op.id, op })))("$id", ({ op }) => {
  const sample = op.samples[0] ?? [];
  const needed = (operands: readonly number[]): string[] => {
    if (KEEPS_ITS_OWN.includes(op.id)) return [];
    const formulas = operands.map((i) => op.rules[i]?.("<g>", OUT, ...NAMES)).join();
    const tensors = [OUT, ...NAMES].filter((_, i) => typeof sample[i - 1] !== "number");
    return tensors.filter((name) => formulas.includes(name));
  };
  const held = (operands: readonly number[]): Held =>
    hold((...leaves) => apply(op, leaves), sample, operands);

  it("has pullbacks that keep alive the tensors their rules name, and no other", async () => {
    const all = op.rules.map((_, i) => i);
    expect(await survivors(held(all))).toEqual(needed(all));
    for (const i of all) {
      const scope = SCOPE_SHARED[op.id];
      expect(await survivors(held([i]))).toEqual(needed(scope?.includes(i) ? scope : [i]));
    }
  });

  it("keeps nothing when no pullback is kept", async () => {
    expect(await survivors(held([]))).toEqual([]);
  });
});

describe("a ReLU layer keeps", () => {
  const X: Tensor = tensor([1, 0, -2]);

  it.each<[string, ReluChoices, string[]]>([
    ["X and not Y", { store: "input", kink: 0 }, ["<a>"]],
    ["X and not Y", { store: "input", kink: 0.5 }, ["<a>"]],
    ["Y and not X", { store: "output", kink: 0 }, [OUT]],
    ["neither", { store: "mask", kink: 0 }, []],
    ["neither", { store: "mask", kink: 0.5 }, []],
    ["neither", { store: "mask", kink: 1 }, []],
  ])("%s, with %o", async (_, choices, expected) => {
    expect(await survivors(hold((x) => reluLayer(x as Var<Value>, choices), [X], [0]))).toEqual(expected);
  });
});
