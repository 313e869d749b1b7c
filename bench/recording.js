import { build } from "./build.js";
import { leastTime } from "./cpu-time.js";

/** Returns the time per recorded operation, and as a multiple of the run without an observer. */
export async function recordingRows() {
  const { record, runBare, sizesOf, chain, recurrence, perceptron } = await import(
    await build("bench/measured.ts")
  );
  const programs = {
    "recurrence, T = 50": recurrence(50),
    "MLP 2-16-16-1": perceptron(16),
    "chain of 10,000": chain(10_000),
  };
  return Object.entries(programs).flatMap(([what, program]) => {
    const { nodes } = sizesOf(record(program));
    const operations = nodes - program.leaves.length;
    const [recorded, bare] = [record, runBare].map((run) => leastTime(() => run(program)));
    const row = { group: "recording", what };
    return [
      { ...row, value: (recorded / operations) * 1000, unit: "µs per operation", goal: 3 },
      { ...row, what: `${what}, multiple of the bare run`, value: recorded / bare, unit: "×" },
    ];
  });
}
