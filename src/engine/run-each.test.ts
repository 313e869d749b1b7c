import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { slugOf } from "../cases/source.ts";
import type { RunRequest } from "./messages.ts";
import { runEach } from "./run-each.ts";
import { FakeWorkers } from "./testing/fake-workers.ts";

const named = (slug: string): RunRequest => ({ case: slug, params: {} });
const three = ["scalar-expression", "shared-intermediate", "two-inputs"].map(named);

let workers: FakeWorkers;
/** The cases that were run, in order. */
let done: string[];

/** Starts the requests. */
const start = (requests: readonly RunRequest[]) =>
  runEach(requests, {
    createWorker: workers.create,
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

it("requests run in turn on one worker, which is ended after the last", () => {
  start(three);
  workers.work();
  expect(done).toEqual(three.map(slugOf));
  expect(ended()).toEqual([true]);
});

it("each waits for the one before it", () => {
  const stop = start(three);
  workers.newest.ready();
  expect(workers.newest.received).toHaveLength(1);
  workers.newest.answerNext();
  expect(workers.newest.received).toHaveLength(2);
  expect(done).toEqual(["scalar-expression"]);
  stop();
});

it("a request that fails is passed over", () => {
  start([named("no-such-case"), ...three]);
  workers.work();
  expect(done).toEqual(three.map(slugOf));
  expect(ended()).toEqual([true]);
});

it("a worker that dies over a request is replaced, and the others run", () => {
  start(three);
  workers.newest.ready();
  workers.newest.crash();
  workers.work();
  expect(done).toEqual(three.map(slugOf));
  expect(ended()).toEqual([true, true]);
});

it("where no worker starts, nothing runs and nothing is tried again", () => {
  start(three);
  workers.newest.crash();
  expect(done).toEqual([]);
  expect(ended()).toEqual([true]);
});

it("no requests need no worker", () => {
  start([]);
  expect(workers.all).toEqual([]);
});

it("it can be stopped between two runs", () => {
  const stop = start(three);
  workers.newest.ready();
  workers.newest.answerNext();
  stop();
  workers.newest.answerNext();
  expect(done).toEqual(["scalar-expression"]);
  expect(ended()).toEqual([true]);
});
