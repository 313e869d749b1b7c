import type { FromWorker, Run, RunError, RunRequest, ToWorker } from "./messages.ts";

/** The part of a `Worker` that the client uses. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: ToWorker): void;
  terminate(): void;
}

/** Where results go, and how patient to be. Times in milliseconds. */
export interface EngineOptions {
  readonly createWorker: () => WorkerLike;
  /** Here and below, `isNewest` is false when a newer request waits already. */
  readonly onRun: (run: Run, isNewest: boolean) => void;
  readonly onError: (error: RunError, request: RunRequest, isNewest: boolean) => void;
  /** Called when a run has taken `slowAfter` and is still going. */
  readonly onSlow?: () => void;
  readonly slowAfter?: number;
  /** When a run is ended. */
  readonly timeout?: number;
  /** How long a new worker may take to answer at all. */
  readonly startTimeout?: number;
}

/** The page's side of the engine. */
export interface Engine {
  /** Asks for a run. While one is under way only the newest request waits; older ones are dropped. */
  run(request: RunRequest): void;
  destroy(): void;
}

interface Job {
  readonly id: number;
  readonly request: RunRequest;
  /** How often a worker has died over it. */
  readonly crashes: number;
}

const ERRORS: Readonly<Record<"timeout" | "crashed" | "unavailable", RunError>> = {
  timeout: {
    code: "timeout",
    message: "The run took longer than 2 seconds and was ended.",
    hint: "Choose smaller sizes; the last picture stays.",
  },
  crashed: {
    code: "crashed",
    message: "The engine stopped twice while running this.",
    hint: "Change the inputs, or reload the page; the last picture stays.",
  },
  unavailable: {
    code: "unavailable",
    message: "The engine could not be started.",
    hint: "Reload the page; if a policy of the page blocks workers, allow them for this origin.",
  },
};

/** Keeps one worker at work: starts it, replaces it when it dies or is late, and runs the newest request. */
export function createEngine(options: EngineOptions): Engine {
  const {
    createWorker,
    onRun,
    onError,
    onSlow,
    slowAfter = 500,
    timeout = 2000,
    startTimeout = 10_000,
  } = options;
  let worker: WorkerLike | undefined;
  let ready = false;
  let current: Job | undefined;
  let waiting: RunRequest | undefined;
  let timers: ReturnType<typeof setTimeout>[] = [];
  let lastId = 0;

  function start(): void {
    ready = false;
    try {
      worker = createWorker();
    } catch {
      fail("unavailable");
      return;
    }
    worker.onmessage = ({ data }) => receive(data);
    worker.onerror = () => died();
    watch([startTimeout, () => fail("unavailable")]);
  }

  function stop(): void {
    watch();
    if (worker === undefined) return;
    worker.onmessage = null;
    worker.onerror = null;
    worker.terminate();
    worker = undefined;
  }

  /** Replaces all timers by these. */
  function watch(...alarms: (readonly [number, (() => void) | undefined])[]): void {
    for (const timer of timers) clearTimeout(timer);
    timers = alarms.map(([delay, alarm]) => setTimeout(() => alarm?.(), delay));
  }

  function post(): void {
    if (current === undefined) return;
    if (worker === undefined) start();
    if (worker === undefined || !ready) return;
    watch([slowAfter, onSlow], [timeout, () => fail("timeout")]);
    worker.postMessage({ type: "run", id: current.id, request: current.request });
  }

  function receive(message: FromWorker): void {
    if (message.type === "ready") {
      ready = true;
      watch();
      post();
      return;
    }
    if (current === undefined || message.id !== current.id) return;
    const { request } = current;
    if (message.type === "done") onRun(message.run, waiting === undefined);
    else onError(message.error, request, waiting === undefined);
    next();
  }

  /** A worker that dies before it was ever ready will not get better; one that dies later is replaced. */
  function died(): void {
    if (!ready || (current !== undefined && current.crashes > 0)) {
      fail(ready ? "crashed" : "unavailable");
      return;
    }
    stop();
    if (current === undefined) return;
    current = { ...current, crashes: current.crashes + 1 };
    start();
  }

  function fail(code: keyof typeof ERRORS): void {
    const request = current?.request;
    stop();
    if (request !== undefined) onError(ERRORS[code], request, waiting === undefined);
    next();
  }

  function next(): void {
    watch();
    current = undefined;
    const request = waiting;
    waiting = undefined;
    if (request !== undefined) begin(request);
  }

  function begin(request: RunRequest): void {
    current = { id: ++lastId, request, crashes: 0 };
    post();
  }

  return {
    run(request) {
      if (current === undefined) begin(request);
      else waiting = request;
    },
    destroy() {
      current = undefined;
      waiting = undefined;
      stop();
    },
  };
}
