import type { OpenProgram } from "../cases/source.ts";
import { createLayouts } from "./layouts.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { transferOf } from "./pack-run.ts";
import { answer, type Checker } from "./run.ts";

type Say = (message: FromWorker) => void;

/**
 * Returns a function that answers the messages of one page. The code of the check and of programs is loaded for the
 * first run that needs it.
 */
function createResponder(): (message: ToWorker, say?: Say) => Promise<FromWorker> {
  const layoutOf = createLayouts();
  return async (message, say) => {
    const { id, request } = message;
    const late: { check?: Checker; openProgram?: OpenProgram } = {};
    try {
      if ("program" in request) late.openProgram = (await import("../programs/open-program.ts")).openProgram;
    } catch {
      return { type: "failed", id, error: { code: "failed", missing: "python" } };
    }
    try {
      if (request.check === true) late.check = (await import("../cases/check.ts")).check;
    } catch {
      return { type: "failed", id, error: { code: "failed", missing: "check" } };
    }
    return answer(message, say, late, layoutOf);
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
