import { expect, it, vi } from "vitest";
import { paramsOf } from "../cases/source.ts";
import { createEngine, type Engine } from "./client.ts";
import type { Run, RunError } from "./messages.ts";
import { FakeWorkers } from "./testing/fake-workers.ts";
import { withFallback } from "./with-fallback.ts";
import { createWorkerQueue } from "./worker-queue.ts";

const at = (x: number) => ({ case: "scalar-expression", params: { x } });

/** Creates an engine and collects its callbacks, in order. */
function start(createWorker: Parameters<typeof withFallback>[0]): { engine: Engine; log: string[] } {
  const log: string[] = [];
  const engine = createEngine({
    queue: createWorkerQueue(createWorker),
    onRun: ({ request }: Run) => log.push(`run ${paramsOf(request).x}`),
    onError: ({ code }: RunError) => log.push(code),
  });
  return { engine, log };
}

function refuse(): never {
  throw new DOMException("refused by the policy", "SecurityError");
}

it("a worker that starts needs no fallback", () => {
  const workers = new FakeWorkers();
  const load = vi.fn();
  const { engine, log } = start(withFallback(workers.create, load));
  engine.run(at(1));
  workers.work();
  workers.newest.crash();
  engine.run(at(2));
  workers.work();
  expect(log).toEqual(["run 1", "run 2"]);
  expect(workers.all).toHaveLength(2);
  expect(load).not.toHaveBeenCalled();
  engine.destroy();
  expect(workers.all.every(({ terminated }) => terminated)).toBe(true);
});

it("the page runs the request if creating the worker throws", async () => {
  const { engine, log } = start(withFallback(refuse));
  engine.run(at(1));
  await vi.waitFor(() => expect(log).toEqual(["run 1"]));
  engine.run(at(2));
  await vi.waitFor(() => expect(log).toEqual(["run 1", "run 2"]));
});

it("the page runs the request if the worker fails before it is ready, and terminates the worker", async () => {
  const workers = new FakeWorkers();
  const { engine, log } = start(withFallback(workers.create));
  engine.run(at(1));
  workers.newest.crash();
  expect(workers.newest.terminated).toBe(true);
  await vi.waitFor(() => expect(log).toEqual(["run 1"]));
  expect(workers.all).toHaveLength(1);
});

it("if the fallback cannot be loaded, the engine is unavailable, and the next request tries again", async () => {
  const workers = new FakeWorkers();
  const load = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module"));
  const { engine, log } = start(withFallback(workers.create, load));
  engine.run(at(1));
  workers.newest.crash();
  await vi.waitFor(() => expect(log).toEqual(["unavailable"]));
  engine.run(at(2));
  workers.work();
  expect(log).toEqual(["unavailable", "run 2"]);
});

it("a worker terminated before its fallback has loaded stays terminated", async () => {
  const onPage = new FakeWorkers();
  const loaded = Promise.resolve(onPage.create);
  const { engine, log } = start(withFallback(refuse, () => loaded));
  engine.run(at(1));
  engine.destroy();
  await loaded;
  expect(onPage.all).toEqual([]);
  expect(log).toEqual([]);
});
