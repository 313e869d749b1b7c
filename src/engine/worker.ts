import type { FromWorker, ToWorker } from "./messages.ts";
import { answer } from "./run.ts";

type Say = (message: FromWorker) => void;

/** Answers a message. The code of the check is loaded for the first run that requests a check. */
async function respond(message: ToWorker, say?: Say): Promise<FromWorker> {
  if (message.request.check !== true) return answer(message, say);
  try {
    const { check } = await import("../cases/check.ts");
    return answer(message, say, check);
  } catch {
    return { type: "failed", id: message.id, error: { code: "failed", missing: "check" } };
  }
}

// A page that cannot start a worker imports `respond` from this file.
if ("WorkerGlobalScope" in globalThis) {
  const post: Say = (message) => self.postMessage(message);
  self.addEventListener("message", async (event: MessageEvent<ToWorker>) =>
    post(await respond(event.data, post)),
  );
  post({ type: "ready" });
}

export { respond };
