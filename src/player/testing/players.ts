import { vi } from "vitest";
import { type OpenSource, openSource } from "../../cases/source.ts";
import { FakeWorkers } from "../../engine/testing/fake-workers.ts";
import { createWorkerQueue } from "../../engine/worker-queue.ts";
import { openProgram } from "../../programs/open-program.ts";
import { keyAt } from "../../trace/trace.ts";
import { createPlayer, type Player } from "../player.ts";

/** A player with fake workers. */
export interface Idle {
  readonly player: Player;
  readonly workers: FakeWorkers;
}

/** Opens a case at its defaults. @throws RangeError if there is no such case */
export function openCase(slug: string): OpenSource {
  return openSource({ case: slug, params: {} });
}

/** Creates a player that waits for its first run. */
export function idlePlayer(slug: string, query = ""): Idle {
  const workers = new FakeWorkers();
  return {
    player: createPlayer({ source: openCase(slug).source, query, queue: createWorkerQueue(workers.create) }),
    workers,
  };
}

/** Creates a player that has its first run. */
export function readyPlayer(slug: string, query = ""): Idle {
  const idle = idlePlayer(slug, query);
  idle.workers.work();
  return idle;
}

/** Creates a player of a learner's program that has its first run. */
export function programPlayer(text: string, query = ""): Idle {
  const workers = new FakeWorkers();
  const source = { program: text, params: {} };
  const player = createPlayer({ source, query, queue: createWorkerQueue(workers.create), openProgram });
  workers.work();
  return { player, workers };
}

/** Returns the key of the shown step; undefined before the first run. */
export function keyOf({ store }: Player): string | undefined {
  const { run, index } = store.getState();
  return run && keyAt(run.trace, index);
}

/** Returns the number of steps of the shown run. */
export function totalOf({ store }: Player): number {
  return store.getState().run?.trace.steps.length ?? 0;
}

/** Advances fake time until `count` more steps have been played or nothing plays. */
export function beats(count: number): void {
  for (let i = 0; i < count; i++) vi.advanceTimersToNextTimer();
}
