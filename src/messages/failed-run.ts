import type { RunError } from "../engine/messages.ts";
import { CommandError } from "./command-error.ts";

/** Converts the error of a run to a `CommandError`. */
export function failedRun({ code, message, hint }: RunError): CommandError {
  return new CommandError(code, `${message} ${hint}`);
}
