import { createLayouts } from "./layouts.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { transferOf } from "./pack-run.ts";
import { answer } from "./run.ts";

type Say = (message: FromWorker) => void;

/**
 * Returns a function that answers the messages of one page. The code of the check is loaded for the first run that
 * requests a check.
 */
function createResponder(): (message: ToWorker, say?: Say) => Promise<FromWorker> {
  const layoutOf = createLayouts();
  return async (message, say) => {
    if (message.request.check !== true) return answer(message, say, undefined, layoutOf);
    try {
      const { check } = await import("../cases/check.ts");
      return answer(message, say, check, layoutOf);
    } catch {
      return { type: "failed", id: message.id, error: { code: "failed", missing: "check" } };
    }
  };
}

// A page that cannot start a worker imports `createResponder` from this file.
if ("WorkerGlobalScope" in globalThis) {
  const respond = createResponder();
  const post: Say = (message) => self.postMessage(message, { transfer: transferOf(message) });
  self.addEventListener("message", async (event: MessageEvent<ToWorker>) =>
    post(await respond(event.data, post)),
  );
  post({ type: "ready" });
}

export { createResponder };
