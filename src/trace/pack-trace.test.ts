import { serialize } from "node:v8";
import { expect, it } from "vitest";
import { checkpointIn } from "../autodiff/checkpoint.ts";
import { inFloat8 } from "../autodiff/float8.ts";
import { affine, mul } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { keeping } from "../autodiff/testing/chain.ts";
import { constant, type Var } from "../autodiff/var.ts";
import { buffersOf, packTrace, unpackTrace } from "./pack-trace.ts";
import { runChain } from "./testing/chains.ts";
import { run } from "./testing/run.ts";
import { runWhole } from "./testing/run-whole.ts";
import type { Trace } from "./trace.ts";

const post = (trace: Trace): Trace => {
  const packed = packTrace(trace);
  return unpackTrace(structuredClone(packed, { transfer: buffersOf(packed) }));
};

const chain = (length: number): Trace =>
  run([0.7], (x) => Array.from({ length }).reduce<Var>((h, _, i) => (i % 2 === 0 ? mul(x, h) : sin(h)), x));

it.each<[string, () => Trace]>([
  [
    "numbers with constants, names and two outputs",
    () =>
      run(
        [2, -0],
        (x1, x2) => {
          const [c, p] = [constant(-0), mul(x1, x2)];
          return { names: { p }, outputs: { p, q: affine(c, x1, p) }, constants: { c } };
        },
        { detail: true },
      ),
  ],
  ["non-finite numbers", () => run([Number.NEGATIVE_INFINITY, 0], (x1, x2) => mul(x1, x2))],
  ["tensors", () => runWhole([[[1, 2]], [[3, -0]]], (A, B) => elementwise(sin, elementwise(mul, A, B)))],
  ["checkpoints", () => runChain(keeping(0, 2, 4))],
  ["recomputed values", () => runChain(keeping(0, 2, 4), { keep: checkpointIn(inFloat8) })],
])("a trace of %s is the same after it was posted", (_, record) => {
  expect(post(record())).toStrictEqual(record());
});

it("is posted without a copy of its steps", () => {
  const packed = packTrace(chain(4));
  const { columns } = unpackTrace(packed).steps;
  for (const column of Object.values(columns)) expect(Object.values(packed.steps)).toContain(column);
  structuredClone(packed, { transfer: buffersOf(packed) });
  for (const column of Object.values(columns)) expect(column).toHaveLength(0);
});

it("takes at most 50 bytes per step of a long chain when posted", () => {
  const trace = chain(5000);
  expect(serialize(packTrace(trace)).length / trace.steps.length).toBeLessThan(50);
});
