import type { RunError } from "../engine/messages.ts";
import { CommandError } from "./command-error.ts";

/** A run that failed, as the refusal of what has asked for it. */
export function failedRun({ code, message, hint }: RunError): CommandError {
  return new CommandError(code, `${message} ${hint}`);
}
