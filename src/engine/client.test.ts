import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { paramsOf } from "../cases/source.ts";
import { createEngine, type Engine } from "./client.ts";
import type { Run, RunError, RunRequest } from "./messages.ts";
import { run } from "./run.ts";
import { FakeWorkers } from "./testing/fake-workers.ts";

const at = (x: number): RunRequest => ({ case: "scalar-expression", params: { x } });

let workers: FakeWorkers;
let engine: Engine;
/** What was called back, in order. */
let log: string[];

const onRun = ({ request }: Run) => log.push(`run ${paramsOf(request).x}`);
const onError = ({ code }: RunError, request: RunRequest) => log.push(`${code} ${paramsOf(request).x}`);
const onSlow = () => log.push("slow");
const asked = () => workers.all.map(({ received }) => received.map(({ request }) => paramsOf(request).x));

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
        if (paramsOf(one.request).x === 1) other.run(at(2));
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
  engine.run({ case: "scalar-expression", params: { x: Number.NaN } });
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

  it("is not called slow while its worker starts", () => {
    workers.work();
    workers.newest.crash();
    engine.run(at(2));
    vi.advanceTimersByTime(5000);
    workers.newest.ready();
    vi.advanceTimersByTime(400);
    workers.work();
    expect(log).toEqual(["run 1", "run 2"]);
  });

  it("goes on for minutes while its worker makes progress", () => {
    for (let second = 0; second < 300; second += 25) {
      vi.advanceTimersByTime(25_000);
      workers.newest.progress();
    }
    workers.work();
    expect(log).toEqual(["slow", "run 1"]);
    expect(workers.all).toHaveLength(1);
  });

  it("is not kept alive by the progress of another run", () => {
    engine.run(at(2));
    workers.newest.answerNext();
    vi.advanceTimersByTime(29_000);
    workers.newest.say({ type: "progress", id: 1 });
    vi.advanceTimersByTime(1000);
    expect(log).toEqual(["run 1", "slow", "timeout 2"]);
  });

  it("is not ended while the page itself stands still", () => {
    workers.newest.answerNext();
    engine.run(at(2));
    // Long after it was due a timer comes, and only then what the worker has said meanwhile.
    vi.setSystemTime(Date.now() + 120_000);
    vi.advanceTimersToNextTimer();
    workers.work();
    expect(log.at(-1)).toBe("run 2");
    expect(log.filter((line) => line.startsWith("timeout"))).toEqual([]);
  });
});

it("patience can be set", () => {
  const impatient = { slowAfter: 10, timeout: 500 };
  const other = createEngine({ createWorker: workers.create, onRun, onError, onSlow, ...impatient });
  other.run(at(1));
  workers.work();
  other.run(at(2));
  vi.advanceTimersByTime(500);
  other.run(at(3));
  vi.advanceTimersByTime(500);
  expect(log).toEqual(["run 1", "slow", "timeout 2", "unavailable 3"]);
  other.destroy();
});
