import { serialize, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { build } from "./build.js";
import { cpuTime } from "./cpu-time.js";

/**
 * Returns what a trace weighs and how long the way to another thread takes: it is packed into columns, posted, and
 * unpacked. The columns are transferred, not copied.
 */
export async function transferRows() {
  const { record, sizesOf, chain, packTrace, unpackTrace, buffersOf } = await import(
    await build("bench/measured.ts")
  );
  // An operation of a chain is evaluated in one step and sends a contribution in another.
  const readAll = (packed) => {
    const trace = unpackTrace(structuredClone(packed));
    return [trace, [...trace.nodes], [...trace.edges]];
  };
  return [5_000, 50_000].flatMap((length, i) => {
    const { steps } = sizesOf(record(chain(length)));
    const packed = packTrace(record(chain(length)));
    const bytes = serialize(packed).length;
    const times = leastTimes(TURNS, () => {
      const trace = record(chain(length));
      return [
        () => packTrace(trace),
        (sent) => structuredClone(sent, { transfer: buffersOf(sent) }),
        (received) => unpackTrace(received),
      ];
    });
    const rows = [
      ["sent", bytes / steps, "B per step", 50],
      ["held", heldBytes(() => unpackTrace(structuredClone(packed))) / steps, "B per step"],
      ["held once all nodes and edges are read", heldBytes(() => readAll(packed)) / steps, "B per step"],
      ["packed", times[0], "ms"],
      ["posted", times[1], "ms"],
      ["unpacked", times[2], "ms"],
      ["packed, posted and unpacked", times[0] + times[1] + times[2], "ms", [5, 10][i]],
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

/** Each turn has a trace of its own, because transferred columns cannot be used again. */
const TURNS = 12;

/**
 * Returns the least CPU time of each part of a chain of functions, in milliseconds. Each part gets what the part
 * before returned.
 *
 * @param prepare returns the parts of a turn
 */
function leastTimes(turns, prepare) {
  let least = [];
  for (let turn = 0; turn < turns; turn++) {
    let value;
    const times = prepare().map((part) =>
      cpuTime(() => {
        value = part(value);
      }),
    );
    least = times.map((time, i) => Math.min(time, least[i] ?? time));
  }
  return least;
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
