import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { slugOf } from "../cases/source.ts";
import type { RunRequest } from "./messages.ts";
import { runEach } from "./run-each.ts";
import { FakeWorkers } from "./testing/fake-workers.ts";
import { createWorkerQueue } from "./worker-queue.ts";

const named = (slug: string): RunRequest => ({ case: slug, params: {} });
const three = ["scalar-expression", "shared-intermediate", "two-inputs"].map(named);

let workers: FakeWorkers;
/** The slugs of the finished runs, in order. */
let done: string[];

/** Starts the requests. */
const start = (requests: readonly RunRequest[]) =>
  runEach(requests, {
    queue: createWorkerQueue(workers.create),
    onRun: ({ request }) => done.push(slugOf(request) ?? "none"),
  });
const ended = () => workers.all.map(({ terminated }) => terminated);

beforeEach(() => {
  vi.useFakeTimers();
  workers = new FakeWorkers();
  done = [];
});

afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

it("requests run in turn on one worker, which is terminated after the last", () => {
  start(three);
  workers.work();
  expect(done).toEqual(three.map(slugOf));
  expect(ended()).toEqual([true]);
});

it("each request waits for the previous one", () => {
  const stop = start(three);
  workers.newest.ready();
  expect(workers.newest.received).toHaveLength(1);
  workers.newest.answerNext();
  expect(workers.newest.received).toHaveLength(2);
  expect(done).toEqual(["scalar-expression"]);
  stop();
});

it("a failed request is skipped", () => {
  start([named("no-such-case"), ...three]);
  workers.work();
  expect(done).toEqual(three.map(slugOf));
  expect(ended()).toEqual([true]);
});

it("a crashed worker is replaced, and the other requests run", () => {
  start(three);
  workers.newest.ready();
  workers.newest.crash();
  workers.work();
  expect(done).toEqual(three.map(slugOf));
  expect(ended()).toEqual([true, true]);
});

it("without a worker nothing runs and nothing is retried", () => {
  start(three);
  workers.newest.crash();
  expect(done).toEqual([]);
  expect(ended()).toEqual([true]);
});

it("an empty list starts no worker", () => {
  start([]);
  expect(workers.all).toEqual([]);
});

it("the sequence can be stopped between two runs", () => {
  const stop = start(three);
  workers.newest.ready();
  workers.newest.answerNext();
  stop();
  workers.newest.answerNext();
  expect(done).toEqual(["scalar-expression"]);
  expect(ended()).toEqual([true]);
});
