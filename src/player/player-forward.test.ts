import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { beats, keyOf, readyPlayer } from "./testing/players.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const ready = (query = "") => {
  const { player, workers } = readyPlayer("two-inputs", query);
  return { player, workers, moment: () => player.store.getState().forward };
};

it("in forward mode the commands go along the moments, and the step stays", () => {
  const { player, moment } = ready("?step=acc.v3.0");
  player.setForward(0);
  player.next();
  player.next();
  player.back();
  expect(moment()).toBe(1);
  player.last();
  expect(moment()).toBe(7);
  player.next();
  expect(moment()).toBe(7);
  player.first();
  player.back();
  expect(moment()).toBe(0);
  expect(keyOf(player)).toBe("acc.v3.0");
  player.setForward(undefined);
  player.next();
  expect([moment(), keyOf(player)]).toEqual([undefined, "acc.v3.1"]);
});

it("plays through all passes, ends there, and starts over", () => {
  const { player, moment } = ready();
  player.setForward(0);
  player.play();
  beats(20);
  expect([moment(), player.store.getState().playing]).toEqual([7, false]);
  player.play();
  expect([moment(), player.store.getState().playing]).toEqual([0, true]);
  beats(2);
  expect(moment()).toBe(2);
});

it("going to a step leaves forward mode", () => {
  const { player, moment } = ready("?forward=3");
  player.go("seed.v3");
  expect([moment(), keyOf(player)]).toEqual([undefined, "seed.v3"]);
});

it("a link opens a moment, limited to those of the run, and a link to the state has it", () => {
  const { player, moment } = ready("?forward=99");
  expect(moment()).toBe(7);
  expect(player.query()).toBe("forward=7");
});

it("steps past the ends of the passes are reported", () => {
  const { player } = ready("?forward=7");
  const edges: string[] = [];
  player.onEdge((at) => edges.push(at));
  player.next();
  player.first();
  player.back();
  expect(edges).toEqual(["last", "first"]);
});
