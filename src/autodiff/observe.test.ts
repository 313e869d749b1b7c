import { expect, it } from "vitest";
import { backward } from "./backward.ts";
import type { GraphNode } from "./graph-node.ts";
import { observe, type Watcher, watcher } from "./observe.ts";
import { add, affine, mul } from "./operations/arithmetic.ts";
import { sin } from "./operations/curves.ts";
import { constant, Var } from "./var.ts";

const nameOf = (v: GraphNode): string => v.op?.id ?? `${v.value}`;

function log(): { events: string[]; watcher: Watcher } {
  const events: string[] = [];
  return {
    events,
    watcher: {
      evaluated: (v) => events.push(`evaluated ${nameOf(v)}`),
      entered: (v) => events.push(`entered ${nameOf(v)}`),
      visited: (v) => events.push(`visited ${nameOf(v)}`),
      seeded: (v, seed) => events.push(`seeded ${nameOf(v)} ${seed}`),
      accumulated: (child, operand, parent, contribution) =>
        events.push(`${nameOf(parent)} += ${contribution} from ${nameOf(child)}, operand ${operand}`),
    },
  };
}

it("tells of every event of the document's example, in its order", () => {
  const { events, watcher } = log();
  observe(watcher, () => {
    const [x1, x2] = [new Var(2), new Var(3)];
    add(mul(x1, x2), sin(x1)).backward();
  });
  expect(events).toEqual([
    ...["2", "3", "mul", "sin", "add"].map((name) => `evaluated ${name}`),
    "entered add",
    "entered mul",
    ...["entered 2", "visited 2", "entered 3", "visited 3"],
    ...["visited mul", "entered sin", "visited sin", "visited add"],
    "seeded add 1",
    "mul += 1 from add, operand 0",
    "sin += 1 from add, operand 1",
    `2 += ${Math.cos(2)} from sin, operand 0`,
    "2 += 3 from mul, operand 0",
    "3 += 2 from mul, operand 1",
  ]);
});

it("tells of the operands of one node from first to last, and of no constant", () => {
  const { events, watcher } = log();
  const [x, c] = [new Var(2), constant(5)];
  const [y, z] = [affine(x, new Var(3), new Var(4)), affine(c, x, c)];
  observe(watcher, () => backward([[y, 1]]));
  observe(watcher, () => backward([[z, 1]]));
  expect(events.filter((event) => event.includes("+="))).toEqual([
    "2 += 3 from affine, operand 0",
    "3 += 2 from affine, operand 1",
    "4 += 1 from affine, operand 2",
    "2 += 5 from affine, operand 1",
  ]);
});

it("sees each adjoint as it is just after the contribution was added", () => {
  const grads: unknown[] = [];
  const x = new Var(3);
  const y = mul(x, x);
  observe({ ...log().watcher, accumulated: () => grads.push(x.grad) }, () => y.backward());
  expect(grads).toEqual([3, 6]);
});

it("returns what the program returns, and brings back the observer before", () => {
  const [outer, inner] = [log().watcher, log().watcher];
  observe(outer, () => {
    expect(observe(inner, () => watcher)).toBe(inner);
    expect(watcher).toBe(outer);
  });
  expect(watcher).toBeUndefined();
});

it("brings back the observer before when the program throws", () => {
  expect(() =>
    observe(log().watcher, () => {
      throw new RangeError("from the program");
    }),
  ).toThrow(new RangeError("from the program"));
  expect(watcher).toBeUndefined();
});

it("changes no bit of the result", () => {
  const program = (): number[] => {
    const [x1, x2] = [new Var(0.1), new Var(0.7)];
    const y = add(mul(x1, x2), sin(x1));
    y.backward();
    return [y.value, x1.grad, x2.grad];
  };
  expect(observe(log().watcher, program)).toEqual(program());
});
