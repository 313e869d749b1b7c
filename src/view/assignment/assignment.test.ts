import { describe, expect, it } from "vitest";
import { record } from "../../cases/record.ts";
import { readLink, writeLink } from "../../player/link.ts";
import { openCase, readyPlayer } from "../../player/testing/players.ts";
import {
  type Assignment,
  assignmentOf,
  boundsToChoose,
  listSteps,
  optionsOf,
  stepsInRange,
  withBound,
} from "./assignment.ts";

const trace = record("two-inputs");
const steps = listSteps(trace);
const opened = openCase("two-inputs");
const first = assignmentOf(readyPlayer("two-inputs").player.store.getState(), steps);

/** Returns the query of an assignment's link; undefined if it has none. */
function queryOf(changes: Partial<Assignment>): string | undefined {
  const assignment = { ...first, ...changes };
  const options = optionsOf(assignment, stepsInRange(trace, steps, assignment));
  return options && writeLink(opened, { ...readLink(opened, "").link, ...options });
}

describe("the steps of a run", () => {
  it("are listed in words", () => {
    expect(steps.map(({ text }) => text)).toEqual([
      "Value: v₁ = x₁ x₂",
      "Value: v₂ = sin(x₁)",
      "Value: v₃ = v₁ + v₂",
      "Seed: v̄₃",
      "v₃ → v₁: v̄₁ += v̄₃",
      "v₃ → v₂: v̄₂ += v̄₃",
      "v₂ → x₁: x̄₁ += v̄₂ cos(x₁)",
      "v₁ → x₁: x̄₁ += v̄₁ x₂",
      "v₁ → x₂: x̄₂ += v̄₁ x₁",
    ]);
  });

  it("have names of their own in a run that recomputes", () => {
    const texts = listSteps(record("checkpointed-chain")).map(({ text }) => text);
    expect(texts.filter((text) => text.startsWith("Value again: ")).length).toBeGreaterThan(3);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe("the link of an assignment", () => {
  it.each<[Partial<Assignment>, string | undefined]>([
    [{}, "predict=1"],
    [{ seed: 7, asks: "backward" }, "predict=1&seed=7&ask=backward"],
    [{ asks: "all", lock: true, task: " Do it. " }, "predict=1&ask=all&lock=inputs&task=Do+it."],
    [{ asks: "chosen", chosen: new Set(["acc.v2.0", "eval.v1"]) }, "predict=1&ask=eval.v1,acc.v2.0"],
    [{ asks: "chosen", chosen: new Set(["eval.v1"]), from: "seed.v3" }, undefined],
    [{ asks: "chosen", chosen: new Set() }, undefined],
    [
      { predict: false, asks: "all", seed: 9, from: "seed.v3", until: "acc.v2.0" },
      "from=seed.v3&until=acc.v2.0",
    ],
  ])("of %j is %s", (changes, query) => {
    expect(queryOf(changes)).toBe(query);
  });

  it("opens a dialog with the same assignment", () => {
    for (const changes of [
      { seed: 7, asks: "backward" },
      { asks: "chosen", chosen: new Set(["eval.v1", "acc.v2.0"]), task: "Do it.", lock: true },
      { from: "seed.v3", until: "acc.v2.0" },
    ] as const) {
      const { player } = readyPlayer("two-inputs", queryOf(changes));
      expect(assignmentOf(player.store.getState(), steps)).toEqual({ ...first, ...changes });
    }
  });
});

describe("a bound of an assignment", () => {
  it("is a key, or left out at the start and the end", () => {
    const until = withBound(trace, first, "until", 7);
    expect(until).toMatchObject({ from: undefined, until: "acc.v2.0" });
    expect(withBound(trace, until, "until", trace.steps.length).until).toBeUndefined();
    expect(withBound(trace, { ...first, from: "seed.v3" }, "from", 0).from).toBeUndefined();
  });

  it("of a long run is the step that is shown", () => {
    const long = Array.from({ length: 500 }, (_, i) => ({ key: `k${i}`, index: i + 1, text: `step ${i}` }));
    expect(boundsToChoose(long, 7, "k99").map(({ key }) => key)).toEqual(["k6", "k99"]);
    expect(boundsToChoose(long.slice(0, 400), 7, undefined)).toHaveLength(400);
  });

  it("drops the other bound where no step would lie between", () => {
    const assignment = { ...first, from: "seed.v3", until: "acc.v2.0" };
    expect(withBound(trace, assignment, "from", 7)).toMatchObject({ from: "acc.v2.0", until: undefined });
    expect(withBound(trace, assignment, "until", 4)).toMatchObject({ from: undefined, until: "seed.v3" });
    expect(withBound(trace, assignment, "from", 6)).toMatchObject({ from: "acc.v3.1", until: "acc.v2.0" });
  });
});
