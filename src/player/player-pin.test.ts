import { beforeEach, describe, expect, it, vi } from "vitest";
import { readyPlayer } from "./testing/players.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

describe("a pinned node", () => {
  it("stays through steps and changes of the inputs, and is not in the link", () => {
    const { player, workers } = readyPlayer("two-inputs");
    const pinned = () => player.store.getState().pinned;
    expect(pinned()).toBeUndefined();
    const link = player.query();
    player.setPinned("v1");
    expect(player.query()).toBe(link);
    player.next();
    player.last();
    player.setParam("x1", 3);
    workers.work();
    expect(pinned()).toBe("v1");
    player.setPinned(undefined);
    expect(pinned()).toBeUndefined();
    player.destroy();
  });

  it("stays when a link leads to the same case, and ends when another case is opened", () => {
    const { player } = readyPlayer("two-inputs");
    player.setPinned("v1");
    player.open({ case: "two-inputs", params: {} }, "?step=collect");
    expect(player.store.getState().pinned).toBe("v1");
    player.open({ case: "tiny-engine", params: {} }, "");
    expect(player.store.getState().pinned).toBeUndefined();
    player.destroy();
  });
});
