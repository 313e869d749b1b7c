import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FakeWorkers } from "../engine/testing/fake-workers.ts";
import type { Player } from "../player/player.ts";
import { beats } from "../player/testing/players.ts";
import { keyAt } from "../trace/trace.ts";
import { createTour } from "./create-tour.ts";

let tour: Player;

/** The key of the step that is shown. */
function step(): string | undefined {
  const { run, index } = tour.store.getState();
  return run && keyAt(run.trace, index);
}

beforeEach(() => {
  vi.useFakeTimers();
  const workers = new FakeWorkers();
  tour = createTour(workers.create);
  workers.work();
});

afterEach(() => {
  tour.destroy();
  vi.useRealTimers();
});

it("the tour opens at the second contribution, and stands still", () => {
  expect(step()).toBe("acc.v2.0");
  vi.advanceTimersByTime(60_000);
  expect(step()).toBe("acc.v2.0");
});

it("it plays from the first step to the last", () => {
  tour.play();
  expect(step()).toBe("start");
  beats(1);
  expect(step()).toBe("eval.v1");
  beats(20);
  expect(step()).toBe("collect");
});

it("once someone has stepped, it plays from where they are", () => {
  tour.back();
  tour.play();
  expect(step()).toBe("acc.v3.1");
  tour.pause();
  tour.next();
  tour.play();
  expect(step()).toBe("acc.v2.0");
});
