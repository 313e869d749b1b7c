// Prints the CPU time of the first layout in this process, in milliseconds, for a perceptron. Arguments: the paths of
// the modules of `layout`, `perceptron` and `traceOf`, and the number of units in each layer.
import { cpuTime } from "./cpu-time.js";

const [layoutPath, networksPath, tracePath, ...sizes] = process.argv.slice(2);
const [{ layout }, { perceptron }, { traceOf }] = await Promise.all(
  [layoutPath, networksPath, tracePath].map((path) => import(path)),
);
const trace = traceOf(perceptron(...sizes.map(Number)));
console.log(cpuTime(() => layout(trace)));
