import type { RunError } from "../engine/messages.ts";
import { Refusal } from "./refusal.ts";

/** A run that failed, as the refusal of what has asked for it. */
export function refusedRun({ code, message, hint }: RunError): Refusal {
  return new Refusal(code, `${message} ${hint}`);
}
