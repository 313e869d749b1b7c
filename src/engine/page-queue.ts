import { createWorker } from "./create-worker.ts";
import { createWorkerQueue } from "./worker-queue.ts";

/** The queue of the page's worker, shared by all of its players. */
export const pageQueue = createWorkerQueue(createWorker);
