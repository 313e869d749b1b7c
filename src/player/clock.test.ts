import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createClock, STEP_TIME } from "./clock.ts";

let ticks = 0;
let clock = createClock(() => {});

beforeEach(() => {
  vi.useFakeTimers();
  ticks = 0;
  clock = createClock(() => ticks++);
});

afterEach(() => {
  vi.useRealTimers();
});

it("ticks once a step, the first time after a whole step", () => {
  clock.start(1);
  vi.advanceTimersByTime(STEP_TIME - 1);
  expect(ticks).toBe(0);
  vi.advanceTimersByTime(1);
  expect(ticks).toBe(1);
  vi.advanceTimersByTime(3 * STEP_TIME);
  expect(ticks).toBe(4);
});

it.each([0.25, 2, 8])("at speed %d ticks that many times as often", (speed) => {
  clock.start(speed);
  vi.advanceTimersByTime((10 * STEP_TIME) / speed);
  expect(ticks).toBe(10);
});

it("goes on at another pace when it is started again, never at both", () => {
  clock.start(1);
  vi.advanceTimersByTime(STEP_TIME / 2);
  clock.start(2);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(STEP_TIME);
  expect(ticks).toBe(2);
});

it("does not tick once it is stopped, and may be stopped twice", () => {
  clock.start(1);
  clock.stop();
  clock.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(10 * STEP_TIME);
  expect(ticks).toBe(0);
});

it("can be stopped by its own tick", () => {
  clock = createClock(() => {
    ticks++;
    clock.stop();
  });
  clock.start(1);
  vi.advanceTimersByTime(10 * STEP_TIME);
  expect(ticks).toBe(1);
});

it("goes on after a tick that fails", () => {
  clock = createClock(() => {
    ticks++;
    throw new Error("a listener failed");
  });
  clock.start(1);
  for (let i = 0; i < 2; i++) expect(() => vi.advanceTimersByTime(STEP_TIME)).toThrow("a listener failed");
  expect(ticks).toBe(2);
  clock.stop();
});
