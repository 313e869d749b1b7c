import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkpoint, checkpointIn } from "../autodiff/checkpoint.ts";
import { inFloat8 } from "../autodiff/float8.ts";
import { add, affine, mul } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { linear, matmul } from "../autodiff/operations/matrices.ts";
import { exp } from "../autodiff/operations/powers.ts";
import { sum } from "../autodiff/operations/reductions.ts";
import { keeping, randomPlan } from "../autodiff/testing/chain.ts";
import { randomGraph } from "../autodiff/testing/random-graph.ts";
import type { Tensor } from "../autodiff/value.ts";
import { constant, type Var } from "../autodiff/var.ts";
import { nodesFrom } from "./nodes.ts";
import { readTrace } from "./read-trace.ts";
import { replay } from "./replay.ts";
import { runChain } from "./testing/chains.ts";
import { runPlan } from "./testing/random-program.ts";
import { run } from "./testing/run.ts";
import { runWhole } from "./testing/run-whole.ts";
import { toJSON } from "./to-json.ts";
import type { Trace } from "./trace.ts";

type JSONObject = Record<string, unknown>;
/** A document as text makes it, whose parts a test may change. */
interface Draft extends JSONObject {
  nodes: (JSONObject & { operands: JSONObject[] })[];
  events: JSONObject[];
}

const draftOf = (trace: Trace): Draft => JSON.parse(JSON.stringify(toJSON(trace)));
const example = run([2, 3], (x1, x2) => add(mul(x1, x2), sin(x1)));
/** The example, changed. */
function changed(change: (draft: Draft) => void): Draft {
  const draft = draftOf(example);
  change(draft);
  return draft;
}
const warningsAfter = (change: (draft: Draft) => void) => readTrace(changed(change)).warnings;

