import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { paramsOf } from "../cases/source.ts";
import { createEngine, type Engine } from "./client.ts";
import type { Run, RunError, RunRequest } from "./messages.ts";
import { FakeWorkers } from "./testing/fake-workers.ts";
import { createWorkerQueue } from "./worker-queue.ts";

const at = (x: number): RunRequest => ({ case: "scalar-expression", params: { x } });

let workers: FakeWorkers;
let engine: Engine;
/** The callbacks made, in order. */
let log: string[];

const onRun = ({ request }: Run) => log.push(`run ${paramsOf(request).x}`);
const onError = ({ code }: RunError, request: RunRequest) => log.push(`${code} ${paramsOf(request).x}`);
const onSlow = () => log.push("slow");
const asked = () => workers.all.map(({ received }) => received.map(({ request }) => paramsOf(request).x));

beforeEach(() => {
  vi.useFakeTimers();
  workers = new FakeWorkers();
  log = [];
  engine = createEngine({ queue: createWorkerQueue(workers.create), onRun, onError, onSlow });
});

afterEach(() => {
  engine.destroy();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe("a run without progress", () => {
  beforeEach(() => {
    engine.run(at(1));
    workers.newest.ready();
  });

  it("is retried once if there is no picture yet, and ended after another thirty seconds", () => {
    vi.advanceTimersByTime(29_999);
    expect(workers.newest.terminated).toBe(false);
    vi.advanceTimersByTime(1);
    expect(workers.all.map(({ terminated }) => terminated)).toEqual([true, false]);
    workers.newest.ready();
    expect(asked()).toEqual([[1], [1]]);
    vi.advanceTimersByTime(30_000);
    expect(log.filter((line) => line !== "slow")).toEqual(["timeout 1"]);
    expect(workers.newest.terminated).toBe(true);
    expect(workers.all).toHaveLength(2);
  });

  it("can succeed on its second try", () => {
    vi.advanceTimersByTime(30_000);
    workers.work();
    expect(log).toEqual(["slow", "run 1"]);
  });

  it("is ended at once if there is a picture of its case", () => {
    workers.work();
    engine.run(at(2));
    vi.advanceTimersByTime(30_000);
    expect(log).toEqual(["run 1", "slow", "timeout 2"]);
    expect(workers.all).toHaveLength(1);
  });

  it("is retried once if the only picture is of another case", () => {
    workers.work();
    engine.run({ case: "two-inputs", params: { x: 2 } });
    vi.advanceTimersByTime(30_000);
    expect(log).toEqual(["run 1", "slow"]);
    workers.newest.ready();
    expect(workers.newest.received).toHaveLength(1);
  });

  it("makes way for the waiting request, in a new worker", () => {
    workers.work();
    engine.run(at(2));
    engine.run(at(3));
    vi.advanceTimersByTime(30_000);
    workers.work();
    expect(asked()).toEqual([[1, 2], [3]]);
    expect(log).toEqual(["run 1", "slow", "timeout 2", "run 3"]);
  });

  it("leaves no worker behind until the next request", () => {
    workers.work();
    engine.run(at(2));
    vi.advanceTimersByTime(30_000);
    expect(workers.all).toHaveLength(1);
    engine.run(at(3));
    workers.work();
    expect(log.at(-1)).toBe("run 3");
    expect(workers.all).toHaveLength(2);
  });
});

describe("a cancelled run", () => {
  it("is reported and its worker terminated", () => {
    engine.run(at(1));
    workers.newest.ready();
    vi.advanceTimersByTime(1000);
    engine.cancel();
    expect(log).toEqual(["slow", "cancelled 1"]);
    expect(workers.newest.terminated).toBe(true);
    engine.run(at(2));
    workers.work();
    expect(log.at(-1)).toBe("run 2");
  });

  it("drops the waiting request and reports only that request", () => {
    engine.run(at(1));
    workers.newest.ready();
    engine.run(at(2));
    engine.cancel();
    expect(log).toEqual(["cancelled 2"]);
    expect(workers.all).toHaveLength(1);
  });

  it("is not reported if no run is pending", () => {
    engine.cancel();
    engine.run(at(1));
    workers.work();
    engine.cancel();
    expect(log).toEqual(["run 1"]);
  });
});
