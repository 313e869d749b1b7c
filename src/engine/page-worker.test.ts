import { describe, expect, it, vi } from "vitest";
import { createEngine, type Engine } from "./client.ts";
import type { Run, RunError } from "./messages.ts";
import { createPageWorker, withFallback } from "./page-worker.ts";
import { answer } from "./run.ts";
import { FakeWorkers } from "./testing/fake-workers.ts";

const at = (x: number) => ({ slug: "scalar-expression", params: { x } });

/** An engine with what it called back, in order. */
function start(createWorker: Parameters<typeof withFallback>[0]): { engine: Engine; log: string[] } {
  const log: string[] = [];
  const engine = createEngine({
    createWorker,
    onRun: ({ request }: Run) => log.push(`run ${request.params.x}`),
    onError: ({ code }: RunError) => log.push(code),
  });
  return { engine, log };
}

function refuse(): never {
  throw new DOMException("refused by the policy", "SecurityError");
}

describe("the engine on the page's thread", () => {
  it("records what a worker records", async () => {
    const worker = createPageWorker();
    const said: unknown[] = [];
    worker.onmessage = ({ data }) => {
      said.push(data);
      if (data.type === "ready") worker.postMessage({ type: "run", id: 7, request: at(2) });
    };
    await vi.waitFor(() => expect(said).toHaveLength(2));
    expect(said).toEqual([{ type: "ready" }, answer({ type: "run", id: 7, request: at(2) })]);
  });

  it("answers later than it is asked, and not at all once it is ended", async () => {
    const worker = createPageWorker(async () => answer);
    const said: string[] = [];
    worker.onmessage = ({ data }) => {
      if (data.type === "ready") worker.postMessage({ type: "run", id: 1, request: at(1) });
      said.push(data.type);
    };
    await vi.waitFor(() => expect(said).toEqual(["ready", "done"]));

    worker.postMessage({ type: "run", id: 2, request: at(2) });
    worker.terminate();
    await new Promise((resolve) => setTimeout(resolve));
    expect(said).toEqual(["ready", "done"]);
  });

  it("says nothing if it is ended before its code has come", async () => {
    const worker = createPageWorker(async () => answer);
    const said = vi.fn();
    worker.onmessage = said;
    worker.terminate();
    await new Promise((resolve) => setTimeout(resolve));
    expect(said).not.toHaveBeenCalled();
  });
});

describe("a worker with the page's thread behind it", () => {
  it("is the worker itself where it starts", () => {
    const workers = new FakeWorkers();
    const onPage = vi.fn(createPageWorker);
    const { engine, log } = start(withFallback(workers.create, onPage));
    engine.run(at(1));
    workers.work();
    workers.newest.crash();
    engine.run(at(2));
    workers.work();
    expect(log).toEqual(["run 1", "run 2"]);
    expect(workers.all).toHaveLength(2);
    expect(onPage).not.toHaveBeenCalled();
    engine.destroy();
    expect(workers.all.every(({ terminated }) => terminated)).toBe(true);
  });

  it("runs on the page where a worker is refused", async () => {
    const { engine, log } = start(withFallback(refuse));
    engine.run(at(1));
    await vi.waitFor(() => expect(log).toEqual(["run 1"]));
    engine.run(at(2));
    await vi.waitFor(() => expect(log).toEqual(["run 1", "run 2"]));
  });

  it("runs on the page where a worker dies before it was ready, and ends the worker", async () => {
    const workers = new FakeWorkers();
    const { engine, log } = start(withFallback(workers.create));
    engine.run(at(1));
    workers.newest.crash();
    expect(workers.newest.terminated).toBe(true);
    await vi.waitFor(() => expect(log).toEqual(["run 1"]));
    expect(workers.all).toHaveLength(1);
  });

  it("could not be started where the page's thread fails too, and is tried again with the next request", async () => {
    const workers = new FakeWorkers();
    const gone = async () => {
      throw new TypeError("Failed to fetch dynamically imported module");
    };
    const { engine, log } = start(withFallback(workers.create, () => createPageWorker(gone)));
    engine.run(at(1));
    workers.newest.crash();
    await vi.waitFor(() => expect(log).toEqual(["unavailable"]));
    engine.run(at(2));
    workers.work();
    expect(log).toEqual(["unavailable", "run 2"]);
  });
});
