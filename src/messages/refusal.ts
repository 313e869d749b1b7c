import type { RunError } from "../engine/messages.ts";

/** Why a command was not carried out. */
export class Refusal extends Error {
  /** One of the codes of a `Failure`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "Refusal";
    this.code = code;
  }
}

/** A run that failed, as the refusal of what has asked for it. */
export function refusedRun({ code, message, hint }: RunError): Refusal {
  return new Refusal(code, `${message} ${hint}`);
}
