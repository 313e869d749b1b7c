/** Whether new nodes keep their operands and pullbacks. False only while `noGrad` runs a program. */
export let gradEnabled = true;

/**
 * Runs a program without a graph: its nodes are made without operands and pullbacks, so that each
 * lives no longer than the program itself holds it. Observers are told of every evaluation as ever.
 *
 * @returns what the program returns.
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
