import { describe, expect, it } from "vitest";
import { keptBy } from "../kept.ts";
import type { Operation } from "../operation.ts";
import { collectGarbage } from "../testing/retained.ts";
import { Var } from "../var.ts";
import { operations } from "./all.ts";

/** Returns the nodes whose values these pullbacks keep according to `keptBy`. */
function stated(op: Operation, operands: readonly number[]): unknown[] {
  const [sample = []] = op.samples;
  const kept = new Set(operands.flatMap((i) => keptBy(op, i, sample, 0).map(({ of }) => of)));
  return [...op.rules.keys(), "out" as const].filter((what) => kept.has(what));
}

/** Creates a node, holds some of its pullbacks, and disconnects the result from its operands. */
function hold(op: Operation, kept: readonly number[]): { held: unknown[]; nodes: WeakRef<Var>[] } {
  const operands = (op.samples[0] ?? []).map((x) => new Var(x));
  const out = op(...operands);
  const held = kept.map((i) => out.parents[i]?.[1]);
  out.parents = [];
  return { held, nodes: [...operands, out].map((node) => new WeakRef(node)) };
}

/** Returns the nodes that survive while only these pullbacks are held. */
async function survivors(op: Operation, operands: readonly number[]): Promise<unknown[]> {
  const { held, nodes } = hold(op, operands);
  await collectGarbage();
  const what = [...op.rules.keys(), "out"].filter((_, i) => nodes[i]?.deref() !== undefined);
  expect(held).toHaveLength(operands.length);
  return what;
}

describe.each(operations.map((op) => ({ id: op.id, op })))("$id", ({ op }) => {
  const all = op.rules.map((_, i) => i);

  it("has pullbacks that together keep alive exactly the nodes in `keptBy`", async () => {
    expect(await survivors(op, all)).toEqual(stated(op, all));
  });

  it("has pullbacks that each keep alive exactly the nodes in `keptBy`", async () => {
    for (const i of all) expect(await survivors(op, [i])).toEqual(stated(op, [i]));
  });
});

it("no node stays alive when no pullback is held", async () => {
  for (const op of operations) expect(await survivors(op, [])).toEqual([]);
});
