import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FakeWorkers } from "../engine/testing/fake-workers.ts";
import { createWorkerQueue } from "../engine/worker-queue.ts";
import type { Player } from "../player/player.ts";
import { beats } from "../player/testing/players.ts";
import { keyAt } from "../trace/trace.ts";
import { createTour } from "./create-tour.ts";

let tour: Player;

/** Returns the key of the current step. */
function step(): string | undefined {
  const { run, index } = tour.store.getState();
  return run && keyAt(run.trace, index);
}

beforeEach(() => {
  vi.useFakeTimers();
  const workers = new FakeWorkers();
  tour = createTour(createWorkerQueue(workers.create));
  workers.work();
});

afterEach(() => {
  tour.destroy();
  vi.useRealTimers();
});

it("the tour opens paused at the second contribution", () => {
  expect(step()).toBe("acc.v2.0");
  vi.advanceTimersByTime(60_000);
  expect(step()).toBe("acc.v2.0");
});

it("the tour plays from the first step to the last", () => {
  tour.play();
  expect(step()).toBe("start");
  beats(1);
  expect(step()).toBe("eval.v1");
  beats(20);
  expect(step()).toBe("collect");
});

it("the tour plays from the current step once someone has stepped", () => {
  tour.back();
  tour.play();
  expect(step()).toBe("acc.v3.1");
  tour.pause();
  tour.next();
  tour.play();
  expect(step()).toBe("acc.v2.0");
});
