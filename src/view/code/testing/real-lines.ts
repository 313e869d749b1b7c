import { backward } from "../../../autodiff/backward.ts";
import { type GraphNode, isConstant, pullbackFor } from "../../../autodiff/graph-node.ts";
import { observe, unobserved, type Watcher } from "../../../autodiff/observe.ts";
import { sizeOf } from "../../../autodiff/tensor.ts";
import type { Value } from "../../../autodiff/value.ts";
import { Var } from "../../../autodiff/var.ts";
import { complete } from "../../../cases/complete.ts";
import type { AnyCase, Values } from "../../../cases/define-case.ts";
import { runForward } from "../../../cases/objective.ts";
import { seededEntries } from "../../../trace/program.ts";
import { createRecorder } from "../../../trace/recorder.ts";
import { KINDS } from "../../../trace/step-columns.ts";

/** A running line of a file below `src/`. */
export interface Frame {
  readonly path: string;
  readonly line: number;
}

/** The calls at a step, innermost first: one list per moment. */
export interface RealStep {
  readonly kind: string;
  readonly stacks: readonly (readonly Frame[])[];
  /** The code of the closure that ran, as the JavaScript engine prints it. */
  readonly closure: string | undefined;
}

const HERE = "view/code/testing/real-lines.ts";

/** Runs a case and records by stack traces which lines ran at each step of its trace but the last. */
export function realSteps(spec: AnyCase, params: Values): RealStep[] {
  const { values } = complete(spec, params);
  const recorder = createRecorder();
  const { rows, nodes } = recorder;
  /** What ran at the rows of one kind and node, in order: discards may be inserted between rows later. */
  const notes = new Map<string, Omit<RealStep, "kind">[]>();
  const writing = new Map<unknown, Frame[]>();

  function noting(tell: () => void, stacks: Frame[][], closure?: string): void {
    const before = rows.length;
    tell();
    for (let row = before; row < rows.length; row++) {
      notes.set(nameOf(row), [...(notes.get(nameOf(row)) ?? []), { stacks, closure }]);
    }
  }

  function nameOf(row: number): string {
    return `${rows.kinds[row]} ${rows.refs[row]}`;
  }

  const watcher: Watcher = {
    ...recorder,
    evaluated: (node, operands) => noting(() => recorder.evaluated(node, operands), [framesHere()]),
    kept: (node) => noting(() => recorder.kept?.(node), [framesHere()]),
    visited: (node) => noting(() => recorder.visited(node), [writing.get(node) ?? []]),
    seeded: (node, ...sum) => noting(() => recorder.seeded(node, ...sum), [writing.get(node) ?? []]),
    accumulated(child, operand, parent, ...sum) {
      const sums = writing.get(parent) ?? [];
      const pullback = pullbackFor(child, operand);
      // A checkpoint's own pullback would run its segment again. The trace shows the segment's pullbacks
      // instead.
      const pulls = child.op?.id === "checkpoint" ? [] : framesOf(() => pullback?.(trap(child) as Value));
      noting(() => recorder.accumulated(child, operand, parent, ...sum), [sums, ...pulls], String(pullback));
    },
  };
  noticingWrites(writing, () =>
    observe(watcher, () => {
      const { built } = runForward(spec, values);
      backward(seededEntries(built).map(([, output, seed]) => [output, seed]));
    }),
  );
  return Array.from(rows.kinds.subarray(0, rows.length)).flatMap((code, row): RealStep[] => {
    const kind = KINDS[code] ?? "";
    const node = kind === "accumulate" ? undefined : nodes[rows.refs[row] ?? -1];
    const isLeaf = kind === "evaluate" && node?.op === undefined;
    if (isLeaf || (node !== undefined && isConstant(node))) return [];
    return [{ kind, ...(notes.get(nameOf(row))?.shift() ?? { stacks: [], closure: undefined }) }];
  });
}

/** Returns the lines that run now, innermost first. */
function framesHere(): Frame[] {
  const { stack = "" } = new Error("where");
  return Array.from(stack.matchAll(/\/src\/([\w/.-]+\.ts):(\d+):\d+/g), ([, path = "", line]) => ({
    path,
    line: Number(line),
  })).filter(({ path }) => path !== HERE);
}

let caught: Frame[][] = [];

/** Returns the lines that ran between `program` and each use of a trap in it. */
function framesOf(program: () => unknown): Frame[][] {
  caught = [];
  const outside = framesHere().length;
  unobserved(program);
  return caught.map((frames) => frames.slice(0, frames.length - outside));
}

/** Returns an adjoint for a node that records where it is read. */
function trap({ value }: GraphNode): unknown {
  const number = {
    shape: [],
    [Symbol.toPrimitive](): number {
      caught.push(framesHere());
      return 1;
    },
    get data(): unknown[] {
      return [number];
    },
  };
  if (typeof value === "number") return number;
  return {
    get shape() {
      caught.push(framesHere());
      return value.shape;
    },
    data: Array.from({ length: sizeOf(value.shape) }, () => number),
  };
}

/** Records for each node the lines that last wrote its adjoint or put the node in a list. */
function noticingWrites<T>(writing: Map<unknown, Frame[]>, program: () => T): T {
  const limit = Error.stackTraceLimit;
  const push = Array.prototype.push;
  const adjoints = new WeakMap<object, unknown>();
  Error.stackTraceLimit = 200;
  Object.defineProperty(Var.prototype, "grad", {
    configurable: true,
    get(this: Var) {
      return adjoints.get(this);
    },
    set(this: Var, value: unknown) {
      adjoints.set(this, value);
      writing.set(this, framesHere());
    },
  });
  Array.prototype.push = function (this: unknown[], ...items: unknown[]): number {
    if (items[0] instanceof Var) writing.set(items[0], framesHere());
    return push.apply(this, items);
  };
  try {
    return program();
  } finally {
    Error.stackTraceLimit = limit;
    Array.prototype.push = push;
    Reflect.deleteProperty(Var.prototype, "grad");
  }
}
