import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { paramsOf } from "../cases/source.ts";
import { createEngine } from "./client.ts";
import type { Run, RunError, RunRequest } from "./messages.ts";
import { FakeWorkers } from "./testing/fake-workers.ts";
import { createWorkerQueue } from "./worker-queue.ts";

const at = (x: number): RunRequest => ({ case: "scalar-expression", params: { x } });

let workers: FakeWorkers;
/** The callbacks made, in order. */
let log: string[];

const onRun = ({ request }: Run) => log.push(`run ${paramsOf(request).x}`);
const onError = ({ code }: RunError, request: RunRequest) => log.push(`${code} ${paramsOf(request).x}`);
const onSlow = () => log.push("slow");

beforeEach(() => {
  vi.useFakeTimers();
  workers = new FakeWorkers();
  log = [];
});

afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe("a destroyed engine", () => {
  it.each([
    ["before its worker is ready", () => {}],
    ["in a run", () => workers.newest.ready()],
    [
      "in a slow run",
      () => {
        workers.newest.ready();
        vi.advanceTimersByTime(1000);
        log = [];
      },
    ],
    [
      "in its second try",
      () => {
        workers.newest.ready();
        workers.newest.crash();
      },
    ],
  ])("%s ends its worker, its timers and all calls", (_, prepare) => {
    const engine = createEngine({ queue: createWorkerQueue(workers.create), onRun, onError, onSlow });
    engine.run(at(1));
    prepare();
    engine.run(at(2));
    const { newest } = workers;
    engine.destroy();
    expect(newest.terminated).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    newest.ready();
    newest.answerNext();
    newest.crash();
    vi.advanceTimersByTime(60_000);
    expect(log).toEqual([]);
  });

  it("makes no more calls when destroyed in a result callback", () => {
    const engine = createEngine({
      queue: createWorkerQueue(workers.create),
      onError,
      onRun(run) {
        onRun(run);
        engine.destroy();
      },
    });
    engine.run(at(1));
    engine.run(at(2));
    workers.work();
    expect(log).toEqual(["run 1"]);
    expect(workers.newest.terminated).toBe(true);
  });

  it("starts no worker for the waiting request when destroyed in an error callback", () => {
    const engine = createEngine({
      queue: createWorkerQueue(workers.create),
      onRun,
      onError: () => engine.destroy(),
    });
    engine.run(at(1));
    engine.run(at(2));
    vi.advanceTimersByTime(30_000);
    expect(workers.all).toHaveLength(1);
  });
});
