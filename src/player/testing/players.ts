import { vi } from "vitest";
import { caseBySlug } from "../../cases/record.ts";
import { FakeWorkers } from "../../engine/testing/fake-workers.ts";
import { keyAt } from "../../trace/trace.ts";
import { createPlayer, type Player } from "../player.ts";

/** A player whose workers do nothing until they are told to. */
export interface Idle {
  readonly player: Player;
  readonly workers: FakeWorkers;
}

/** @throws Error if there is no such case. */
export function specOf(slug: string) {
  const spec = caseBySlug(slug);
  if (spec === undefined) throw new Error(`no case ${slug}`);
  return spec;
}

/** A player that waits for its first run. */
export function idlePlayer(slug: string, query = ""): Idle {
  const workers = new FakeWorkers();
  return { player: createPlayer({ spec: specOf(slug), query, createWorker: workers.create }), workers };
}

/** A player that has its first run. */
export function readyPlayer(slug: string, query = ""): Idle {
  const idle = idlePlayer(slug, query);
  idle.workers.work();
  return idle;
}

/** The key of the step that is shown; none without a run. */
export function keyOf({ store }: Player): string | undefined {
  const { run, index } = store.getState();
  return run && keyAt(run.trace, index);
}

/** How many steps the shown run has. */
export function totalOf({ store }: Player): number {
  return store.getState().run?.trace.steps.length ?? 0;
}

/** Lets fake time pass until so many more steps have been played, or nothing plays any more. */
export function beats(count: number): void {
  for (let i = 0; i < count; i++) vi.advanceTimersToNextTimer();
}
