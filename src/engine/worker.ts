import type { FromWorker, ToWorker } from "./messages.ts";
import { answer } from "./run.ts";

// The page takes what answers from this very file, where it may not start it.
if ("WorkerGlobalScope" in globalThis) {
  const post = (message: FromWorker) => self.postMessage(message);
  self.addEventListener("message", (event: MessageEvent<ToWorker>) => post(answer(event.data, post)));
  post({ type: "ready" });
}

export { answer };
