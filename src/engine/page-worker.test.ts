import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPageWorker } from "./page-worker.ts";
import { answer } from "./run.ts";

const at = (x: number) => ({ slug: "scalar-expression", params: { x } });

/** A worker on this thread, with what it has said. */
function start() {
  const worker = createPageWorker(answer);
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
  it("says that it is ready, and answers what a worker answers, later than it is asked", () => {
    const { worker, said } = start();
    expect(said).toEqual([]);
    vi.runAllTimers();
    const message = { type: "run", id: 7, request: at(2) } as const;
    worker.postMessage(message);
    expect(said).toEqual([{ type: "ready" }]);
    vi.runAllTimers();
    expect(said).toEqual([{ type: "ready" }, answer(message)]);
  });

  it("says nothing once it is ended", () => {
    const { worker, said } = start();
    worker.postMessage({ type: "run", id: 1, request: at(1) });
    worker.terminate();
    vi.runAllTimers();
    expect(said).toEqual([]);
  });
});
