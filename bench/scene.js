// node bench/scene.js: the script time of a step of a scene, before anything is drawn, with the layout and the
// picture prepared. CPU time, so that other work of the machine does not count. Needs no build.
import { runnerImport } from "vite";

const file = new URL("scenes.ts", import.meta.url).pathname;
const { runs } = (await runnerImport(file, { configFile: false, logLevel: "error" })).module;

const STEPS = 200;

/** Returns the CPU time of a function, in milliseconds. */
function time(run) {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

console.log("ms per step".padEnd(20), "nodes", "forward".padStart(10), "backward".padStart(10));
for (const { name, nodes, steps, prepare } of runs()) {
  const row = [0.1, 0.7].map((part) => {
    const from = Math.floor(steps * part);
    const count = Math.min(STEPS, Math.floor(steps / 5));
    // The first two passes warm the code up.
    const [, , ms = 0] = [1, 2, 3].map(() => {
      const draw = prepare();
      draw(from);
      return time(() => {
        for (let i = 1; i <= count; i++) draw(from + i);
      });
    });
    return (ms / count).toFixed(2).padStart(10);
  });
  console.log(name.padEnd(20), String(nodes).padStart(5), ...row);
}
