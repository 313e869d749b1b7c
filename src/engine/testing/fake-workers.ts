import { check } from "../../cases/check.ts";
import type { WorkerLike } from "../client.ts";
import type { FromWorker, ToWorker } from "../messages.ts";
import { answer } from "../run.ts";

/** A worker that says only what a test tells it to say. */
export class FakeWorker implements WorkerLike {
  onmessage: WorkerLike["onmessage"] = null;
  onerror: WorkerLike["onerror"] = null;
  terminated = false;
  isReady = false;
  /** All that it was sent. */
  readonly received: ToWorker[] = [];
  /** What it was sent and has not answered. */
  private open: ToWorker[] = [];

  postMessage(message: ToWorker): void {
    // As a real worker would get it: a copy, and never a function.
    const copy = structuredClone(message);
    this.received.push(copy);
    this.open.push(copy);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(message: FromWorker): void {
    this.onmessage?.({ data: structuredClone(message) } as MessageEvent<FromWorker>);
  }

  ready(): void {
    this.isReady = true;
    this.say({ type: "ready" });
  }

  /** Says that a part of the oldest open message is done. */
  progress(): void {
    const [message] = this.open;
    if (message !== undefined) this.say({ type: "progress", id: message.id });
  }

  crash(): void {
    this.onerror?.({ message: "out of memory" } as ErrorEvent);
  }

  /** Answers the oldest open message as the real worker does. Returns whether there was one. */
  answerNext(): boolean {
    const message = this.open.shift();
    if (message !== undefined) this.say(answer(message, undefined, check));
    return message !== undefined;
  }
}

/** Creates fake workers and keeps them all, in order. */
export class FakeWorkers {
  readonly all: FakeWorker[] = [];

  readonly create = (): FakeWorker => {
    const worker = new FakeWorker();
    this.all.push(worker);
    return worker;
  };

  /** @throws Error if none was created. */
  get newest(): FakeWorker {
    const worker = this.all.at(-1);
    if (worker === undefined) throw new Error("no worker was created");
    return worker;
  }

  /** Lets the newest worker do all that it is asked, until nothing is left to do. */
  work(): void {
    for (let busy = true; busy; ) {
      const { newest } = this;
      if (!newest.isReady) newest.ready();
      busy = newest.answerNext() || newest !== this.newest;
    }
  }
}
