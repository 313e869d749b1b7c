import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { paramsOf } from "../cases/source.ts";
import { runWords } from "../words/en/run.ts";
import { createEngine, type Engine } from "./client.ts";
import type { Run, RunError, RunRequest } from "./messages.ts";
import { FakeWorkers } from "./testing/fake-workers.ts";
import { createWorkerQueue } from "./worker-queue.ts";

const at = (x: number): RunRequest => ({ case: "scalar-expression", params: { x } });

let workers: FakeWorkers;
let engine: Engine;
/** The callbacks made, in order. */
let log: string[];
let errors: RunError[];
/** True if creating a worker throws, as under a content security policy. */
let forbidden: boolean;

const onRun = ({ request }: Run) => log.push(`run ${paramsOf(request).x}`);
const onSlow = () => log.push("slow");

function onError(error: RunError, request: RunRequest): void {
  errors.push(error);
  log.push(`${error.code} ${paramsOf(request).x}`);
}

function createWorker() {
  if (forbidden) throw new DOMException("refused by the policy", "SecurityError");
  return workers.create();
}

beforeEach(() => {
  vi.useFakeTimers();
  workers = new FakeWorkers();
  [log, errors, forbidden] = [[], [], false];
  engine = createEngine({ queue: createWorkerQueue(createWorker), onRun, onError, onSlow });
});

afterEach(() => {
  engine.destroy();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe("a worker that crashes", () => {
  beforeEach(() => {
    engine.run(at(1));
    workers.newest.ready();
  });

  it("during a run is replaced, and the run repeated", () => {
    workers.newest.crash();
    workers.work();
    expect(workers.all.map(({ terminated }) => terminated)).toEqual([true, false]);
    expect(log).toEqual(["run 1"]);
  });

  it("twice in the same run is reported once and not retried", () => {
    for (let i = 0; i < 2; i++) {
      workers.newest.crash();
      if (i === 0) workers.newest.ready();
    }
    expect(log).toEqual(["crashed 1"]);
    expect(workers.all).toHaveLength(2);
  });

  it("twice makes way for the waiting request", () => {
    engine.run(at(2));
    workers.newest.crash();
    workers.newest.ready();
    workers.newest.crash();
    workers.work();
    expect(log).toEqual(["crashed 1", "run 2"]);
  });

  it("once in each of two runs is replaced each time", () => {
    for (const x of [1, 2]) {
      engine.run(at(x));
      workers.newest.crash();
      workers.work();
    }
    expect(log.filter((line) => !line.startsWith("run"))).toEqual([]);
    expect(log.at(-1)).toBe("run 2");
  });

  it("while idle is replaced on the next request only", () => {
    workers.work();
    workers.newest.crash();
    expect(workers.all).toHaveLength(1);
    engine.run(at(2));
    workers.work();
    expect(workers.all).toHaveLength(2);
    expect(log).toEqual(["run 1", "run 2"]);
  });

  it("is ignored afterwards", () => {
    const [old] = workers.all;
    old?.crash();
    old?.answerNext();
    expect(log).toEqual([]);
  });

  it("before its replacement is ready makes the engine unavailable", () => {
    workers.newest.crash();
    workers.newest.crash();
    expect(log).toEqual(["unavailable 1"]);
  });
});

describe("an engine that cannot start", () => {
  it("is reported when creating a worker throws", () => {
    forbidden = true;
    engine.run(at(1));
    expect(log).toEqual(["unavailable 1"]);
  });

  it("is reported when its worker's file does not load", () => {
    engine.run(at(1));
    workers.newest.crash();
    expect(log).toEqual(["unavailable 1"]);
  });

  it("is reported when its worker is silent for thirty seconds", () => {
    engine.run(at(1));
    vi.advanceTimersByTime(29_999);
    expect(log).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(log).toEqual(["unavailable 1"]);
    expect(workers.newest.terminated).toBe(true);
  });

  it("is retried with each request", () => {
    forbidden = true;
    engine.run(at(1));
    forbidden = false;
    engine.run(at(2));
    workers.work();
    expect(log).toEqual(["unavailable 1", "run 2"]);
  });

  it("runs the request that waited while it failed", () => {
    engine.run(at(1));
    engine.run(at(2));
    vi.advanceTimersByTime(30_000);
    workers.work();
    expect(log).toEqual(["unavailable 1", "run 2"]);
  });
});

it("every error says what happened and what to do", () => {
  forbidden = true;
  engine.run(at(1));
  forbidden = false;
  engine.run(at(2));
  workers.newest.ready();
  engine.cancel();
  engine.run(at(2));
  for (let i = 0; i < 2; i++) {
    workers.newest.ready();
    vi.advanceTimersByTime(30_000);
  }
  engine.run(at(3));
  workers.newest.ready();
  workers.newest.crash();
  workers.newest.ready();
  workers.newest.crash();
  expect(errors.map(({ code }) => code)).toEqual(["unavailable", "cancelled", "timeout", "crashed"]);
  for (const error of errors) {
    const { message, hint } = runWords.failure(error);
    expect(message).toMatch(/^The .+\.$/);
    expect(hint).toMatch(/^[A-Z].+\.$/);
    // There may be no picture yet.
    expect(hint).not.toMatch(/picture/);
  }
});
