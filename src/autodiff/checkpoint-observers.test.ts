import { expect, it } from "vitest";
import { checkpoint } from "./checkpoint.ts";
import type { GraphNode } from "./graph-node.ts";
import { observe, type Watcher } from "./observe.ts";
import { mul } from "./operations/arithmetic.ts";
import { sin, tanh } from "./operations/curves.ts";
import { square } from "./operations/powers.ts";
import { Var } from "./var.ts";

/** Records all calls of an observer; a stand-in has the name of its original with a prime. */
function log(names: Map<GraphNode, string>): { events: string[]; watcher: Watcher } {
  const events: string[] = [];
  const calls: object[] = [];
  const name = (v: GraphNode): string => names.get(v) ?? v.op?.id ?? `${v.value}`;
  const number = (call: object): number => {
    if (!calls.includes(call)) calls.push(call);
    return calls.indexOf(call);
  };
  const watcher: Watcher = {
    evaluated: (v) => events.push(`evaluated ${name(v)}`),
    entered: (v) => events.push(`entered ${name(v)}`),
    seeded: (v, seed) => events.push(`seeded ${name(v)} ${seed}`),
    accumulated: (child, operand, parent, contribution) =>
      events.push(`${name(parent)} += ${contribution} from ${name(child)}.${operand}`),
    standsFor: (v, original) => names.set(v, `${name(original)}'`),
    segmentBegan: (call, graph) => events.push(`began ${number(call)} ${graph ? "again" : "at first"}`),
    segmentEnded: (call, result) => events.push(`ended ${number(call)} with ${name(result)}`),
    kept: (v) => events.push(`kept ${name(v)}`),
  };
  return { events, watcher };
}

it("is notified of a checkpoint's two runs, its local accumulations and the transfer", () => {
  const [h, w] = [new Var(3), new Var(2)];
  const { events, watcher } = log(
    new Map([
      [h, "h"],
      [w, "w"],
    ]),
  );
  observe(watcher, () => checkpoint((a, b) => square(mul(a, b)), h, w).backward());
  expect(events).toEqual([
    "kept h",
    ...["began 0 at first", "evaluated mul", "evaluated square", "ended 0 with square"],
    "kept square'",
    ...["entered square'", "entered h", "entered w", "seeded square' 1"],
    ...["began 0 again", "evaluated mul", "evaluated square", "ended 0 with square"],
    ...["mul += 12 from square.0", "h' += 24 from mul.0", "w' += 36 from mul.1"],
    ...["h += 24 from square'.0", "w += 36 from square'.1"],
  ]);
});

it("is notified of a checkpoint within a segment, and of its kept values, once the segment has a graph", () => {
  const h = new Var(1);
  const { events, watcher } = log(new Map([[h, "h"]]));
  observe(watcher, () => checkpoint((a) => tanh(checkpoint(sin, a)), h).backward());
  const told = events.filter((event) => !/\+=|entered|seeded/.test(event));
  const inner = (call: number): string[] => [
    `began ${call} at first`,
    "evaluated sin",
    `ended ${call} with sin`,
  ];
  expect(told).toEqual([
    "kept h",
    ...["began 0 at first", "evaluated sin", "evaluated tanh", "ended 0 with tanh"],
    "kept tanh'",
    ...["began 0 again", "kept h'", ...inner(1), "kept sin'", "evaluated tanh", "ended 0 with tanh"],
    ...["began 1 again", "evaluated sin", "ended 1 with sin"],
  ]);
});

it("may omit the checkpoint functions, and changes no bit", () => {
  const evaluated: (string | undefined)[] = [];
  const program = (): number[] => {
    const [h, w] = [new Var(0.3), new Var(0.7)];
    const y = checkpoint((a, b) => tanh(checkpoint((c, d) => mul(c, d), a, b)), h, w);
    y.backward();
    return [y.value, h.grad, w.grad];
  };
  const watcher: Watcher = {
    evaluated: ({ op }) => evaluated.push(op?.id),
  };
  const plain = program();
  expect(observe(watcher, program)).toEqual(plain);
  expect(evaluated.filter((id) => id !== undefined)).toEqual([...["mul", "tanh"], ...["mul", "tanh"], "mul"]);
});
