import { check } from "../../cases/check.ts";
import { createExercise } from "../../predict/exercise.ts";
import { openProgram } from "../../programs/open-program.ts";
import { createLayouts } from "../layouts.ts";
import type { FromWorker, ToWorker } from "../messages.ts";
import { transferOf } from "../pack-run.ts";
import { answer } from "../run.ts";
import type { WorkerLike } from "../worker-queue.ts";

/** A worker that sends messages only when a test tells it to. */
export class FakeWorker implements WorkerLike {
  onmessage: WorkerLike["onmessage"] = null;
  onerror: WorkerLike["onerror"] = null;
  terminated = false;
  isReady = false;
  readonly #layoutOf = createLayouts();
  /** All received messages. */
  readonly received: ToWorker[] = [];
  /** Received messages without an answer so far. */
  private open: ToWorker[] = [];

  postMessage(message: ToWorker): void {
    // As in a real worker: a copy, without functions.
    const copy = structuredClone(message);
    this.received.push(copy);
    this.open.push(copy);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(message: FromWorker): void {
    this.onmessage?.({
      data: structuredClone(message, { transfer: transferOf(message) }),
    } as MessageEvent<FromWorker>);
  }

  ready(): void {
    this.isReady = true;
    this.say({ type: "ready" });
  }

  /** Sends a progress message for the oldest open message. */
  progress(): void {
    const [message] = this.open;
    if (message !== undefined) this.say({ type: "progress", id: message.id });
  }

  crash(): void {
    this.onerror?.({ message: "out of memory" } as ErrorEvent);
  }

  /** Returns the oldest open message, for the test to answer. @throws Error if no message is open */
  take(): ToWorker {
    const message = this.open.shift();
    if (message === undefined) throw new Error("no message is open");
    return message;
  }

  /** Answers the oldest open message as the real worker does. Returns false if no message is open. */
  answerNext(): boolean {
    const message = this.open.shift();
    if (message !== undefined)
      this.say(answer(message, undefined, { check, openProgram, createExercise }, this.#layoutOf));
    return message !== undefined;
  }
}

/** Returns the answer to a request for a run, without alternatives. */
export function uncounted(request: ToWorker): FromWorker {
  const message = answer(request);
  return message.type === "done" ? { ...message, run: { ...message.run, alternatives: undefined } } : message;
}

/** Creates fake workers and records them in order. */
export class FakeWorkers {
  readonly all: FakeWorker[] = [];

  readonly create = (): FakeWorker => {
    const worker = new FakeWorker();
    this.all.push(worker);
    return worker;
  };

  /** @throws Error if no worker was created */
  get newest(): FakeWorker {
    const worker = this.all.at(-1);
    if (worker === undefined) throw new Error("no worker was created");
    return worker;
  }

  /** Lets the newest worker answer until no message is open. */
  work(): void {
    for (let busy = true; busy; ) {
      const { newest } = this;
      if (!newest.isReady) newest.ready();
      busy = newest.answerNext() || newest !== this.newest;
    }
  }
}
