import type { CommandError } from "./command-error.ts";

/** Maximum time until an answer, in milliseconds. */
export const TIMEOUT_MS = 15_000;

/** Requests that wait for their answers. */
export interface Requests<T> {
  /** Creates a request with its id and the promise of its answer. */
  open(): { readonly id: number; readonly answer: Promise<T> };
  /** Starts the request's timeout of `TIMEOUT_MS`. */
  sent(id: number): void;
  answered(id: number, answer: T): void;
  refused(id: number, reason: CommandError): void;
  refuseAll(reason: CommandError): void;
}

interface Open<T> {
  readonly resolve: (answer: T) => void;
  readonly reject: (reason: CommandError) => void;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Creates a list of requests. An ignored rejection does not count as unhandled: commands may be sent without
 * awaiting their result.
 *
 * @param tooLate creates the error of a request that timed out
 */
export function createRequests<T>(tooLate: () => CommandError): Requests<T> {
  const all = new Map<number, Open<T>>();
  let lastId = 0;

  function close(id: number): Open<T> | undefined {
    const one = all.get(id);
    clearTimeout(one?.timer);
    all.delete(id);
    return one;
  }

  return {
    open() {
      const id = ++lastId;
      const answer = new Promise<T>((resolve, reject) => {
        all.set(id, { resolve, reject, timer: undefined });
      });
      answer.catch(() => {});
      return { id, answer };
    },
    sent(id) {
      const one = all.get(id);
      if (one === undefined) return;
      clearTimeout(one.timer);
      one.timer = setTimeout(() => close(id)?.reject(tooLate()), TIMEOUT_MS);
    },
    answered: (id, answer) => close(id)?.resolve(answer),
    refused: (id, reason) => close(id)?.reject(reason),
    refuseAll(reason) {
      for (const id of [...all.keys()]) close(id)?.reject(reason);
    },
  };
}
