import { isSameSource, type Source } from "../cases/source.ts";
import { receiveLayouts, type SentLayout } from "./layouts.ts";
import type { FromWorker, Run, RunError, RunRequest, ToWorker } from "./messages.ts";
import { unpackRun } from "./unpack-run.ts";

/** The part of a `Worker` that the client uses. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: ToWorker): void;
  terminate(): void;
}

/** Callbacks and timeouts, in milliseconds. */
export interface EngineOptions {
  readonly createWorker: () => WorkerLike;
  /** In both callbacks, `isNewest` is false if a newer request is waiting. */
  readonly onRun: (run: Run, isNewest: boolean) => void;
  readonly onError: (error: RunError, request: RunRequest, isNewest: boolean) => void;
  /**
   * Called once the alternatives of a run without alternatives are counted, unless a newer request was made.
   * Without this callback they are not counted.
   */
  readonly onCompared?: (run: Run, alternatives: NonNullable<Run["alternatives"]>) => void;
  /** Called when a run is still pending after `slowAfter` milliseconds. */
  readonly onSlow?: () => void;
  readonly slowAfter?: number;
  /** Maximum silence of a starting or running worker before it is terminated, in milliseconds. */
  readonly timeout?: number;
}

/** The page's side of the engine. */
export interface Engine {
  /** Requests a run. During a run only the newest request waits; older requests are dropped. */
  run(request: RunRequest): void;
  /** Ends the current run and drops the waiting request. The newer of the two is reported as cancelled. */
  cancel(): void;
  destroy(): void;
}

interface Job {
  readonly id: number;
  readonly request: RunRequest;
  /** The finished run whose alternatives are counted; undefined if the job is a run. */
  readonly run: Run | undefined;
  /** True on the second try, after a worker crashed or was terminated. */
  readonly again: boolean;
}

/**
 * Interval of the silence timer, in milliseconds. If the page is suspended, however long, one interval
 * elapses.
 */
const MOMENT = 500;

/**
 * Manages one worker: starts it, replaces it when it crashes or falls silent, and runs the newest request. A
 * run may take any time while its worker reports progress: on a busy machine, elapsed time does not indicate
 * a fault.
 */
export function createEngine(options: EngineOptions): Engine {
  const { createWorker, onRun, onError, onCompared, onSlow, slowAfter = 500, timeout = 30_000 } = options;
  let worker: WorkerLike | undefined;
  let ready = false;
  /** Gives the layouts that the worker sends. */
  let layoutOf = receiveLayouts();
  let current: Job | undefined;
  let waiting: RunRequest | undefined;
  let [slow, guard]: ReturnType<typeof setTimeout>[] = [];
  let lastId = 0;
  /** The source of the last successful run. */
  let pictured: Source | undefined;

  function start(): void {
    ready = false;
    layoutOf = receiveLayouts();
    try {
      worker = createWorker();
    } catch {
      fail("unavailable");
      return;
    }
    worker.onmessage = ({ data }) => receive(data);
    worker.onerror = () => died();
    watch(() => fail("unavailable"));
  }

  function stop(): void {
    rest();
    if (worker === undefined) return;
    worker.onmessage = null;
    worker.onerror = null;
    worker.terminate();
    worker = undefined;
  }

  /** Restarts the silence timeout. */
  function watch(tooLong: () => void, left = timeout): void {
    clearTimeout(guard);
    guard = setTimeout(() => (left > MOMENT ? watch(tooLong, left - MOMENT) : tooLong()), MOMENT);
  }

  function rest(): void {
    clearTimeout(slow);
    clearTimeout(guard);
  }

  function post(): void {
    if (current === undefined) return;
    if (worker === undefined) start();
    if (worker === undefined || !ready) return;
    const { id, request, run } = current;
    if (run === undefined) slow = setTimeout(() => onSlow?.(), slowAfter);
    watch(silent);
    worker.postMessage({ type: run === undefined ? "run" : "compare", id, request });
  }

  function receive(message: FromWorker): void {
    if (message.type === "ready") {
      ready = true;
      rest();
      post();
      return;
    }
    if (current === undefined || message.id !== current.id) return;
    if (message.type === "progress") {
      watch(silent);
      return;
    }
    const job = current;
    const isNewest = waiting === undefined;
    if (message.type === "done") {
      pictured = job.request;
      const run = received(unpackRun(message.run));
      onRun(run, isNewest);
      next(job, run.alternatives === undefined ? run : undefined);
    } else if (message.type === "compared") {
      if (job.run && message.alternatives) onCompared?.(job.run, message.alternatives);
      next(job, message.alternatives === undefined ? job.run : undefined);
    } else {
      onError(message.error, job.request, isNewest);
      next(job);
    }
  }

  function received({ layout, companion, ...rest }: Run<SentLayout>): Run {
    return {
      ...rest,
      layout: layoutOf(layout),
      companion: companion && { ...companion, layout: layoutOf(companion.layout) },
    };
  }

  /**
   * A worker that fails before it is ready is not replaced, as another would fail too; later crashes are
   * retried.
   */
  function died(): void {
    if (!ready || current?.again) fail(ready ? "crashed" : "unavailable");
    else tryAgain();
  }

  /** Terminates a silent worker. If the source has no picture yet, its run is retried once. */
  function silent(): void {
    if (current === undefined || current.again || (pictured && isSameSource(current.request, pictured)))
      fail("timeout");
    else tryAgain();
  }

  function tryAgain(): void {
    stop();
    if (current === undefined) return;
    current = { ...current, again: true };
    start();
  }

  function fail(code: "timeout" | "crashed" | "unavailable"): void {
    const job = current;
    stop();
    if (job !== undefined) onError({ code }, job.request, waiting === undefined);
    next(job);
  }

  /**
   * Begins the waiting request, else the comparison of the finished job's run. Does nothing if a callback
   * ended the job.
   */
  function next(finished: Job | undefined, uncompared?: Run): void {
    if (current !== finished) return;
    rest();
    current = undefined;
    const request = waiting;
    waiting = undefined;
    if (request !== undefined) begin(request);
    else if (uncompared !== undefined && onCompared !== undefined) begin(uncompared.request, uncompared);
  }

  function begin(request: RunRequest, run?: Run): void {
    current = { id: ++lastId, request, run, again: false };
    post();
  }

  return {
    run(request) {
      if (current === undefined) begin(request);
      else waiting = request;
    },
    cancel() {
      const isRunning = current !== undefined && current.run === undefined;
      const request = waiting ?? (isRunning ? current?.request : undefined);
      waiting = undefined;
      if (isRunning) {
        current = undefined;
        stop();
      }
      if (request !== undefined) onError({ code: "cancelled" }, request, true);
    },
    destroy() {
      current = undefined;
      waiting = undefined;
      stop();
    },
  };
}
