/** An error of a program: of its text, found before it runs, or raised by it. */
export class PythonError extends Error {
  /**
   * @param type the name of the exception's class, such as `SyntaxError`
   * @param line from 1
   * @param column from 1, in UTF-16 units
   */
  constructor(
    readonly type: string,
    message: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(message);
    this.name = type;
  }
}

/** Returns a `SyntaxError` at a place of the text. */
export function syntaxError(message: string, at: { line: number; column: number }, type = "SyntaxError") {
  return new PythonError(type, message, at.line, at.column);
}
