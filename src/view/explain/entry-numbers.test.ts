import { describe, expect, it } from "vitest";
import type { AnyOperation } from "../../autodiff/operation.ts";
import { operationById, operations, tensorOperations } from "../../autodiff/operations/all.ts";
import { call } from "../../autodiff/operations/call.ts";
import { entryAt, filled, nestedOf, sizeOf, tensor } from "../../autodiff/tensor.ts";
import { shapeOf, type Value } from "../../autodiff/value.ts";
import { drawings } from "../../scene/testing/scenes.ts";
import { runWhole } from "../../trace/testing/run-whole.ts";
import type { Trace } from "../../trace/trace.ts";
import { contributionNumbers, valueNumbers } from "./entry-numbers.ts";
import type { NumberTerm } from "./formula-grid.ts";

const entriesOf = (value: Value) => [...filled([sizeOf(shapeOf(value))], (i) => i).data];

/** An entry that the engine computed, and the terms that are shown for it. */
interface Shown {
  readonly what: string;
  readonly result: number;
  readonly terms: readonly NumberTerm[] | undefined;
}

/** Returns all entries of the values of a trace, and of the contributions along its edges. */
function shownIn(trace: Trace): Shown[] {
  const opOf = (node: number) => operationById.get(trace.nodes.at(node)?.op ?? "");
  const values = [...trace.nodes].flatMap(({ id, value }, node) => {
    const op = opOf(node);
    if (op === undefined) return [];
    return entriesOf(value).map((entry): Shown => {
      const terms = valueNumbers(trace, node, op, entry);
      return { what: `${op.id}: ${id} ${entry}`, result: entryAt(value, entry), terms };
    });
  });
  const contributions = [...trace.steps].flatMap((step) => {
    const op = step.kind === "accumulate" ? opOf(trace.edges.at(step.edge)?.child ?? -1) : undefined;
    if (step.kind !== "accumulate" || op === undefined) return [];
    return entriesOf(step.contribution).map((entry): Shown => {
      const terms = contributionNumbers(trace, step, op, entry);
      return { what: `${op.id}: ${step.key} ${entry}`, result: entryAt(step.contribution, entry), terms };
    });
  });
  return [...values, ...contributions];
}

function expectSums(trace: Trace): void {
  for (const { what, result, terms } of shownIn(trace)) {
    expect(terms, what).toBeDefined();
    const sum = (terms ?? []).reduce((sofar, { value }) => sofar + value, 0);
    if (Number.isFinite(result))
      expect(Math.abs(sum - result), what).toBeLessThan(1e-9 * (1 + Math.abs(result)));
  }
}

const traceOf = (op: AnyOperation, operands: readonly Value[]) =>
  runWhole(operands.map(nestedOf), (...leaves) => call(op, leaves), 0.75);

describe("the terms of an entry add up to the entry", () => {
  it.each(tensorOperations.map((op) => ({ id: op.id, op })))("in each sample of $id", ({ op }) => {
    for (const sample of op.samples) expectSums(traceOf(op, sample));
  });

  it.each(operations.map((op) => ({ id: op.id, op })))("in $id, entry by entry and broadcast", ({ op }) => {
    const [first = [], second = []] = op.samples;
    const grids = first.map((x, k) => tensor([[x, second[k] ?? x]]));
    expectSums(traceOf(op, grids));
    if (first.length > 1)
      expectSums(
        traceOf(
          op,
          grids.map((grid, k) => (k === 0 ? grid : (first[k] ?? 0))),
        ),
      );
  });

  it.each(
    drawings.filter(({ run: { trace } }) => trace.nodes.some(({ value }) => typeof value === "object")),
  )("in $name", ({ run: { trace } }) => {
    const unknown = shownIn(trace).filter(({ terms }) => terms === undefined);
    // Where numbers overflow, the rule of the fused loss has no number for 0 log 0.
    expect(unknown.filter(({ result }) => Number.isFinite(result))).toEqual([]);
    for (const { what, result, terms = [] } of shownIn(trace)) {
      const sum = terms.reduce((sofar, { value }) => sofar + value, 0);
      if (Number.isFinite(result))
        expect(Math.abs(sum - result), what).toBeLessThan(1e-9 * (1 + Math.abs(result)));
    }
  });
});

it("no terms are given where a convention replaces the formula", () => {
  const trace = traceOf(operationById.get("max") as AnyOperation, [tensor([2, 3]), tensor([2, 1])]);
  const ties = shownIn(trace).filter(({ terms }) => terms === undefined);
  expect(ties.map(({ what, result }) => [what, result])).toEqual([
    ["max: acc.Y.0 0", 0.375],
    ["max: acc.Y.1 0", 0.375],
  ]);
});
