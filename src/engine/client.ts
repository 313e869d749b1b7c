import { isSameSource, type Source } from "../cases/source.ts";
import type { Run, RunError, RunRequest } from "./messages.ts";
import { unpackRun } from "./unpack-run.ts";
import type { Answer, Job, Loss, WorkerQueue } from "./worker-queue.ts";

/** Callbacks and timeouts, in milliseconds. */
export interface EngineOptions {
  /** The queue of the worker, which other engines may share. */
  readonly queue: WorkerQueue;
  /** In both callbacks, `isNewest` is false if a newer request is waiting. */
  readonly onRun: (run: Run, isNewest: boolean) => void;
  readonly onError: (error: RunError, request: RunRequest, isNewest: boolean) => void;
  /**
   * Called once the alternatives of a run without alternatives are counted, unless a newer request was made.
   * Without this callback they are not counted.
   */
  readonly onCompared?: (run: Run, alternatives: NonNullable<Run["alternatives"]>) => void;
  /** Called when a run is still pending `slowAfter` milliseconds after the worker got its request. */
  readonly onSlow?: () => void;
  readonly slowAfter?: number;
}

/** One player's side of the engine. */
export interface Engine {
  /** Requests a run. During a run only the newest request waits; older requests are dropped. */
  run(request: RunRequest): void;
  /** Ends the current run and drops the waiting request. The newer of the two is reported as cancelled. */
  cancel(): void;
  destroy(): void;
}

/**
 * Runs the newest request of one player. A run whose worker crashed is repeated once, as is a run whose worker
 * fell silent if its source has no picture yet.
 */
export function createEngine(options: EngineOptions): Engine {
  const { queue, onRun, onError, onCompared, onSlow, slowAfter = 500 } = options;
  const connection = queue.connect();
  let current: Job | undefined;
  let waiting: RunRequest | undefined;
  let slow: ReturnType<typeof setTimeout> | undefined;
  /** The source of the last successful run. */
  let pictured: Source | undefined;

  /** @param run the finished run to count the alternatives of; undefined to run the request */
  function begin(request: RunRequest, run?: Run, isSecondTry = false): void {
    const job: Job = {
      type: run === undefined ? "run" : "compare",
      request,
      onStart() {
        if (run === undefined) slow = setTimeout(() => onSlow?.(), slowAfter);
      },
      onAnswer(answer) {
        clearTimeout(slow);
        const uncompared = report(answer, request, run);
        // A callback may have ended the job.
        if (current === job) next(uncompared);
      },
      onLoss(reason) {
        clearTimeout(slow);
        if (!isSecondTry && deservesSecondTry(reason, request)) {
          begin(request, run, true);
          return;
        }
        onError({ code: reason }, request, waiting === undefined);
        if (current === job) next();
      },
    };
    current = job;
    connection.send(job);
  }

  function deservesSecondTry(reason: Loss, request: RunRequest): boolean {
    if (reason === "timeout") return pictured === undefined || !isSameSource(request, pictured);
    return reason === "crashed";
  }

  /** Reports an answer. Returns the run if its alternatives are not counted yet. */
  function report(answer: Answer, request: RunRequest, compared: Run | undefined): Run | undefined {
    switch (answer.type) {
      case "done": {
        const run = unpackRun(answer.run);
        pictured = request;
        onRun(run, waiting === undefined);
        return run.alternatives === undefined ? run : undefined;
      }
      case "compared":
        if (answer.alternatives === undefined) return compared;
        if (compared !== undefined) onCompared?.(compared, answer.alternatives);
        return undefined;
      case "failed":
        onError(answer.error, request, waiting === undefined);
        return undefined;
    }
  }

  /** Begins the waiting request, else the comparison. */
  function next(uncompared?: Run): void {
    current = undefined;
    const request = waiting;
    waiting = undefined;
    if (request !== undefined) begin(request);
    else if (uncompared !== undefined && onCompared !== undefined) begin(uncompared.request, uncompared);
  }

  return {
    run(request) {
      if (current === undefined) begin(request);
      else waiting = request;
    },
    cancel() {
      const running = current?.type === "run" ? current : undefined;
      const request = waiting ?? running?.request;
      waiting = undefined;
      if (running !== undefined) {
        clearTimeout(slow);
        current = undefined;
        connection.drop(running);
      }
      if (request !== undefined) onError({ code: "cancelled" }, request, true);
    },
    destroy() {
      clearTimeout(slow);
      const job = current;
      current = undefined;
      waiting = undefined;
      connection.close(job);
    },
  };
}
