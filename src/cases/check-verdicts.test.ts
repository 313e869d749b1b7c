import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "./all.ts";
import type { Values } from "./define-case.ts";
import { record } from "./record.ts";
import { anyMagnitude, extreme, sensible } from "./testing/random-values.ts";
import { judge } from "./testing/verdict-truth.ts";

/** Number of inputs over all cases; `npm run random` sets 10,000. */
const DRAWS = Number(process.env.PULLBACK_DRAWS ?? 300);
const SEED = Number(process.env.PULLBACK_SEED ?? 1);

/** The sliders' ranges, powers of ten, and all doubles, including −0 and subnormals. */
const magnitudes = [
  ["the sliders' ranges", sensible],
  ["1e-30 to 1e30", anyMagnitude],
  ["all doubles", extreme],
] as const;

const each = cases.flatMap((spec) =>
  magnitudes.map(([range, draw]) => ({ slug: spec.slug, spec, range, draw })),
);
const counts = new Map<string, number>();

describe.each(each)("the verdicts on $slug", ({ slug, spec, range, draw }) => {
  it(`are true to 60 digits for inputs from ${range}`, () => {
    const lies: string[] = [];
    const numRuns = Math.ceil(DRAWS / each.length);
    for (const values of fc.sample<Values>(draw(spec), { numRuns, seed: SEED })) {
      const judged = judge(spec, values, record(slug, values));
      for (const kind of judged.kinds)
        counts.set(`${range}: ${kind}`, (counts.get(`${range}: ${kind}`) ?? 0) + 1);
      lies.push(...judged.lies.map((lie) => `${lie} at ${JSON.stringify(values)}`));
    }
    expect(lies).toEqual([]);
  }, 300_000);
});

it("every verdict except `formulas` occurs, and fewer than 1% are unknown", () => {
  if (process.env.PULLBACK_DRAWS !== undefined) console.info(Object.fromEntries([...counts].toSorted()));
  const count = (kind: string): number =>
    magnitudes.reduce((sum, [range]) => sum + (counts.get(`${range}: ${kind}`) ?? 0), 0);
  const known = ["agree", "infinite", "kink", "recomputed", "rounding", "step", "unresolved"];
  for (const kind of known) expect([kind, count(kind)]).not.toEqual([kind, 0]);
  expect(count("formulas")).toBe(0);
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
  expect(count("unknown")).toBeLessThan(all / 100);
});
