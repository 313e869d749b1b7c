// The engine against the document's literal form: each in its own process, in turn.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "./build.js";
import { workloads } from "./workloads.js";

const TURNS = 5;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The least ratios to the document's time. */
const RATIOS = {
  "chain of 1,000": 2,
  "MLP 2-16-16-1, one sample": 3,
  "MLP 2-16-16-1, 100 samples": 9,
};

/** Returns the time and the memory per operation of the workloads; the document's engine cannot sweep the deep chain. */
export async function engineRows() {
  const pullback = await build("src/index.ts");
  const rows = Object.keys(workloads).map((workload) => {
    const ratio = RATIOS[workload];
    const engines = { pullback, ...(ratio && { document: here("document-engine.js") }) };
    const measured = measureInTurn(engines, workload);
    const row = (what, unit, key, goal) => ({
      group: "engine",
      what: `${workload}${what}`,
      value: measured.pullback[key],
      unit,
      ...(measured.document && { peer: { name: "document", value: measured.document[key] } }),
      ...(goal && { goal }),
    });
    return [
      row("", "ns per operation", "ns", ratio && { ratio }),
      row(", memory", "B per operation", "bytes", workload.startsWith("MLP") && 150),
    ];
  });
  return rows.flat();
}

/** Runs each engine's process several times. Returns the least time and memory of each. */
function measureInTurn(engines, workload) {
  const least = {};
  const checksums = new Set();
  const turns = "document" in engines ? TURNS : 1;
  for (let turn = 0; turn < turns; turn++) {
    for (const [name, module] of Object.entries(engines)) {
      const { ns, bytes, checksum } = measure(module, workload);
      const { [name]: sofar = { ns, bytes } } = least;
      least[name] = { ns: Math.min(sofar.ns, ns), bytes: Math.min(sofar.bytes, bytes) };
      checksums.add(checksum);
    }
  }
  if (checksums.size !== 1) throw new Error(`${workload}: the engines disagree, ${[...checksums]}`);
  return least;
}

function measure(module, workload) {
  // One thread collects garbage, so that the CPU time has no threads that wait for each other.
  const flags = ["--expose-gc", "--single-threaded-gc"];
  const args = [...flags, here("time-engine.js"), module, workload];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
}
