import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { paramsOf } from "../cases/source.ts";
import { createEngine, type Engine } from "./client.ts";
import type { Run, RunError, RunRequest } from "./messages.ts";
import { answer, run } from "./run.ts";
import { FakeWorkers, uncounted } from "./testing/fake-workers.ts";
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

describe("a request", () => {
  it("starts the worker lazily", () => {
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
    const other = createEngine({
      queue: createWorkerQueue(workers.create),
      onRun: (one) => runs.push(one),
      onError,
    });
    other.run(at(1));
    workers.work();
    expect(runs).toEqual([run(at(1))]);
    other.destroy();
  });

  it("reuses the existing worker", () => {
    for (const x of [1, 2, 3]) {
      engine.run(at(x));
      workers.work();
    }
    expect(asked()).toEqual([[1, 2, 3]]);
    expect(log).toEqual(["run 1", "run 2", "run 3"]);
  });

  it("may be made in a result callback", () => {
    const other = createEngine({
      queue: createWorkerQueue(workers.create),
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
  it("only the newest request waits; older requests are dropped", () => {
    engine.run(at(1));
    workers.newest.ready();
    for (const x of [2, 3, 4]) engine.run(at(x));
    expect(asked()).toEqual([[1]]);
    workers.work();
    expect(asked()).toEqual([[1, 4]]);
    expect(log).toEqual(["run 1", "run 4"]);
  });

  it("only answers to the current run count", () => {
    engine.run(at(1));
    workers.newest.ready();
    workers.newest.say(answer({ type: "run", id: 99, request: at(9) }));
    expect(log).toEqual([]);
  });

  it("a repeated answer is ignored", () => {
    engine.run(at(1));
    workers.newest.ready();
    const [message] = workers.newest.received;
    workers.work();
    workers.newest.say(answer({ type: "run", id: message?.id ?? 0, request: at(1) }));
    expect(log).toEqual(["run 1"]);
  });
});

describe("the alternatives of a run", () => {
  const alternatives = [{ label: "all", params: {}, counts: undefined, live: [], refused: "none" }];
  let comparing: Engine;

  /** Answers the oldest open message: a run without alternatives, or the given alternatives. */
  function answerWith(counted: Run["alternatives"]): void {
    const { newest } = workers;
    const message = newest.take();
    if (message.type === "compare") newest.say({ type: "compared", id: message.id, alternatives: counted });
    else newest.say(uncounted(message));
  }
  const types = () => workers.newest.received.map(({ type }) => type);

  beforeEach(() => {
    const onCompared = ({ request }: Run) => log.push(`compared ${paramsOf(request).x}`);
    comparing = createEngine({
      queue: createWorkerQueue(workers.create),
      onRun,
      onError,
      onSlow,
      onCompared,
    });
    comparing.run(at(1));
    workers.newest.ready();
    answerWith(undefined);
  });
  afterEach(() => comparing.destroy());

  it("are requested until all are counted", () => {
    answerWith(undefined);
    answerWith(undefined);
    answerWith(alternatives);
    expect(types()).toEqual(["run", "compare", "compare", "compare"]);
    expect(log).toEqual(["run 1", "compared 1"]);
  });

  it("give way to a newer run", () => {
    comparing.run(at(2));
    answerWith(undefined);
    answerWith(undefined);
    answerWith(alternatives);
    expect(types()).toEqual(["run", "compare", "run", "compare"]);
    expect(log).toEqual(["run 1", "run 2", "compared 2"]);
  });

  it("are not reported as slow, and are not cancelled with the waiting run", () => {
    vi.advanceTimersByTime(2000);
    comparing.cancel();
    comparing.run(at(2));
    comparing.cancel();
    answerWith(alternatives);
    expect(log).toEqual(["run 1", "cancelled 2", "compared 1"]);
  });

  it("are counted again after a crash", () => {
    workers.newest.crash();
    workers.newest.ready();
    answerWith(alternatives);
    expect(log).toEqual(["run 1", "compared 1"]);
  });
});

it("alternatives that nobody asks for are not counted", () => {
  engine.run(at(1));
  workers.newest.ready();
  workers.newest.say(uncounted(workers.newest.take()));
  expect(workers.newest.received).toHaveLength(1);
});

it("a failed run is reported, and the worker is reused", () => {
  engine.run({ case: "scalar-expression", params: { x: Number.NaN } });
  engine.run(at(2));
  workers.work();
  expect(log).toEqual(["failed NaN", "run 2"]);
  expect(workers.all).toHaveLength(1);
});

describe("a long run", () => {
  beforeEach(() => {
    engine.run(at(1));
    workers.newest.ready();
  });

  it("is reported as slow once, after half a second", () => {
    vi.advanceTimersByTime(499);
    expect(log).toEqual([]);
    vi.advanceTimersByTime(1500);
    expect(log).toEqual(["slow"]);
  });

  it("is not reported as slow if done in time", () => {
    workers.work();
    vi.advanceTimersByTime(10_000);
    expect(log).toEqual(["run 1"]);
  });

  it("is not reported as slow while its worker starts", () => {
    workers.work();
    workers.newest.crash();
    engine.run(at(2));
    vi.advanceTimersByTime(5000);
    workers.newest.ready();
    vi.advanceTimersByTime(400);
    workers.work();
    expect(log).toEqual(["run 1", "run 2"]);
  });

  it("may take minutes while its worker makes progress", () => {
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

  it("is not ended while the page itself is suspended", () => {
    workers.newest.answerNext();
    engine.run(at(2));
    // The timer fires long after it was due, and the worker's messages arrive only then.
    vi.setSystemTime(Date.now() + 120_000);
    vi.advanceTimersToNextTimer();
    workers.work();
    expect(log.at(-1)).toBe("run 2");
    expect(log.filter((line) => line.startsWith("timeout"))).toEqual([]);
  });
});

it("the timeouts are configurable", () => {
  const queue = createWorkerQueue(workers.create, 500);
  const other = createEngine({ queue, onRun, onError, onSlow, slowAfter: 10 });
  other.run(at(1));
  workers.work();
  other.run(at(2));
  vi.advanceTimersByTime(500);
  other.run(at(3));
  vi.advanceTimersByTime(500);
  expect(log).toEqual(["run 1", "slow", "timeout 2", "unavailable 3"]);
  other.destroy();
});
