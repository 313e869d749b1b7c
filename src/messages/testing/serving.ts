import { vi } from "vitest";
import { readyPlayer } from "../../player/testing/players.ts";
import { createCommandQueue } from "../command-queue.ts";
import type { Command } from "../messages.ts";
import { FRAME } from "../throttle.ts";

/** A command queue of a player that is ready, and a way to ask it that waits a frame of fake time. */
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

/** A command to change something, by any means. */
export const setState = (change: object): Command => ({ type: "set-state", ...change });

/** What has become of promises by now: the value, the reason of a rejection, or nothing yet. */
export async function outcomes(promises: readonly Promise<unknown>[]): Promise<unknown[]> {
  const all = promises.map((one) => one.catch((reason: unknown) => reason));
  return Promise.all(all.map((one) => Promise.race([one, Promise.resolve().then(() => undefined)])));
}
