import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createEngine, type Engine } from "./client.ts";
import type { Run, RunError, RunRequest } from "./messages.ts";
import { run } from "./run.ts";
import { FakeWorkers } from "./testing/fake-workers.ts";

const at = (x: number): RunRequest => ({ slug: "scalar-expression", params: { x } });

let workers: FakeWorkers;
let engine: Engine;
/** What was called back, in order. */
let log: string[];

const onRun = ({ request }: Run) => log.push(`run ${request.params.x}`);
const onError = ({ code }: RunError, { params }: RunRequest) => log.push(`${code} ${params.x}`);
const onSlow = () => log.push("slow");
const asked = () => workers.all.map(({ received }) => received.map(({ request }) => request.params.x));

beforeEach(() => {
  vi.useFakeTimers();
  workers = new FakeWorkers();
  log = [];
  engine = createEngine({ createWorker: workers.create, onRun, onError, onSlow });
});

afterEach(() => {
  engine.destroy();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe("a request", () => {
  it("starts no worker before it is made", () => {
    expect(workers.all).toHaveLength(0);
  });

  it("waits until the worker is ready", () => {
    engine.run(at(1));
    expect(asked()).toEqual([[]]);
    workers.newest.ready();
    expect(asked()).toEqual([[1]]);
  });

  it("is answered with its run", () => {
    const runs: Run[] = [];
    const other = createEngine({ createWorker: workers.create, onRun: (one) => runs.push(one), onError });
    other.run(at(1));
    workers.work();
    expect(runs).toEqual([run(at(1))]);
    other.destroy();
  });

  it("goes to the worker that is already there", () => {
    for (const x of [1, 2, 3]) {
      engine.run(at(x));
      workers.work();
    }
    expect(asked()).toEqual([[1, 2, 3]]);
    expect(log).toEqual(["run 1", "run 2", "run 3"]);
  });

  it("may be made while a result is handed over", () => {
    const other = createEngine({
      createWorker: workers.create,
      onError,
      onRun(one) {
        onRun(one);
        if (one.request.params.x === 1) other.run(at(2));
      },
    });
    other.run(at(1));
    workers.work();
    expect(log).toEqual(["run 1", "run 2"]);
    other.destroy();
  });
});

describe("while a run is under way", () => {
  it("only the newest request waits, and older ones are dropped", () => {
    engine.run(at(1));
    workers.newest.ready();
    for (const x of [2, 3, 4]) engine.run(at(x));
    expect(asked()).toEqual([[1]]);
    workers.work();
    expect(asked()).toEqual([[1, 4]]);
    expect(log).toEqual(["run 1", "run 4"]);
  });

  it("only its own answer counts", () => {
    engine.run(at(1));
    workers.newest.ready();
    workers.newest.say({ type: "done", id: 99, run: run(at(9)) });
    expect(log).toEqual([]);
  });

  it("the same answer twice is taken once", () => {
    engine.run(at(1));
    workers.newest.ready();
    const [message] = workers.newest.received;
    workers.work();
    workers.newest.say({ type: "done", id: message?.id ?? 0, run: run(at(1)) });
    expect(log).toEqual(["run 1"]);
  });
});

it("a failed run is reported, and the worker goes on", () => {
  engine.run({ slug: "scalar-expression", params: { x: Number.NaN } });
  engine.run(at(2));
  workers.work();
  expect(log).toEqual(["failed NaN", "run 2"]);
  expect(workers.all).toHaveLength(1);
});

describe("a run that takes long", () => {
  beforeEach(() => {
    engine.run(at(1));
    workers.newest.ready();
  });

  it("is called slow once, after half a second", () => {
    vi.advanceTimersByTime(499);
    expect(log).toEqual([]);
    vi.advanceTimersByTime(1500);
    expect(log).toEqual(["slow"]);
  });

  it("is not called slow when it is done in time", () => {
    workers.work();
    vi.advanceTimersByTime(10_000);
    expect(log).toEqual(["run 1"]);
  });

  it("is ended after two seconds", () => {
    vi.advanceTimersByTime(2000);
    expect(log).toEqual(["slow", "timeout 1"]);
    expect(workers.newest.terminated).toBe(true);
  });

  it("gives way to the request that waits, in a new worker", () => {
    engine.run(at(2));
    vi.advanceTimersByTime(2000);
    workers.work();
    expect(asked()).toEqual([[1], [2]]);
    expect(log).toEqual(["slow", "timeout 1", "run 2"]);
  });

  it("leaves no worker behind until the next request", () => {
    vi.advanceTimersByTime(2000);
    expect(workers.all).toHaveLength(1);
    engine.run(at(2));
    workers.work();
    expect(log.at(-1)).toBe("run 2");
    expect(workers.all).toHaveLength(2);
  });

  it("does not count the time that its worker takes to start", () => {
    vi.advanceTimersByTime(2000);
    engine.run(at(2));
    vi.advanceTimersByTime(5000);
    workers.newest.ready();
    vi.advanceTimersByTime(400);
    workers.work();
    expect(log.slice(2)).toEqual(["run 2"]);
  });
});

it("patience can be set", () => {
  const impatient = { slowAfter: 10, timeout: 20, startTimeout: 5 };
  const other = createEngine({ createWorker: workers.create, onRun, onError, onSlow, ...impatient });
  other.run(at(1));
  workers.newest.ready();
  vi.advanceTimersByTime(20);
  other.run(at(2));
  vi.advanceTimersByTime(5);
  expect(log).toEqual(["slow", "timeout 1", "unavailable 2"]);
  other.destroy();
});
