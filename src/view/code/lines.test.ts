import { describe, expect, it } from "vitest";
import { cases } from "../../cases/all.ts";
import type { AnyCase, Values } from "../../cases/define-case.ts";
import { record } from "../../cases/record.ts";
import { everyChoice } from "../../cases/testing/choices.ts";
import { stepAt, type Trace } from "../../trace/trace.ts";
import { closuresAt, engineAt, programAt } from "./code-at.ts";
import type { Listing } from "./listing.ts";
import { programSource } from "./program-source.ts";
import { lineText } from "./source-file.ts";
import { type RealStep, realSteps } from "./testing/real-lines.ts";

const more: Readonly<Record<string, readonly Values[]>> = {
  "linear-layer": [{ view: "scalar", X: [[1, 2, 3]], W: [[1], [2], [3]], b: [4] }],
  recurrence: [{ T: 1 }, { T: 12 }],
  "checkpointed-chain": [
    "all",
    "h0,h3,h4,h8",
    "sqrt",
    "optimal:1",
    "optimal:2",
    "optimal:3",
    "optimal:8",
  ].map((store) => ({ store })),
};

const programs = cases.flatMap((spec) =>
  [...everyChoice(spec), ...(more[spec.slug] ?? [])].map((params) => {
    const title = `${spec.slug} ${JSON.stringify(params)}`;
    return { title, spec, params };
  }),
);

/** Returns the lines of a listing that ran, per moment from the innermost call outwards. */
function ranIn({ file, ranges }: Listing, { stacks }: RealStep): number[][] {
  const own = stacks.map((frames) =>
    frames.flatMap(({ path, line }) =>
      path === file.path && ranges.some(({ from, to }) => from <= line && line <= to) ? [line] : [],
    ),
  );
  return own.filter((lines) => lines.length > 0);
}

function check(listing: Listing, real: RealStep): void {
  const ran = ranIn(listing, real);
  // A closure of several lines is marked where it begins.
  const moments = listing.closure === undefined ? ran : ran.slice(0, 1);
  for (const [innermost] of moments) expect(listing.running).toContain(innermost);
  for (const line of isIdentity(listing) ? [] : listing.running) expect(ran.flat()).toContain(line);
}

/** Returns all listings of the engine at a step, including those of its closures. */
function listingsAt(trace: Trace, index: number): Listing[] {
  const step = stepAt(trace, index);
  return [...engineAt(trace, index), ...(step?.kind === "accumulate" ? closuresAt(trace, step) : [])];
}

/** Returns whether a closure returns its argument. Such a closure leaves no trace. */
function isIdentity({ file, closure }: Listing): boolean {
  return (
    closure !== undefined && /^\(g[^)]*\)(: number)? => g$/.test(file.text.slice(closure.from, closure.to))
  );
}

describe.each(programs)("$title", ({ spec, params }) => {
  const trace = record(spec.slug, params, { detail: true });
  const real = realSteps(spec, params);

  it("has the steps that were watched", () => {
    expect(real.map(({ kind }) => kind)).toEqual([...trace.steps].slice(0, -1).map(({ kind }) => kind));
  });

  it("marks the lines of the engine that run, at every step", () => {
    for (const [i, one] of real.entries()) {
      // A node without a graph is let go by whoever held it: nothing runs for it.
      const isMarked = engineAt(trace, i + 1).some(({ running }) => running.length > 0);
      expect(isMarked, trace.steps.at(i)?.key).toBe(trace.steps.at(i)?.kind !== "discard");
      for (const listing of listingsAt(trace, i + 1)) {
        expect(() => check(listing, one), `${trace.steps.at(i)?.key} in ${listing.file.path}`).not.toThrow();
      }
    }
  });

  it("marks the line of the program that runs, at every step", () => {
    checkProgram(spec, trace, real);
  });
});

function checkProgram({ slug }: AnyCase, trace: Trace, real: readonly RealStep[]): void {
  const source = programSource(slug, trace);
  const made = new Map<number, number>();
  for (const [i, one] of real.entries()) {
    const step = trace.steps.at(i);
    const listing = programAt(source, trace, step);
    const [line] = ranIn(listing, one)[0] ?? [];
    if (step?.kind === "evaluate" || step?.kind === "recompute") {
      expect(listing.running, step.key).toEqual([line]);
      made.set(step.node, line ?? 0);
    } else if (step?.kind === "accumulate") {
      expect(listing.origin, step.key).toBe(made.get(trace.edges.at(step.edge)?.child ?? -1));
    } else if (step !== undefined && step.kind !== "collect") {
      expect(listing.origin, step.key).toBe(made.get(step.node));
    }
  }
}

it("a mark that is off by one line fails", () => {
  const spec = cases.find(({ slug }) => slug === "tiny-engine") as AnyCase;
  const trace = record(spec.slug);
  for (const [i, real] of realSteps(spec, {}).entries()) {
    for (const listing of engineAt(trace, i + 1)) {
      for (const off of [-1, 1]) {
        const moved = { ...listing, running: listing.running.map((line) => line + off) };
        expect(() => check(moved, real), trace.steps.at(i)?.key).toThrow(/to include/);
      }
    }
  }
});

it("no line of the engine runs at the start and at the end", () => {
  const trace = record("tiny-engine");
  expect(engineAt(trace, 0)).toEqual([]);
  expect(engineAt(trace, trace.steps.length).map(({ running }) => running)).toEqual([[]]);
});

it("shows for a discarded value the mode without a graph and the constructor that heeds it", () => {
  const trace = record("checkpointed-chain");
  const discard = trace.steps.findIndex(({ kind }) => kind === "discard");
  const shown = engineAt(trace, discard + 1).map(({ file, ranges: [range] }) => {
    return [file.path, lineText(file, range?.from ?? 0).trim()];
  });
  expect(shown).toEqual([
    ["autodiff/no-grad.ts", "export function noGrad<T>(program: () => T): T {"],
    ["autodiff/var.ts", "constructor("],
  ]);
});
