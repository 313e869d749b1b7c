import { expect, it } from "vitest";
import { backward } from "./backward.ts";
import { checkpoint } from "./checkpoint.ts";
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

it("reports every event of the document's example, in order", () => {
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

it("reports the operands of a node from first to last, and skips constants", () => {
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

it("reports each accumulation just after the adjoint has changed", () => {
  const grads: unknown[] = [];
  const x = new Var(3);
  const y = mul(x, x);
  observe({ ...log().watcher, accumulated: () => grads.push(x.grad) }, () => y.backward());
  expect(grads).toEqual([3, 6]);
});

it("returns the program's return value, and restores the previous observer", () => {
  const [outer, inner] = [log().watcher, log().watcher];
  observe(outer, () => {
    expect(observe(inner, () => watcher)).toBe(inner);
    expect(watcher).toBe(outer);
  });
  expect(watcher).toBeUndefined();
});

it("restores the previous observer if the program throws", () => {
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

it("lets an observer change the order of a sweep", () => {
  const x = new Var(2);
  const y = mul(x, sin(x));
  observe({ sorted: (topo) => topo.reverse() }, () => backward([[y, 3]]));
  // The sine was visited before its adjoint had arrived.
  expect(x.grad).toBe(3 * sin(x).value);
});

it("lets an observer change the values of a segment that runs again", () => {
  const x = new Var(2);
  const twice = (): number => {
    backward([[checkpoint((a) => mul(a, sin(a)), x), 1]]);
    return x.grad;
  };
  const changed = observe(
    {
      recompute: (segment) =>
        observe(
          {
            evaluated: (node) => {
              if (node.op === sin) node.value = 10;
            },
          },
          segment,
        ),
    },
    twice,
  );
  expect(twice()).toBe(Math.sin(2) + 2 * Math.cos(2));
  expect(changed).toBe(10 + 2 * Math.cos(2));
});
