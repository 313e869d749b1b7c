import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createClock } from "./clock.ts";

let ticks = 0;
let waits = 100;
let clock = createClock(
  () => {},
  () => waits,
);

beforeEach(() => {
  vi.useFakeTimers();
  [ticks, waits] = [0, 100];
  clock = createClock(
    () => ticks++,
    () => waits,
  );
});

afterEach(() => {
  vi.useRealTimers();
});

it("ticks after each wait, first after a full wait", () => {
  clock.start();
  vi.advanceTimersByTime(99);
  expect(ticks).toBe(0);
  vi.advanceTimersByTime(1);
  expect(ticks).toBe(1);
  vi.advanceTimersByTime(300);
  expect(ticks).toBe(4);
});

it("computes the next wait after each tick", () => {
  clock = createClock(
    () => {
      ticks++;
      waits += 50;
    },
    () => waits,
  );
  clock.start();
  vi.advanceTimersByTime(100 + 150 + 199);
  expect(ticks).toBe(2);
  vi.advanceTimersByTime(1);
  expect(ticks).toBe(3);
});

it("accepts a different wait for the first tick", () => {
  clock.start(10);
  vi.advanceTimersByTime(10);
  expect(ticks).toBe(1);
  vi.advanceTimersByTime(100);
  expect(ticks).toBe(2);
});

it("restarts the wait when started again, with a single timer", () => {
  clock.start();
  vi.advanceTimersByTime(50);
  waits = 20;
  clock.start();
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(40);
  expect(ticks).toBe(2);
});

it("stops ticking when stopped, and may be stopped twice", () => {
  clock.start();
  clock.stop();
  clock.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(1000);
  expect(ticks).toBe(0);
});

it.each([
  ["stopped", () => clock.stop(), 1, 0],
  ["started anew", () => clock.start(10), 10, 1],
] as const)("can be %s by its own tick", (_, act, expected, timers) => {
  clock = createClock(
    () => {
      ticks++;
      act();
    },
    () => waits,
  );
  clock.start(10);
  vi.advanceTimersByTime(100);
  expect(ticks).toBe(expected);
  expect(vi.getTimerCount()).toBe(timers);
  clock.stop();
});

it("continues after a tick throws", () => {
  clock = createClock(
    () => {
      ticks++;
      throw new Error("a listener failed");
    },
    () => waits,
  );
  clock.start();
  for (let i = 0; i < 2; i++) expect(() => vi.advanceTimersByTime(100)).toThrow("a listener failed");
  expect(ticks).toBe(2);
  clock.stop();
});
