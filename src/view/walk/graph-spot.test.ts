import { expect, it } from "vitest";
import { run } from "../../engine/run.ts";
import { describeSpot, moveSpot, type Spot, type Walkable } from "./graph-spot.ts";

const walkable = (slug: string, index: number): Walkable => ({ ...run({ case: slug, params: {} }), index });

/** Returns the announcement at each key, from outside the graph, or `out` where a key leads out. */
function announcements(of: Walkable, ...keys: readonly string[]): string[] {
  let spot: Spot | undefined;
  return keys.map((key) => {
    const next = moveSpot(of, spot, key);
    if (next === undefined || next === "out") return String(next);
    spot = next;
    return describeSpot(of, next).announcement.replace(/[;:,].*/, "");
  });
}

it("a walk begins at the node of the step, opens its entries, and leads out one level at a time", () => {
  expect(
    announcements(
      walkable("linear-layer", 1),
      "ArrowRight",
      "Enter",
      "ArrowDown",
      "Escape",
      "ArrowLeft",
      "Escape",
    ),
  ).toEqual(["Y", "value of Y", "value of Y", "Y", expect.stringMatching(/^[XWb]$/), "out"]);
});

it("Enter closes what it opened", () => {
  expect(announcements(walkable("linear-layer", 0), "Enter", "Enter")).toEqual(["value of X", "X"]);
});

it("in a graph of numbers, arrow keys walk on from an open node", () => {
  const of = walkable("shared-intermediate", 0);
  expect(announcements(of, "Enter", "ArrowRight", "ArrowRight", "Escape", "Escape")).toEqual([
    "x",
    "v 1",
    expect.stringMatching(/^v/),
    expect.stringMatching(/^v/),
    "out",
  ]);
});

it("other keys are not handled", () => {
  expect(moveSpot(walkable("two-inputs", 0), undefined, "PageDown")).toBeUndefined();
});
