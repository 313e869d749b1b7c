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
