import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLastEvaluation } from "../trace/evaluations.ts";
import { liveAfterEachStep } from "../trace/memory.ts";
import { stepHasFact } from "../trace/step-facts.ts";
import type { Step, Trace } from "../trace/trace.ts";
import chain from "./checkpointed-chain.case.ts";
import { noteFor, notesOf } from "./notes.ts";
import { listText } from "./parameters/layers.ts";
import { record } from "./record.ts";

interface Stored {
  readonly store: string;
  readonly w: readonly number[];
}

const recorded = ({ store, w }: Stored): Trace => record(chain.slug, { store, w });

const noteAt = (trace: Trace, step: Step, store: string): string =>
  noteFor(notesOf(chain.slug), step.key, { store }, (fact) => stepHasFact(trace, step, fact)) ?? "";

/** Chains of 2 to 16 layers with random stores. */
const stored: fc.Arbitrary<Stored> = fc.integer({ min: 2, max: 16 }).chain((length) => {
  const kept = fc.subarray(Array.from({ length: length + 1 }, (_, k) => k));
  return fc.record({
    store: fc.oneof(
      kept.map((layers) => listText(layers, length)),
      fc.constantFrom("all", "sqrt"),
      fc.integer({ min: 1, max: length }).map((slots) => `optimal:${slots}`),
    ),
    w: fc.constant(Array(length).fill(0.5)),
  });
});

/** Returns whether the value of a step's node was discarded before the step, judging by the steps alone. */
function isDropped({ steps }: Trace, step: Step): boolean {
  const all = [...steps];
  const before = all.slice(
    0,
    all.findIndex(({ key }) => key === step.key),
  );
  const last = before.findLast(
    (earlier) =>
      "node" in step &&
      (earlier.kind === "evaluate" || earlier.kind === "recompute" || earlier.kind === "discard") &&
      earlier.node === step.node,
  );
  return last?.kind === "discard";
}

describe("the notes of a checkpointed chain", () => {
  it("call a recomputed state dropped exactly if it was discarded", () => {
    fc.assert(
      fc.property(stored, ({ store, w }) => {
        const trace = recorded({ store, w });
        for (const step of trace.steps) {
          if (step.kind !== "recompute") continue;
          const note = noteAt(trace, step, store);
          // Some notes of the default store describe the segment instead.
          if (store === "h0,h4,h8" && !/^This state/.test(note)) continue;
          expect([step.key, /dropped/.test(note)]).toEqual([step.key, isDropped(trace, step)]);
        }
      }),
      { examples: [[{ store: "h0,h4,h8", w: Array(8).fill(0.5) }], [{ store: "h0,h2", w: [0.5, 0.7] }]] },
    );
  });

  it("call a recomputed state still there only if it ends a segment and its pullback runs next", () => {
    fc.assert(
      fc.property(stored, ({ store, w }) => {
        const trace = recorded({ store, w });
        for (const [i, step] of [...trace.steps].entries()) {
          if (step.kind !== "recompute" || isDropped(trace, step)) continue;
          expect(isLastEvaluation(trace, step)).toBe(true);
          const next = trace.steps.at(i + 1);
          expect(next?.kind === "accumulate" && trace.edges.at(next.edge)?.child).toBe(step.node);
        }
      }),
    );
  });

  it("end with the memory saved and the evaluations recomputed in this run", () => {
    fc.assert(
      fc.property(stored, ({ store, w }) => {
        const trace = recorded({ store, w });
        const note = noteAt(trace, trace.steps.at(-1) as Step, store);
        const isLess = Math.max(...liveAfterEachStep(trace)) < w.length + 1;
        const isMore = trace.steps.count("recompute") > 0;
        expect([
          /less memory/.test(note),
          /more forward computation|were recomputed/.test(note),
          /nothing was recomputed/.test(note),
        ]).toEqual([isLess, isMore, !isMore]);
      }),
      {
        examples: [
          [{ store: "optimal:8", w: Array(8).fill(0.5) }],
          [{ store: "h0,h2", w: [0.5, 0.7] }],
          [{ store: "h0,h1,h2", w: [0.5, 0.7] }],
        ],
      },
    );
  });

  it("call a kept state the output exactly if it is the last", () => {
    fc.assert(
      fc.property(stored, ({ store, w }) => {
        const trace = recorded({ store, w });
        for (const step of trace.steps) {
          if (step.kind !== "keep") continue;
          const isLast = step.key === `keep.h${w.length}`;
          expect([step.key, /is the output/.test(noteAt(trace, step, store))]).toEqual([step.key, isLast]);
        }
      }),
    );
  });
});
