import { vi } from "vitest";
import { readyPlayer } from "../../player/testing/players.ts";
import { createCommandQueue } from "../command-queue.ts";
import type { Command } from "../messages.ts";
import { FRAME } from "../throttle.ts";

/**
 * Creates the command queue of a ready player, and a function that executes a command and advances fake time
 * by a frame.
 */
export function serving(slug: string, query = "") {
  const idle = readyPlayer(slug, query);
  const queue = createCommandQueue(idle.player);
  const ask = (command: Command) => {
    const promise = queue.execute(command);
    vi.advanceTimersByTime(FRAME);
    return promise;
  };
  return { ...idle, queue, ask };
}

/** Creates a `set-state` command with any fields. */
export const setState = (change: object): Command => ({ type: "set-state", ...change });

/** Returns how promises have settled so far: the value, the rejection reason, or undefined. */
export async function outcomes(promises: readonly Promise<unknown>[]): Promise<unknown[]> {
  const all = promises.map((one) => one.catch((reason: unknown) => reason));
  return Promise.all(all.map((one) => Promise.race([one, Promise.resolve().then(() => undefined)])));
}
