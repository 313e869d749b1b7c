/** The reason a command was rejected. */
export class CommandError extends Error {
  /** One of the codes of a `Failure`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "CommandError";
    this.code = code;
  }
}
