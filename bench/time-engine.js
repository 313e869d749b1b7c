// One process measures one engine on one workload. Prints, as JSON, the CPU time of an operation, forward and
// backward, in ns; the bytes that a finished graph keeps alive per operation; and a checksum of the adjoints.
// usage: node --expose-gc --single-threaded-gc bench/time-engine.js <module> <workload>
import { leastTime } from "./cpu-time.js";
import { workloads } from "./workloads.js";

const [module, name] = process.argv.slice(2);
const engine = await import(module);
const { ops, build } = workloads[name];
const program = build(engine);

function once() {
  const { output, leaves } = program();
  output.backward();
  return { output, checksum: leaves.reduce((sum, leaf) => sum + leaf.grad, 0) };
}

// A process warms up for as many operations on each engine.
for (let done = 0; done < 1_000_000; done += ops) once();
const ns = (leastTime(once) * 1e6) / ops;

// So many graphs that what else the heap holds does not count.
const graphs = Math.ceil(500_000 / ops);
globalThis.gc();
const before = process.memoryUsage().heapUsed;
const kept = Array.from({ length: graphs }, once);
globalThis.gc();
const bytes = (process.memoryUsage().heapUsed - before) / graphs / ops;
// The graphs are still needed here, so they were alive when the heap was measured.
console.log(JSON.stringify({ ns, bytes, checksum: kept[0].checksum }));
