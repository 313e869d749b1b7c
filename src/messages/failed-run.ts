import type { RunError } from "../engine/messages.ts";
import { runWords } from "../words/en/run.ts";
import { CommandError } from "./command-error.ts";

/** Converts the error of a run to a `CommandError`. */
export function failedRun(error: RunError): CommandError {
  const { message, hint } = runWords.failure(error);
  return new CommandError(error.code, `${message} ${hint}`.trim());
}
