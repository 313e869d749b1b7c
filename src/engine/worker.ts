import type { FromWorker, ToWorker } from "./messages.ts";
import { answer } from "./run.ts";

const post = (message: FromWorker) => self.postMessage(message);

self.addEventListener("message", (event: MessageEvent<ToWorker>) => post(answer(event.data)));
post({ type: "ready" });
