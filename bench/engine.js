// The engine against the document's literal form: each in its own process, in turn.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "./build.js";
import { workloads } from "./workloads.js";

const TURNS = 5;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The least ratio to the document's time, and the most bytes per operation. */
const GOALS = {
  "chain of 1,000": { ratio: 2 },
  "MLP 2-16-16-1, one sample": { ratio: 3, bytes: 150 },
  "MLP 2-16-16-1, 100 samples": { ratio: 9, bytes: 150 },
};

/**
 * Returns the time and the memory of an operation, forward and backward. The deep chain has no peer: the
 * document's recursive visit overflows the stack.
 */
export async function engineRows() {
  const pullback = await build("src/index.ts");
  return Object.keys(workloads).flatMap((what) => {
    const goals = GOALS[what];
    const engines = { pullback, ...(goals && { document: here("document-engine.js") }) };
    const { pullback: own, document } = measureInTurn(engines, what);
    const row = { group: "engine", what };
    return [
      {
        ...row,
        value: own.ns,
        unit: "ns per operation",
        ...(document && { peer: { name: "document", value: document.ns }, goal: { ratio: goals.ratio } }),
      },
      {
        ...row,
        what: `${what}, memory`,
        value: own.bytes,
        unit: "B per operation",
        ...(document && { peer: { name: "document", value: document.bytes } }),
        ...(goals?.bytes && { goal: goals.bytes }),
      },
    ];
  });
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
