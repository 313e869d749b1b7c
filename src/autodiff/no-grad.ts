/** True if new nodes keep their operands and pullbacks; false only while `noGrad` runs a program. */
export let gradEnabled = true;

/**
 * Runs a program without a graph: its nodes have no operands or pullbacks, so that each lives only as long as
 * the program itself references it. Observers still receive every evaluation.
 *
 * @returns the program's return value
 */
export function noGrad<T>(program: () => T): T {
  const previous = gradEnabled;
  gradEnabled = false;
  try {
    return program();
  } finally {
    gradEnabled = previous;
  }
}
