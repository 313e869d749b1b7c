import { serialize } from "node:v8";
import { build } from "./build.js";
import { leastTime } from "./cpu-time.js";
import { stepTime } from "./scene.js";

/** A cost that takes longer, in milliseconds, is not measured at a larger size. */
const LONGEST = 250;

const SIZES = {
  chain: [10, 100, 1000, 10_000],
  MLP: [2, 4, 8, 16, 32, 64],
  recurrence: [4, 16, 64, 256, 1024],
  "checkpointed chain": [4, 16, 64, 256, 1024],
};

/**
 * A cost of a program at one size.
 *
 * @typedef {object} GrowthPoint
 * @property {string} cost `recording`, `layout`, `step` or `kilobytes`
 * @property {string} program the kind of the program, such as `recurrence`
 * @property {number} size the length of a chain, the width of an MLP, T or L
 * @property {number} nodes
 * @property {number} steps
 * @property {number} value milliseconds, or kilobytes sent to the page
 */

/**
 * Measures the costs of programs of growing size.
 *
 * @returns {Promise<GrowthPoint[]>}
 */
export async function growth() {
  const { chain, perceptron, recurrence, checkpointedChain, ...measured } = await import(
    await build("bench/measured.ts")
  );
  const makers = { chain, MLP: perceptron, recurrence, "checkpointed chain": checkpointedChain };
  return Object.entries(SIZES).flatMap(([name, sizes]) => costsOf(name, sizes, makers[name], measured));
}

function costsOf(program, sizes, make, { record, layout, prepareScenes, sizesOf, packTrace }) {
  const points = [];
  const tooLong = new Set();
  for (const size of sizes) {
    const trace = record(make(size));
    const { nodes, steps } = sizesOf(trace);
    const measure = (cost, value) => {
      points.push({ cost, program, size, nodes, steps, value });
      if (cost !== "kilobytes" && value > LONGEST) tooLong.add(cost);
    };
    if (!tooLong.has("recording"))
      measure(
        "recording",
        leastTime(() => record(make(size))),
      );
    measure("kilobytes", serialize(packTrace(trace)).length / 1000);
    // A step needs a layout.
    if (tooLong.has("layout") || tooLong.has("step")) continue;
    measure(
      "layout",
      leastTime(() => layout(trace)),
    );
    measure("step", stepTime(prepareScenes(trace), Math.floor(steps / 2), Math.floor(steps / 4)));
  }
  return points;
}
