import fc from "fast-check";
import { expect, it } from "vitest";
import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { linear } from "../autodiff/operations/matrices.ts";
import { keeping } from "../autodiff/testing/chain.ts";
import type { Tensor } from "../autodiff/value.ts";
import type { Var } from "../autodiff/var.ts";
import { readTrace } from "./read-trace.ts";
import { replay } from "./replay.ts";
import { runChain } from "./testing/chains.ts";
import { run } from "./testing/run.ts";
import { runWhole } from "./testing/run-whole.ts";
import { toJSON } from "./to-json.ts";
import type { Trace } from "./trace.ts";

type Inputs = [X: Var<Tensor>, W: Var<Tensor>, b: Var<Tensor>];
const documents = [
  run([2, 3], (x1, x2) => add(mul(x1, x2), sin(x1))),
  run([2, 3], (x1, x2) => ({ names: {}, outputs: { p: mul(x1, x2), s: add(x1, x2) } }), { detail: true }),
  runChain(keeping(0, 2, 4), { detail: true }),
  runWhole([[[1, 2]], [[3], [4]], [7]], (...inputs) => linear(...(inputs as unknown as Inputs))),
  runWhole([Array.from({ length: 70 }, (_, i) => i)], (x) => elementwise(sin, x)),
].map((trace): unknown => JSON.parse(JSON.stringify(toJSON(trace))));

const texts = ["NaN", "x1", "y", "v1", "__proto__", "accumulate", "sin", ""];
const packed = { float64: "", shape: [0, 9] };
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(0, -0, 1, 1.5, 1e300, -1, null, undefined, ...texts),
  fc.constantFrom<unknown>([], {}, [[]], [1, 2], packed, { node: "x1" }, { const: 1 }),
  fc.constantFrom<unknown>({ kind: "visit", node: "x1" }, { kind: "collect" }),
);
const mutation = fc.record({
  way: fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }),
  act: fc.constantFrom("set", "delete", "copy", "swap"),
  by: anything,
});

/** Changes an entry of a document at the end of a path. */
function mutate(part: unknown, { way, act, by }: { way: number[]; act: string; by: unknown }): void {
  const owner = part as Record<string, unknown>;
  const names = Object.keys(owner);
  const [first = 0, ...rest] = way;
  const name = names[first % names.length];
  const other = names[(first + 1) % names.length];
  if (name === undefined || other === undefined) return;
  const below = owner[name];
  if (rest.length > 0 && typeof below === "object" && below !== null) mutate(below, { way: rest, act, by });
  else if (act === "set") owner[name] = structuredClone(by);
  else if (act === "copy") owner[name] = structuredClone(owner[other]);
  else if (act === "swap") [owner[name], owner[other]] = [owner[other], below];
  else if (Array.isArray(part)) part.splice(Number(name), 1);
  else delete owner[name];
}

it("damaged documents are rejected with a reason, or give a trace that can be replayed and written", () => {
  let [read, refused] = [0, 0];
  const damages = fc.array(mutation, { minLength: 1, maxLength: 3 });
  const numRuns = 3000;
  fc.assert(
    fc.property(fc.constantFrom(...documents), damages, (document, all) => {
      const damaged = structuredClone(document);
      for (const one of all) mutate(damaged, one);
      let trace: Trace;
      try {
        trace = readTrace(damaged).trace;
      } catch (error) {
        expect(String(error)).toMatch(/^RangeError: readTrace: /);
        refused += 1;
        return;
      }
      read += 1;
      for (let index = 0; index <= trace.steps.length; index++) replay(trace, index);
      expect(new Set(trace.steps.map(({ key }) => key)).size).toBe(trace.steps.length);
      expect(readTrace(JSON.parse(JSON.stringify(toJSON(trace)))).trace).toStrictEqual(trace);
    }),
    { numRuns },
  );
  expect(read).toBeGreaterThan(numRuns / 20);
  expect(refused).toBeGreaterThan(numRuns / 4);
});

it("any other JSON is rejected with a reason", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(() => readTrace(json)).toThrow(/^readTrace: /);
    }),
  );
});
