import { describe, expect, it } from "vitest";
import { keptBy } from "../kept.ts";
import type { Operation } from "../operation.ts";
import { collectGarbage } from "../testing/retained.ts";
import { Var } from "../var.ts";
import { operations } from "./all.ts";

/** The nodes whose value these pullbacks are said to keep. */
function stated(op: Operation, operands: readonly number[]): unknown[] {
  const [sample = []] = op.samples;
  const kept = new Set(operands.flatMap((i) => keptBy(op, i, sample, 0).map(({ of }) => of)));
  return [...op.rules.keys(), "out" as const].filter((what) => kept.has(what));
}

/** Makes a node, keeps some of its pullbacks, and cuts the result from its operands. */
function hold(op: Operation, kept: readonly number[]): { held: unknown[]; nodes: WeakRef<Var>[] } {
  const operands = (op.samples[0] ?? []).map((x) => new Var(x));
  const out = op(...operands);
  const held = kept.map((i) => out.parents[i]?.[1]);
  out.parents = [];
  return { held, nodes: [...operands, out].map((node) => new WeakRef(node)) };
}

/** The nodes that survive as long as these pullbacks, and nothing else, are held. */
async function survivors(op: Operation, operands: readonly number[]): Promise<unknown[]> {
  const { held, nodes } = hold(op, operands);
  await collectGarbage();
  const what = [...op.rules.keys(), "out"].filter((_, i) => nodes[i]?.deref() !== undefined);
  expect(held).toHaveLength(operands.length);
  return what;
}

describe.each(operations.map((op) => ({ id: op.id, op })))("$id", ({ op }) => {
  const all = op.rules.map((_, i) => i);

  it("has pullbacks that together keep alive the nodes they are said to keep, and no other", async () => {
    expect(await survivors(op, all)).toEqual(stated(op, all));
  });

  it("has pullbacks that each keep alive what they are said to keep, and no other", async () => {
    for (const i of all) expect(await survivors(op, [i])).toEqual(stated(op, [i]));
  });
});

it("nothing is kept when no pullback is", async () => {
  for (const op of operations) expect(await survivors(op, [])).toEqual([]);
});
