import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { record } from "../cases/record.ts";
import { layout } from "../layout/layout.ts";
import type { Trace } from "../trace/trace.ts";
import { createEngine } from "./client.ts";
import { createLayouts } from "./layouts.ts";
import type { FromWorker, Run, RunRequest } from "./messages.ts";
import { receiveLayouts } from "./receive-layouts.ts";
import { FakeWorkers } from "./testing/fake-workers.ts";
import { createWorkerQueue } from "./worker-queue.ts";

describe("layouts for a page", () => {
  const start = () => {
    const compute = vi.fn((trace: Trace) => layout(trace));
    return { compute, layoutOf: createLayouts(compute), receive: receiveLayouts() };
  };

  it("are computed and sent once per structure, whatever the numbers", () => {
    const { compute, layoutOf } = start();
    const sent = [1, 2, Number.MAX_VALUE].map((x1) => layoutOf(record("two-inputs", { x1 })));
    expect(compute).toHaveBeenCalledTimes(1);
    expect(sent.map((one) => "layout" in one)).toEqual([true, false, false]);
  });

  it.each<[string, Trace, Trace]>([
    ["other nodes", record("recurrence", { T: 2 }), record("recurrence", { T: 3 })],
    ["other shapes", record("relu-layer"), record("relu-layer", { X: [[1, 2, 3]] })],
    ["other operations", record("two-inputs"), record("tiny-engine")],
  ])("differ for %s", (_, one, other) => {
    const { layoutOf, receive } = start();
    for (const trace of [one, other, one]) expect(receive(layoutOf(trace))).toEqual(layout(trace));
  });

  it("are received as the identical object", () => {
    const { layoutOf, receive } = start();
    const [first, second] = [1, 2].map((x1) => receive(layoutOf(record("two-inputs", { x1 }))));
    expect(second).toBe(first);
  });

  it("replace the oldest when there are many", () => {
    const { compute, layoutOf, receive } = start();
    const traces = Array.from({ length: 40 }, (_, i) => record("recurrence", { T: i + 1 }));
    for (const trace of [...traces, ...traces]) {
      expect(receive(layoutOf(trace)).nodes).toHaveLength(trace.nodes.length);
    }
    expect(compute).toHaveBeenCalledTimes(80);
  });
});

describe("the engine", () => {
  let workers: FakeWorkers;
  let sent: FromWorker[];
  let runs: Run[];

  beforeEach(() => {
    vi.useFakeTimers();
    [workers, sent, runs] = [new FakeWorkers(), [], []];
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const layoutsSent = () =>
    sent
      .flatMap((message) =>
        message.type === "done" ? [message.run.layout, message.run.companion?.layout] : [],
      )
      .filter((one) => one?.layout !== undefined).length;

  function start() {
    return createEngine({
      queue: createWorkerQueue(() => {
        const worker = workers.create();
        const say = worker.say.bind(worker);
        worker.say = (message) => {
          sent.push(message);
          say(message);
        };
        return worker;
      }),
      onRun: (run) => runs.push(run),
      onError: () => {},
    });
  }

  const at = (z: number): RunRequest => ({
    case: "softmax-cross-entropy",
    params: { z: [[z, 0, 0]], t: [1] },
  });

  it("sends the layouts of a run and its companion once, and gives the same objects for other numbers", () => {
    const engine = start();
    for (const z of [1, 2, 3]) {
      engine.run(at(z));
      workers.work();
    }
    expect(layoutsSent()).toBe(2);
    expect(new Set(runs.map(({ layout: own }) => own)).size).toBe(1);
    expect(new Set(runs.map(({ companion }) => companion?.layout)).size).toBe(1);
    engine.destroy();
  });

  it("sends them again from a worker that replaces a crashed one", () => {
    const engine = start();
    engine.run(at(1));
    workers.work();
    engine.run(at(2));
    workers.newest.crash();
    workers.work();
    expect(runs).toHaveLength(2);
    expect(layoutsSent()).toBe(4);
    engine.destroy();
  });
});
