import { describe, expect, it } from "vitest";
import type { GraphNode } from "../graph-node.ts";
import { type Kept, keptBy } from "../kept.ts";
import type { TensorOperation } from "../operation.ts";
import { filled } from "../tensor.ts";
import { keptAlive } from "../testing/retained.ts";
import { apply } from "../testing/tensor-agreement.ts";
import type { Value } from "../value.ts";
import { constant, Var } from "../var.ts";
import { tensorOperations } from "./all.ts";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.ts";

/** Returns the arrays that hold the kept values, as `keptAlive` names them. */
function arrays(kept: readonly Kept[]): string[] {
  const names = kept.map(({ entries, bits }) =>
    bits === 64 * entries ? `Float64Array ${entries}` : `Uint8Array ${Math.ceil(bits / 8)}`,
  );
  return names.toSorted();
}

/** Creates a node from fresh leaves and returns the chosen pullbacks, releasing everything else. */
function pullbacks(
  make: (leaves: readonly GraphNode[]) => GraphNode,
  sample: readonly Value[],
  kept: readonly number[],
): unknown[] {
  const copy = (value: Value): Value =>
    typeof value === "number" ? value : filled(value.shape, (i) => value.data[i] as number);
  const out = make(sample.map((value) => new Var<Value>(copy(value)))) as Var<Value>;
  const pulls = kept.map((i) => out.parents[i]?.[1]);
  out.parents = [];
  return pulls;
}

async function check(op: TensorOperation, sample: readonly Value[]): Promise<void> {
  const result = apply(
    op,
    sample.map((value) => new Var<Value>(value)),
  ).value;
  const all = [...op.rules.keys()];
  const stated = (i: number): readonly Kept[] => keptBy(op, i, sample, result);
  for (const i of all) {
    const pulls = await keptAlive(() => pullbacks((leaves) => apply(op, leaves), sample, [i]));
    expect(pulls).toEqual(arrays(stated(i)));
  }
  const together = await keptAlive(() => pullbacks((leaves) => apply(op, leaves), sample, all));
  expect(together).toEqual(arrays(all.flatMap(stated)));
}

describe.each(tensorOperations.map((op) => ({ id: op.id, op })))("$id", ({ op }) => {
  it("has pullbacks that keep alive exactly the arrays in `keptBy`, and no node", async () => {
    for (const sample of op.samples) await check(op, sample);
  });

  it("keeps no array when no pullback is held", async () => {
    const [sample = []] = op.samples;
    expect(await keptAlive(() => pullbacks((leaves) => apply(op, leaves), sample, []))).toEqual([]);
  });
});

describe("a ReLU layer of 19 entries", () => {
  const X = filled([19], (i) => (i % 3) - 1);

  it.each(tensorOperations.filter(({ symbol }) => symbol === "ReLU").map((op) => ({ id: op.id, op })))(
    "keeps the arrays that $id states, at every kink",
    async ({ op }) => {
      for (const kink of [0, 0.5, 1]) await check(op, op.rules.length === 1 ? [X] : [X, kink]);
    },
  );
});

it("the loss keeps no matrix for constant targets", async () => {
  const make = ([z, t]: readonly GraphNode[]): GraphNode =>
    softmaxCrossEntropy(z as GraphNode, constant((t as GraphNode).value));
  const node = (): unknown => {
    const out = make([new Var<Value>(filled([2, 3], (i) => i)), new Var<Value>(filled([2, 3], () => 0.5))]);
    const pulls = [out.pullA, out.pullB];
    (out as Var<Value>).parents = [];
    return pulls;
  };
  expect(await keptAlive(node)).toEqual(["Float64Array 6"]);
});
