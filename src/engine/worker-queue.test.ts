import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { paramsOf } from "../cases/source.ts";
import { createEngine, type Engine } from "./client.ts";
import type { RunRequest } from "./messages.ts";
import { packRun } from "./pack-run.ts";
import { run } from "./run.ts";
import { FakeWorkers, uncounted } from "./testing/fake-workers.ts";
import { createWorkerQueue } from "./worker-queue.ts";

const at = (x: number): RunRequest => ({ case: "scalar-expression", params: { x } });

let workers: FakeWorkers;
let engines: Engine[];
/** The callbacks made, each with the letter of its engine, in order. */
let log: string[];

const asked = () => workers.all.map(({ received }) => received.map(({ request }) => paramsOf(request).x));

/** Creates engines `a`, `b`, … that share a queue. */
function share(count: number): Engine[] {
  const queue = createWorkerQueue(workers.create);
  return Array.from({ length: count }, (_, i) => {
    const name = String.fromCharCode(97 + i);
    return createEngine({
      queue,
      onRun: ({ request }) => log.push(`${name} ran ${paramsOf(request).x}`),
      onError: ({ code }, request) => log.push(`${name} ${code} ${paramsOf(request).x}`),
      onSlow: () => log.push(`${name} slow`),
      onCompared: () => log.push(`${name} compared`),
    });
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  workers = new FakeWorkers();
  log = [];
  engines = share(3);
});

afterEach(() => {
  for (const engine of engines) engine.destroy();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** Lets each engine request its own number, 1, 2, …, and the worker start. */
function askAll(): void {
  engines.forEach((engine, i) => {
    engine.run(at(i + 1));
  });
  workers.newest.ready();
}

describe("engines that share a queue", () => {
  it("share one worker, which gets one message at a time", () => {
    askAll();
    expect(asked()).toEqual([[1]]);
    workers.work();
    expect(asked()).toEqual([[1, 2, 3]]);
    expect(log).toEqual(["a ran 1", "b ran 2", "c ran 3"]);
  });

  it("take turns: an engine with many requests does not delay the others", () => {
    askAll();
    for (const x of [4, 5]) engines[0]?.run(at(x));
    workers.newest.answerNext();
    engines[0]?.run(at(6));
    workers.work();
    expect(log).toEqual(["a ran 1", "b ran 2", "c ran 3", "a ran 5", "a ran 6"]);
  });

  it("are slow only while their own run is slow", () => {
    askAll();
    vi.advanceTimersByTime(3000);
    workers.newest.answerNext();
    workers.newest.answerNext();
    workers.work();
    expect(log).toEqual(["a slow", "a ran 1", "b ran 2", "c ran 3"]);
  });

  it("run before the comparisons of others", () => {
    engines[0]?.run(at(1));
    workers.newest.ready();
    engines[1]?.run(at(2));
    workers.newest.say(uncounted(workers.newest.take()));
    engines[2]?.run(at(3));
    workers.newest.answerNext();
    workers.newest.answerNext();
    expect(workers.newest.received.map(({ type }) => type)).toEqual(["run", "run", "run", "compare"]);
    workers.work();
    expect(log).toEqual(["a ran 1", "b ran 2", "c ran 3", "a compared"]);
  });
});

describe("a silent run", () => {
  it("ends alone; the others continue in a new worker, with their full time", () => {
    engines[1]?.run(at(9));
    workers.work();
    log = [];
    engines[1]?.run(at(2));
    vi.advanceTimersByTime(20_000);
    engines[0]?.run(at(1));
    vi.advanceTimersByTime(10_000);
    expect(log).toEqual(["b slow", "b timeout 2"]);
    workers.newest.ready();
    vi.advanceTimersByTime(29_000);
    workers.work();
    expect(log).toEqual(["b slow", "b timeout 2", "a slow", "a ran 1"]);
    expect(workers.all.map(({ terminated }) => terminated)).toEqual([true, false]);
  });

  it("that is repeated waits for the others", () => {
    askAll();
    vi.advanceTimersByTime(30_000);
    workers.work();
    expect(asked()).toEqual([[1], [2, 3, 1]]);
    expect(log).toEqual(["a slow", "b ran 2", "c ran 3", "a ran 1"]);
  });
});

it("a prepared worker is ready for the first job; one that cannot start is tried again", () => {
  const queue = createWorkerQueue(workers.create);
  for (let i = 0; i < 2; i++) queue.prepare();
  expect(workers.all).toHaveLength(1);
  workers.newest.crash();
  queue.prepare();
  workers.newest.ready();
  const engine = createEngine({ queue, onRun: () => log.push("ran"), onError: ({ code }) => log.push(code) });
  engine.run(at(1));
  workers.work();
  engine.destroy();
  expect(workers.all).toHaveLength(2);
  expect(log).toEqual(["ran"]);
});

it.each([
  { title: "an equal first request", inputs: [7, 7], runs: ["ran 7 before", "ran 7"], sent: [7] },
  { title: "no request after another", inputs: [8, 7], runs: ["ran 8", "ran 7"], sent: [8, 7] },
])("a kept run is given at once to $title", ({ inputs, runs, sent }) => {
  const queue = createWorkerQueue(workers.create);
  const kept = packRun(run(at(7)));
  queue.keep(kept);
  expect(workers.all).toHaveLength(0);
  const engine = createEngine({
    queue,
    onRun: ({ request, layout }) =>
      log.push(`ran ${paramsOf(request).x}${layout === kept.layout ? " before" : ""}`),
    onError: ({ code }) => log.push(code),
  });
  for (const x of inputs) {
    engine.run(at(x));
    workers.work();
  }
  expect(log).toEqual(runs);
  expect(asked()).toEqual([sent]);
  engine.destroy();
});

it("a kept run at 0 is not given to a request at −0", () => {
  const queue = createWorkerQueue(workers.create);
  queue.keep(packRun(run(at(0))));
  const engine = createEngine({ queue, onRun: () => log.push("ran"), onError: ({ code }) => log.push(code) });
  engine.run(at(-0));
  expect(log).toEqual([]);
  workers.work();
  expect(log).toEqual(["ran"]);
  engine.destroy();
});

it.each([
  { title: "the first request, which waits for the worker", x: 7, isReady: false, runs: ["ran 7"], sent: [] },
  { title: "no other request", x: 8, isReady: false, runs: [], sent: [8] },
  { title: "no request that the worker is working on", x: 7, isReady: true, runs: [], sent: [7] },
])("a run that is kept late is given to $title", ({ x, isReady, runs, sent }) => {
  const queue = createWorkerQueue(workers.create);
  const engine = createEngine({
    queue,
    onRun: ({ request }) => log.push(`ran ${paramsOf(request).x}`),
    onError: ({ code }) => log.push(code),
  });
  engine.run(at(x));
  if (isReady) workers.newest.ready();
  queue.keep(packRun(run(at(7))));
  expect(log).toEqual(runs);
  workers.work();
  expect(log).toEqual([`ran ${x}`]);
  expect(asked()).toEqual([sent]);
  engine.run(at(7));
  workers.work();
  expect(log).toEqual([`ran ${x}`, "ran 7"]);
  expect(asked()).toEqual([[...sent, 7]]);
  engine.destroy();
});

it("the worker starts with a kept run", () => {
  const queue = createWorkerQueue(workers.create);
  queue.keep(packRun(run(at(7))));
  const engine = createEngine({ queue, onRun: () => log.push("ran"), onError: ({ code }) => log.push(code) });
  engine.run(at(7));
  expect(log).toEqual(["ran"]);
  expect(workers.all).toHaveLength(1);
  workers.newest.crash();
  engine.run(at(8));
  workers.work();
  expect(log).toEqual(["ran", "ran"]);
  engine.destroy();
});

it("a crash is charged to the running engine only", () => {
  askAll();
  for (let crashes = 0; crashes < 2; crashes++) {
    workers.newest.crash();
    workers.newest.ready();
    if (crashes === 0) for (let others = 0; others < 2; others++) workers.newest.answerNext();
  }
  expect(log).toEqual(["b ran 2", "c ran 3", "a crashed 1"]);
});

it("a worker that cannot start is reported to every engine that waits, and tried again for the next request", () => {
  engines.forEach((engine, i) => {
    engine.run(at(i + 1));
  });
  workers.newest.crash();
  expect(log).toEqual(["a unavailable 1", "b unavailable 2", "c unavailable 3"]);
  expect(workers.all).toHaveLength(1);
  engines[0]?.run(at(4));
  workers.work();
  expect(log.at(-1)).toBe("a ran 4");
});

describe.each([
  ["cancelled", (engine: Engine | undefined) => engine?.cancel()],
  ["destroyed", (engine: Engine | undefined) => engine?.destroy()],
])("an engine that is %s", (_, end) => {
  const others = () => log.filter((line) => !line.includes("cancelled"));

  it("while its run waits loses that run only, and the worker stays", () => {
    askAll();
    end(engines[1]);
    workers.work();
    expect(others()).toEqual(["a ran 1", "c ran 3"]);
    expect(workers.all.map(({ terminated }) => terminated)).toEqual([false]);
  });

  it("during its run ends the worker; the others continue in a new worker", () => {
    askAll();
    end(engines[0]);
    expect(workers.all.map(({ terminated }) => terminated)).toEqual([true, false]);
    workers.work();
    expect(others()).toEqual(["b ran 2", "c ran 3"]);
  });
});

it("the worker is terminated when the last engine is destroyed, and another engine starts it again", () => {
  askAll();
  workers.work();
  for (const engine of engines.slice(0, 2)) engine.destroy();
  expect(workers.newest.terminated).toBe(false);
  engines[2]?.destroy();
  expect(workers.newest.terminated).toBe(true);
  engines = share(1);
  engines[0]?.run(at(5));
  workers.work();
  expect(log.at(-1)).toBe("a ran 5");
});
