import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { build } from "vite";
import { describe, expect, it } from "vitest";
import type { Scalar } from "./graph-node.ts";
import { observe } from "./observe.ts";
import { add, affine, neg, sub } from "./operations/arithmetic.ts";
import { constant, Var } from "./var.ts";

const MILLION = 1_000_000;

describe("a chain of a million nodes", { timeout: 60_000 }, () => {
  const one = constant(1);
  it.each<[operand: string, link: (y: Var) => Var, value: number, grad: number]>([
    ["first", neg, 2, 1],
    ["second", (y) => sub(one, y), 2, 1],
    ["third", (y) => affine(one, one, y), MILLION + 2, 1],
  ])("is swept through the %s operand", (_, link, value, grad) => {
    const x = new Var(2);
    const y = chain(x, link);
    y.backward();
    expect([y.value, x.grad]).toEqual([value, grad]);
  });

  it("is swept in a worker thread with a one-megabyte stack", async () => {
    const worker = new Worker(await bundle("testing/deep-chain-worker.ts"), {
      eval: true,
      resourceLimits: { stackSizeMb: 1 },
    });
    expect(await once(worker, "message")).toEqual([{ value: 2, grad: 1 }]);
    await worker.terminate();
  });
});

it("60 doublings take 61 visits and 120 accumulations, not 2⁶⁰", () => {
  const count = { entered: 0, visited: 0, accumulated: 0 };
  const x = new Var(1);
  let y = x;
  for (let i = 0; i < 60; i++) y = add(y, y);
  observe(
    {
      entered: () => count.entered++,
      visited: () => count.visited++,
      accumulated: () => count.accumulated++,
    },
    () => y.backward(),
  );
  expect(count).toEqual({ entered: 61, visited: 61, accumulated: 120 });
  expect([y.value, x.grad]).toEqual([2 ** 60, 2 ** 60]);
});

it("a node with ten thousand parents sends a contribution to each", () => {
  const leaves = Array.from({ length: 10_000 }, (_, i) => new Var(i));
  const sum = new Var(leaves.reduce((total, { value }) => total + value, 0));
  sum.parents = leaves.map((leaf: Scalar) => [leaf, (g: number) => g]);
  sum.backward(3);
  expect(leaves.every(({ grad }) => grad === 3)).toBe(true);
});

function chain(x: Var, link: (y: Var) => Var): Var {
  let y = x;
  for (let i = 0; i < MILLION; i++) y = link(y);
  return y;
}

/** Bundles a file of this folder with its imports into one script. */
async function bundle(file: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      ssr: new URL(file, import.meta.url).pathname,
      write: false,
      rolldownOptions: { output: { format: "cjs" } },
    },
  });
  if (!("output" in result)) throw new Error("vite watches instead of building");
  return result.output[0].code;
}
