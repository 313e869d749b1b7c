import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPageWorker } from "./page-worker.ts";
import { createResponder } from "./worker.ts";

const at = (x: number) => ({ case: "scalar-expression", params: { x } });

/** Starts an engine on this thread and collects its messages. */
function start() {
  const worker = createPageWorker(createResponder());
  const said: unknown[] = [];
  worker.onmessage = ({ data }) => said.push(data);
  return { worker, said };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the engine on the page's thread", () => {
  it("sends `ready` and answers like a worker, asynchronously", async () => {
    const { worker, said } = start();
    expect(said).toEqual([]);
    await vi.runAllTimersAsync();
    const message = { type: "run", id: 7, request: at(2) } as const;
    worker.postMessage(message);
    expect(said).toEqual([{ type: "ready" }]);
    await vi.runAllTimersAsync();
    expect(said).toEqual([{ type: "ready" }, await createResponder()(message)]);
  });

  it("sends nothing after it is terminated", async () => {
    const { worker, said } = start();
    worker.postMessage({ type: "run", id: 1, request: at(1) });
    worker.terminate();
    await vi.runAllTimersAsync();
    expect(said).toEqual([]);
  });
});
