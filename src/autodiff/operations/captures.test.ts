import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import type { Operation } from "../operation.ts";
import { Var } from "../var.ts";
import { operations } from "./all.ts";

const OUT = "<out>";
const NAMES = ["<a>", "<b>", "<c>"];

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** The nodes whose value the rules of these operands use: what their pullbacks must keep. */
function needed(op: Operation, operands: readonly number[]): string[] {
  const formulas = operands.map((i) => op.rules[i]?.("<g>", OUT, ...NAMES)).join();
  return [OUT, ...NAMES].filter((name) => formulas.includes(name));
}

/** Makes a node, keeps some of its pullbacks, and cuts the result from its operands. */
function hold(op: Operation, kept: readonly number[]): { held: unknown[]; nodes: WeakRef<Var>[] } {
  const operands = (op.samples[0] ?? []).map((x) => new Var(x));
  const out = op(...operands);
  const held = kept.map((i) => out.parents[i]?.[1]);
  out.parents = [];
  return { held, nodes: [out, ...operands].map((node) => new WeakRef(node)) };
}

/** The nodes that survive as long as these pullbacks, and nothing else, are held. */
async function survivors(op: Operation, operands: readonly number[]): Promise<string[]> {
  const { held, nodes } = hold(op, operands);
  await setImmediate(); // A WeakRef holds its node until the end of the turn that made it.
  collectGarbage();
  const names = [OUT, ...NAMES].filter((_, i) => nodes[i]?.deref() !== undefined);
  expect(held).toHaveLength(operands.length);
  return names;
}

/** V8 keeps one scope for all closures of one call, so the pullbacks of these keep each other's. */
const SCOPE_SHARED = ["div", "pow"];

describe.each(operations.map((op) => ({ id: op.id, op })))("$id", ({ op }) => {
  const all = op.rules.map((_, i) => i);

  it("has pullbacks that together keep alive the nodes their rules name, and no other", async () => {
    expect(await survivors(op, all)).toEqual(needed(op, all));
  });

  it("has pullbacks that each keep alive what their own rule names, and no other", async () => {
    for (const i of all) {
      expect(await survivors(op, [i])).toEqual(needed(op, SCOPE_SHARED.includes(op.id) ? all : [i]));
    }
  });
});

it("nothing is kept when no pullback is", async () => {
  for (const op of operations) expect(await survivors(op, [])).toEqual([]);
});
