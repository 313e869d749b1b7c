import { describe, expect, it } from "vitest";
import { run } from "../../engine/run.ts";
import { readyPlayer } from "../../player/testing/players.ts";
import { describeSpot, moveSpot, pinByKey, pressKey, type Spot, type Walkable } from "./graph-spot.ts";

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

describe("the keys of a walk pin", () => {
  const numbers = walkable("shared-intermediate", 0);
  const tensors = walkable("linear-layer", 0);
  const at = (node: number, open = false): Spot => ({ node, open, entry: undefined });

  it("the node of the walk, or at first the node of the step", () => {
    expect(pinByKey(numbers, at(2), "Enter", undefined)).toBe(2);
    expect(pinByKey(numbers, at(2), "Enter", 1)).toBe(2);
    expect(pinByKey(walkable("shared-intermediate", 2), undefined, "Enter", undefined)).toBe(2);
  });

  it("nothing at a number that is pinned: Enter and Escape unpin it", () => {
    expect(pinByKey(numbers, at(2), "Enter", 2)).toBe("none");
    expect(pinByKey(numbers, at(2), "Escape", 1)).toBe("none");
    expect(pinByKey(numbers, undefined, "Escape", 1)).toBe("none");
    expect(pinByKey(numbers, at(2), "Escape", undefined)).toBeUndefined();
  });

  it("nothing at a matrix that is pinned, where Enter leads into the entries, and Escape out of them", () => {
    expect(pinByKey(tensors, at(1), "Enter", 1)).toBeUndefined();
    expect(pinByKey(tensors, at(1, true), "Enter", 1)).toBeUndefined();
    expect(pinByKey(tensors, at(1, true), "Escape", 1)).toBeUndefined();
    expect(pinByKey(tensors, at(1), "Escape", 1)).toBe("none");
  });

  it("the node in the player, and the walk says so when it comes back", () => {
    const { player } = readyPlayer("shared-intermediate");
    const { run: own } = player.store.getState();
    const of: Walkable = { ...(own as NonNullable<typeof own>), index: 0 };
    const press = (spot: Spot | undefined, key: string) => {
      const move = pressKey(player, of, spot, key);
      if (move === undefined || move === "out") throw new Error(`${key} leads nowhere`);
      return move;
    };
    const pin = press(undefined, "Enter");
    expect(player.store.getState().pinned).toBe("x");
    expect(pin.announcement).toBe("");
    const away = press(pin.spot, "ArrowRight");
    expect(away.announcement).toMatch(/^v 1, x squared; /);
    expect(press(away.spot, "ArrowLeft").announcement).toMatch(/^x, input, pinned; /);
    expect(press(away.spot, "Escape").announcement).toBe("");
    expect(player.store.getState().pinned).toBeUndefined();
    expect(pressKey(player, of, away.spot, "Escape")).toBe("out");
    player.destroy();
  });

  it("nothing in forward mode and in the graph of another run", () => {
    const { player } = readyPlayer("shared-intermediate");
    expect(pressKey(player, numbers, at(1), "Enter")).toMatchObject({ spot: { node: 1, open: true } });
    const { run: own } = player.store.getState();
    player.setForward(0);
    const of: Walkable = { ...(own as NonNullable<typeof own>), index: 0, forward: 0 };
    expect(pressKey(player, of, at(1), "Enter")).toMatchObject({ spot: { node: 1, open: true } });
    expect(player.store.getState().pinned).toBeUndefined();
    player.destroy();
  });
});
