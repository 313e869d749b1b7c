import { standardModules } from "./modules/standard.ts";
import { type Compiled, compile, type RunError, type RunOptions, run } from "./python.ts";
import { PythonError } from "./python-error.ts";

/**
 * Parses and runs a program.
 *
 * @returns what was printed, and the error that ended the program, of its text or of its run
 */
export function runPython(
  text: string,
  options: RunOptions = {},
): { output: string; error?: Pick<RunError, "type" | "message" | "line" | "column"> } {
  let compiled: Compiled;
  try {
    compiled = compile(text);
  } catch (thrown) {
    if (!(thrown instanceof PythonError)) throw thrown;
    const { type, message, line, column } = thrown;
    return { output: "", error: { type, message, line, column } };
  }
  const { output, error } = run(compiled, {
    ...options,
    modules: { ...standardModules, ...options.modules },
  });
  return error ? { output, error } : { output };
}
