import { createLayouts } from "./layouts.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { transferOf } from "./pack-run.ts";
import { answer, type LateCode } from "./run.ts";

type Say = (message: FromWorker) => void;

/**
 * Returns a function that answers the messages of one page. The code of the check, of programs and of exercises is loaded for the
 * first run that needs it.
 */
function createResponder(): (message: ToWorker, say?: Say) => Promise<FromWorker> {
  const layoutOf = createLayouts();
  return async (message, say) => {
    const { id, request } = message;
    const late: { -readonly [Name in keyof LateCode]: LateCode[Name] } = {};
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
    try {
      if (request.exercise !== undefined)
        late.createExercise = (await import("../predict/exercise.ts")).createExercise;
      if (request.broken !== undefined)
        late.breakEngine = (await import("../predict/broken-run.ts")).breakEngine;
    } catch {
      return { type: "failed", id, error: { code: "failed", missing: "exercise" } };
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
