// npm run bench: the engine of this project against the document's literal form, each in its own
// process, in turn, medians of several turns. Run `npm run build:lib` first.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { workloads } from "./workloads.js";

const TURNS = 7;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const engines = { document: here("document-engine.js"), pullback: here("../lib/index.js") };

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

function time(module, workload) {
  return JSON.parse(
    execFileSync(process.execPath, [here("time-engine.js"), module, workload], { encoding: "utf8" }),
  );
}

console.log("ns per operation, forward and backward, median of", TURNS, "processes each\n");
console.log("workload".padEnd(28), "document".padStart(10), "pullback".padStart(10), "ratio".padStart(8));
for (const workload of Object.keys(workloads)) {
  const times = { document: [], pullback: [] };
  const checksums = new Set();
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [engine, module] of Object.entries(engines)) {
      const { nsPerOp, checksum } = time(module, workload);
      times[engine].push(nsPerOp);
      checksums.add(checksum);
    }
  }
  if (checksums.size !== 1) throw new Error(`${workload}: the engines disagree, ${[...checksums]}`);
  const [document, pullback] = [median(times.document), median(times.pullback)];
  const row = [document.toFixed(0), pullback.toFixed(0)].map((text) => text.padStart(10));
  console.log(workload.padEnd(28), ...row, `${(document / pullback).toFixed(2)}×`.padStart(8));
}
