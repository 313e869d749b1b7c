// One process times one engine on one workload and prints ns per operation and a checksum.
// usage: node bench/time-engine.js <module> <workload>
import { workloads } from "./workloads.js";

const [module, name] = process.argv.slice(2);
const engine = await import(module);
const { ops, build } = workloads[name];
const program = build(engine);

function once() {
  const { output, leaves } = program();
  output.backward();
  return leaves.reduce((sum, leaf) => sum + leaf.grad, 0);
}

const rounds = Math.max(5, Math.round(2_000_000 / ops));
const checksum = once();
for (let i = 0; i < rounds / 2; i++) once();

const start = process.hrtime.bigint();
for (let i = 0; i < rounds; i++) once();
const elapsed = Number(process.hrtime.bigint() - start);
console.log(JSON.stringify({ nsPerOp: elapsed / rounds / ops, checksum }));
