import { describe, expect, it } from "vitest";
import { examples } from "../engine/examples.ts";
import { run } from "../engine/run.ts";
import { indexOfKey } from "../trace/trace.ts";
import { captionAt } from "../words/caption.ts";
import { LEAST_TIME, MOST_TIME, readingTime } from "./reading-time.ts";

const two = run({ case: "two-inputs", params: {} }).trace;
const chain = run({ case: "checkpointed-chain", params: {} }).trace;
const at = (trace: typeof two, key: string) => readingTime(trace, indexOfKey(trace, key) ?? -1);

describe("a step stays", () => {
  it("longer the more there is to read", () => {
    const indices = two.steps.map((_, i) => i + 1);
    const wordsAt = (index: number) => captionAt(two, index).split(" ").length;
    const times = indices.toSorted((a, b) => wordsAt(a) - wordsAt(b)).map((index) => readingTime(two, index));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(at(two, "acc.v1.1")).toBeGreaterThan(1.5 * at(two, "eval.v1"));
  });

  it("shorter if many steps share its sentence", () => {
    expect(captionAt(chain, indexOfKey(chain, "discard.h1") ?? -1).length).toBeGreaterThan(60);
    expect(at(chain, "discard.h1")).toBeLessThan(at(chain, "eval.h1"));
  });

  it("longer if several steps are shown at once, up to a bound", () => {
    const last = two.steps.length;
    expect(readingTime(two, 3, 1)).toBeGreaterThan(readingTime(two, 3));
    expect(readingTime(two, 3, 2)).toBe(readingTime(two, 3));
    expect(readingTime(two, last, 0)).toBe(MOST_TIME);
  });

  it("for its own words only if playing came from a later step", () => {
    expect(readingTime(two, 3, 7)).toBe(readingTime(two, 3));
  });

  it.each(examples)("within the bounds in every step of $name", ({ request }) => {
    const { trace } = run(request);
    const times = [undefined, ...trace.steps].map((_, index) => readingTime(trace, index));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(LEAST_TIME);
    expect(Math.max(...times)).toBeLessThanOrEqual(MOST_TIME);
    expect(new Set(times).size).toBeGreaterThan(2);
  });
});
