import { deserialize, serialize, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { build } from "./build.js";
import { leastTime } from "./cpu-time.js";

/** Returns what a trace weighs and how long its copy to another thread takes: the platform's structured clone. */
export async function transferRows() {
  const { record, sizesOf, chain } = await import(await build("bench/measured.ts"));
  // An operation of a chain is evaluated in one step and sends a contribution in another.
  const traces = [5_000, 50_000].map((length) => record(chain(length)));
  return traces.flatMap((trace, i) => {
    const { steps } = sizesOf(trace);
    const bytes = serialize(trace);
    const rows = [
      ["sent", bytes.length / steps, "B per step", 50],
      ["held on the heap", heldBytes(() => deserialize(bytes)) / steps, "B per step"],
      ["written", leastTime(() => serialize(trace)), "ms"],
      ["read", leastTime(() => deserialize(bytes)), "ms", [5, 10][i]],
    ];
    return rows.map(([what, value, unit, goal]) => ({
      group: "transfer",
      what: `${steps.toLocaleString("en-US")} steps, ${what}`,
      value,
      unit,
      ...(goal && { goal }),
    }));
  });
}

/** Returns the bytes that a value keeps alive, buffers included. */
function heldBytes(make) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const held = () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = held();
  const value = make();
  const bytes = held() - before;
  // The value is still needed here, so it was alive when the heap was measured.
  return value === undefined ? 0 : bytes;
}
