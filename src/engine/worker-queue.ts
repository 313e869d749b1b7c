import type { SentLayout } from "./layouts.ts";
import type { FromWorker, PackedRun, RunRequest, ToWorker } from "./messages.ts";
import { receiveLayouts } from "./receive-layouts.ts";

/** The part of a `Worker` that the queue uses. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: ToWorker): void;
  terminate(): void;
}

/** The answer to a job. Its run stays packed, so that the page can start the worker without the code of traces. */
export type Answer =
  | { readonly type: "done"; readonly run: PackedRun }
  | Extract<FromWorker, { readonly type: "compared" | "failed" }>;

/** The reason that a job ends without an answer. */
export type Loss = "timeout" | "crashed" | "unavailable";

/** A message to the worker, and what to do while it is answered. */
export interface Job {
  readonly type: ToWorker["type"];
  readonly request: RunRequest;
  /** Called when the worker gets the message. */
  readonly onStart: () => void;
  readonly onAnswer: (answer: Answer) => void;
  /** Called instead of `onAnswer` if the worker fails. The job is not repeated. */
  readonly onLoss: (reason: Loss) => void;
}

/** A connection to the queue. At most one of its jobs should be in the queue, so that all connections take turns. */
export interface Connection {
  /** Puts a job at the end of the queue. */
  send(job: Job): void;
  /** Removes a job without a callback. If the job is running, its worker is replaced. */
  drop(job: Job): void;
  /** Drops a job and disconnects. The worker is terminated when the last connection is closed. */
  close(job: Job | undefined): void;
}

/** A worker that several engines share. */
export interface WorkerQueue {
  /** Starts the worker before the first job. Does nothing once an engine is connected. */
  prepare(): void;
  /**
   * Keeps a run that was recorded before. The first job gets it at once if the requests are equal, even if the job already
   * waits for the worker. The worker starts for what comes next.
   */
  keep(run: PackedRun): void;
  connect(): Connection;
}

/**
 * Interval of the silence timer, in milliseconds. If the page is suspended, however long, one interval
 * elapses.
 */
const MOMENT = 500;

/**
 * Manages one worker for all players of a page: starts it for the first job, gives it one job at a time, and
 * replaces it when it crashes or falls silent. Runs go before comparisons; else the order is that of arrival.
 * A job may take any time while its worker reports progress: on a busy machine, elapsed time does not indicate
 * a fault. Only a running job can time out, so a slow job never ends the jobs that wait for it.
 *
 * @param timeout maximum silence of a starting or running worker, in milliseconds
 */
export function createWorkerQueue(createWorker: () => WorkerLike, timeout = 30_000): WorkerQueue {
  const connections = new Set<Connection>();
  const waiting: Job[] = [];
  let current: Job | undefined;
  let worker: WorkerLike | undefined;
  let ready = false;
  /** Gives the layouts that the worker sends. */
  let layoutOf = receiveLayouts();
  let guard: ReturnType<typeof setTimeout> | undefined;
  let lastId = 0;
  let kept: PackedRun | undefined;
  /** Whether any job was sent. */
  let wasAsked = false;

  /** Restarts the silence timeout. */
  function watch(tooLong: () => void, left = timeout): void {
    clearTimeout(guard);
    guard = setTimeout(() => (left > MOMENT ? watch(tooLong, left - MOMENT) : tooLong()), MOMENT);
  }

  function start(): void {
    ready = false;
    layoutOf = receiveLayouts();
    try {
      worker = createWorker();
    } catch {
      failToStart();
      return;
    }
    worker.onmessage = ({ data }) => receive(data);
    worker.onerror = () => (ready ? lose("crashed") : failToStart());
    watch(failToStart);
  }

  function stop(): void {
    clearTimeout(guard);
    current = undefined;
    if (worker === undefined) return;
    worker.onmessage = null;
    worker.onerror = null;
    worker.terminate();
    worker = undefined;
  }

  /** Starts the next job if the worker is free. */
  function proceed(): void {
    if (current !== undefined || waiting.length === 0) return;
    if (worker === undefined) start();
    if (worker === undefined || !ready) return;
    const next = Math.max(
      waiting.findIndex(({ type }) => type === "run"),
      0,
    );
    [current] = waiting.splice(next, 1);
    if (current === undefined) return;
    const { type, request, onStart } = current;
    watch(() => lose("timeout"));
    worker.postMessage({ type, id: ++lastId, request });
    onStart();
  }

  function receive(message: FromWorker): void {
    if (message.type === "ready") {
      ready = true;
      clearTimeout(guard);
      proceed();
      return;
    }
    if (current === undefined || message.id !== lastId) return;
    if (message.type === "progress") {
      watch(() => lose("timeout"));
      return;
    }
    const { onAnswer } = current;
    const answer: Answer = message.type === "done" ? { type: "done", run: received(message.run) } : message;
    current = undefined;
    clearTimeout(guard);
    // The worker continues while the page deals with the answer.
    proceed();
    onAnswer(answer);
  }

  function received({ layout, companion, ...rest }: PackedRun<SentLayout>): PackedRun {
    return {
      ...rest,
      layout: layoutOf(layout),
      companion: companion && { ...companion, layout: layoutOf(companion.layout) },
    };
  }

  /** Ends the running job and its worker. */
  function lose(reason: Loss): void {
    const lost = current;
    stop();
    proceed();
    lost?.onLoss(reason);
  }

  /** Ends all jobs: a worker that fails before it is ready is not replaced, as another would fail too. */
  function failToStart(): void {
    const lost = waiting.splice(0);
    stop();
    for (const { onLoss } of lost) onLoss("unavailable");
  }

  /** Returns whether a run is the one that a job asks for. */
  function isAskedBy({ request }: Job, run: PackedRun): boolean {
    return textOf(request) === textOf(run.request);
  }

  function drop(job: Job): void {
    const index = waiting.indexOf(job);
    if (index >= 0) waiting.splice(index, 1);
    else if (job === current) {
      stop();
      proceed();
    }
  }

  return {
    prepare() {
      // A player that connected first has made its own request.
      if (connections.size === 0 && worker === undefined) start();
    },
    keep(run) {
      const [first] = waiting;
      if (!wasAsked) kept = run;
      else if (first !== undefined && isAskedBy(first, run)) {
        waiting.shift();
        first.onAnswer({ type: "done", run });
      }
    },
    connect() {
      const connection: Connection = {
        send(job) {
          const run = kept;
          kept = undefined;
          wasAsked = true;
          if (run !== undefined && isAskedBy(job, run)) {
            if (worker === undefined) start();
            job.onAnswer({ type: "done", run });
            return;
          }
          waiting.push(job);
          proceed();
        },
        drop,
        close(job) {
          connections.delete(connection);
          if (job !== undefined) drop(job);
          if (connections.size === 0) stop();
        },
      };
      connections.add(connection);
      return connection;
    },
  };
}

/** Returns JSON that tells −0 from 0. */
function textOf(request: RunRequest): string {
  return JSON.stringify(request, (_, part: unknown) => (Object.is(part, -0) ? "-0" : part));
}