describe("a trace that was written and read", () => {
  it("is the same for random programs", () => {
    fc.assert(
      fc.property(randomGraph, fc.boolean(), (plan, detail) => {
        const trace = runPlan(plan, detail);
        const read = readTrace(draftOf(trace));
        expect(read.trace).toStrictEqual(trace);
        expect(read.warnings).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("is the same for chains with checkpoints in any nesting", () => {
    fc.assert(
      fc.property(randomPlan, fc.boolean(), fc.boolean(), (plan, detail, isFaithful) => {
        const trace = runChain(plan, { detail, keep: isFaithful ? checkpoint : checkpointIn(inFloat8) });
        expect(readTrace(draftOf(trace)).trace).toStrictEqual(trace);
      }),
      { numRuns: 50 },
    );
  });

  it("is the same for tensors, also of rank 0 and of more entries than nested arrays have", () => {
    const rows = Array.from({ length: 10 }, (_, i) => Array.from({ length: 9 }, (_, j) => i - j / 4));
    const traces = [
      runWhole([rows, rows.map(() => 0.5)], (X) => elementwise(exp, X)),
      runWhole([[[1, -0]], [[3], [Number.NaN]], [7]], (X, W, b) =>
        linear(X as Var<Tensor>, W as Var<Tensor>, b as Var<Tensor>),
      ),
      runWhole([2], (x) => elementwise(sin, x)),
      runWhole([rows], (X) => sum(X as Var<Tensor>)),
      runWhole([rows], (X) => checkpointIn(inFloat8)((Y) => elementwise(exp, elementwise(sin, Y)), X)),
      runWhole([[[1, 2]], [[3], [4]]], (A, B) => matmul(A as Var<Tensor>, B as Var<Tensor>), Number.NaN),
    ];
    for (const trace of traces) expect(readTrace(draftOf(trace)).trace).toStrictEqual(trace);
  });

  it("keeps constants with their names, several seeds and the Jacobian", () => {
    const trace = run([2, 3], (x1, x2) => {
      const half = constant(-0);
      const p = affine(half, x1, x2);
      return { names: {}, outputs: { p, s: add(x1, x2), q: p }, seeds: { p: 10 }, constants: { c: half } };
    });
    expect(readTrace(draftOf(trace)).trace).toStrictEqual(trace);
  });

  it("keeps the producer and the title", () => {
    const meta = { producer: { name: "pullback.py", version: "2.0" }, title: "An MLP" };
    expect(readTrace(toJSON(example, meta)).meta).toEqual(meta);
    expect(readTrace(toJSON(example)).meta).toEqual({
      producer: { name: "pullback", version: expect.any(String) },
    });
  });

  it("has no edges, keys or phases in the text", () => {
    expect(JSON.stringify(toJSON(example))).not.toMatch(/edge|key|phase|before|incoming/);
  });
});

describe("a recomputed value", () => {
  const draft = () => draftOf(runChain(keeping(0, 2, 4), { keep: checkpointIn(inFloat8) }));
  const recomputed = ({ events }: Draft) => events.filter(({ kind }) => kind === "recompute");

  it("is written where it is another than the first, and read at its step", () => {
    expect(recomputed(draft())).toEqual([
      { kind: "recompute", node: "h3", value: 0.6875 },
      { kind: "recompute", node: "h4", value: 0.625 },
      { kind: "recompute", node: "h1" },
      { kind: "recompute", node: "h2", value: 0.6875 },
    ]);
  });

  it("may be absent, as in a faithful run, or the same, which says nothing new", () => {
    const [absent, same] = [draft(), draft()];
    for (const event of recomputed(absent)) delete event.value;
    for (const event of recomputed(same)) {
      event.value = same.nodes.find(({ id }) => id === event.node)?.value;
    }
    expect(readTrace(same)).toEqual(readTrace(absent));
    const { steps } = readTrace(absent).trace;
    expect(steps.flatMap((step) => ("value" in step ? [step.key] : []))).toEqual([]);
  });

  it("is refused in another shape than its node's", () => {
    const broken = draft();
    Object.assign(recomputed(broken)[0] ?? {}, { value: [1, 2] });
    expect(() => readTrace(broken)).toThrow(/^readTrace: events\[\d+\].value .*the value of h3/);
  });
});

describe("reading", () => {
  it.each<[string, (draft: Draft) => void, string]>([
    ["another format", (d) => Object.assign(d, { format: "x" }), 'format is "x"; use pullback-trace/1'],
    ["no format", (d) => delete d.format, "format is missing; use pullback-trace/1"],
    ["float32", (d) => Object.assign(d, { dtype: "float32" }), 'dtype is "float32"; use float64'],
    ["no nodes", (d) => Object.assign(d, { nodes: {} }), "nodes is an object; give a list"],
    [
      "an operand that is no earlier node",
      (d) => Object.assign(d.nodes[3]?.operands[0] ?? {}, { node: "v9" }),
      'nodes[3].operands[0].node is "v9", which is no earlier node; name one of the 3 nodes before',
    ],
    [
      "two nodes of one id",
      (d) => Object.assign(d.nodes[1] ?? {}, { id: "x1" }),
      'nodes[1].id is "x1", as is that',
    ],
    [
      "statistics",
      (d) => {
        delete d.nodes[2]?.value;
        Object.assign(d.nodes[2] ?? {}, { stats: { min: 0 } });
      },
      "nodes[2] has stats instead of value; values are needed at present, so record them",
    ],
    [
      "a wrong shape",
      (d) => Object.assign(d.nodes[0] ?? {}, { shape: [1] }),
      "nodes[0].shape is [1], but the value",
    ],
    [
      "a wrong role",
      (d) => Object.assign(d.nodes[0] ?? {}, { role: "x" }),
      'nodes[0].role is "x"; use one of input',
    ],
    [
      "a wrong kind",
      (d) => Object.assign(d.events[0] ?? {}, { kind: "x" }),
      'events[0].kind is "x"; use one of eval',
    ],
    [
      "a slot that is no operand",
      (d) => Object.assign(d.events[4] ?? {}, { slot: 2 }),
      "events[4].slot is 2, where y has no node among its 2 operands",
    ],
    [
      "a contribution to another node than the operand",
      (d) => Object.assign(d.events[4] ?? {}, { node: "x2" }),
      'events[4].node is "x2"; operand 0 of y is n2',
    ],
    [
      "a contribution of another shape",
      (d) => Object.assign(d.events[4] ?? {}, { contribution: [1] }),
      "events[4].contribution is a tensor of shape [1], but the value of n2 is a number; make both alike",
    ],
    ["no gradients", (d) => delete d.gradients, "gradients is missing; give an object"],
  ])("refuses %s", (_, change, message) => {
    expect(() => readTrace(changed(change))).toThrow(
      new RegExp(`^readTrace: ${message.replace(/[[\]]/g, "\\$&")}`),
    );
  });

  it.each([undefined, null, 7, "{}", [], () => 1])("refuses %s", (json) => {
    expect(() => readTrace(json)).toThrow(/^readTrace: the trace is /);
  });

  it("names the event whose sum is wrong, and takes the sum as it is", () => {
    const { trace, warnings } = readTrace(
      changed((draft) => {
        Object.assign(draft.events[7] ?? {}, { after: 2.5 });
      }),
    );
    expect(warnings).toEqual([
      { event: 7, message: "events[7].after is 2.5, but before + contribution is 2.5838531634528574" },
      { message: "gradients.x1 is 2.5838531634528574, but the adjoint of x1 at the end is 2.5" },
    ]);
    expect(replay(trace, trace.steps.length).adjoints.at(0)).toBe(2.5);
  });

  it("warns of an adjoint, a gradient and an output that contradict the events", () => {
    const warnings = warningsAfter((draft) => {
      Object.assign(draft.events[7] ?? {}, { before: 1, incoming: 2 });
      Object.assign(draft, { outputs: { y: 1 }, gradients: { x2: "-0" } });
    });
    expect(warnings.map(({ message }) => message.replace(/\.\d+/g, ""))).toEqual([
      "events[7].incoming is 2, but the adjoint of n2 there is 1",
      "events[7].before is 1, but the adjoint of x1 there is -0",
      "events[7].after is 2, but before + contribution is 4",
      "outputs.y is 1, but the value of y at the end is 6",
      "gradients.x2 is -0, but the adjoint of x2 at the end is 2",
    ]);
  });

  it("lets the first contribution meet an adjoint that an earlier run left", () => {
    const warnings = warningsAfter((draft) => {
      const seed = draft.events.find(({ kind }) => kind === "seed");
      Object.assign(seed ?? {}, { before: 4, after: 5 });
    });
    expect(warnings.map(({ event }) => event)).not.toContain(3);
  });

  it("names a hundred contradictions at most", () => {
    const draft = draftOf(run([1], (x) => Array.from({ length: 150 }).reduce<Var>((y) => sin(y), x)));
    for (const event of draft.events) if ("after" in event) event.after = 7;
    const { warnings } = readTrace(draft);
    expect(warnings).toHaveLength(101);
    expect(warnings.at(-1)?.message).toMatch(/^there are \d+ more warnings$/);
  });

  it("fills in what may be absent", () => {
    const detailed = run([2, 3], (x1, x2) => mul(mul(x1, x1), sin(x2)), { detail: true });
    const draft = draftOf(detailed);
    delete draft.operations;
    delete draft.seen;
    for (const event of draft.events) delete event.after;
    const { trace, warnings } = readTrace(draft);
    expect(warnings).toEqual([]);
    expect(trace.operations).toEqual({ mul: { label: "mul" }, sin: { label: "sin" } });
    expect([...trace.seen]).toEqual(
      detailed.steps.flatMap((step) => (step.kind === "visit" ? [step.node] : [])),
    );
    const sums = ({ steps }: Trace) => steps.map((step) => ("after" in step ? step.after : undefined));
    expect(sums(trace)).toEqual(sums(detailed));
  });

  it("accepts operations that the library does not have, with their name", () => {
    const { trace } = readTrace(
      changed((draft) => {
        Object.assign(draft.nodes[3] ?? {}, { op: "AddmmBackward0" });
        Object.assign(draft, { operations: { AddmmBackward0: { label: "addmm", kernel: 7 } }, extra: 1 });
      }),
    );
    expect(trace.nodes.at(3)?.op).toBe("AddmmBackward0");
    expect(trace.operations.AddmmBackward0).toEqual({ label: "addmm" });
  });

  it("takes __proto__ and constructor for names like any other", () => {
    const text = JSON.stringify(toJSON(example)).replace(
      '"gradients":{',
      '"gradients":{"__proto__":[7],"constructor":1,',
    );
    const { trace } = readTrace(JSON.parse(text.replaceAll('"mul"', '"__proto__"')));
    for (const part of [trace.gradients, trace.outputs, trace.operations]) {
      expect(Object.getPrototypeOf(part)).toBe(Object.prototype);
    }
    expect(Object.entries(trace.gradients).slice(0, 2)).toEqual([
      ["__proto__", [7]],
      ["constructor", 1],
    ]);
    expect(Object.keys(trace.operations)).toContain("__proto__");
    expect(({} as JSONObject)[0]).toBeUndefined();
    expect(JSON.stringify(toJSON(trace))).toContain('"gradients":{"__proto__":[7]');
  });

  it("does not read fields of a prototype", () => {
    expect(() => readTrace(Object.create(toJSON(example)))).toThrow("readTrace: format is missing");
  });
});

describe("writing", () => {
  it("refuses two nodes of one id", () => {
    const twice = { ...example, nodes: nodesFrom(example.nodes.map((node) => ({ ...node, id: "v" }))) };
    expect(() => toJSON(twice)).toThrow(
      new RangeError('toJSON: nodes 0 and 1 are both named "v"; name them apart'),
    );
  });
});
