// npm run bench: measures the groups and prints one table. Options: --only engine,layout measures these groups;
// --browser also measures the built site in Chromium; --json writes JSON instead of the table; --plots measures
// how costs grow instead, and writes the plots of docs/performance.md.
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { growth } from "./growth.js";
import { plots } from "./plot.js";
import { tableText } from "./table.js";

const GROUPS = {
  engine: async () => (await import("./engine.js")).engineRows(),
  recording: async () => (await import("./recording.js")).recordingRows(),
  transfer: async () => (await import("./transfer.js")).transferRows(),
  layout: async () => (await import("./layout.js")).layoutRows(),
  scene: async () => (await import("./scene.js")).sceneRows(),
  browser: async () => (await import("./browser.js")).browserRows(),
};

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    browser: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    plots: { type: "boolean", default: false },
  },
});

const [{ model = "unknown processor" } = {}, ...others] = cpus();
const machine = `${model}, ${others.length + 1} cores, Node ${process.versions.node}; times are CPU times, the least of several`;
const say = (text) => process.stderr.write(`${text}\n`);

if (options.plots) await drawPlots();
else await printRows();

async function printRows() {
  const rows = [];
  for (const group of groupsOf(options)) {
    say(`measures ${group} …`);
    rows.push(...(await GROUPS[group]()));
  }
  console.log(options.json ? JSON.stringify({ machine, rows }, null, 2) : tableText(rows, machine));
}

function groupsOf({ only, browser }) {
  const names = only?.split(",") ?? Object.keys(GROUPS).filter((group) => group !== "browser");
  const unknown = names.find((name) => !(name in GROUPS));
  if (unknown !== undefined) {
    say(`bench: no group ${unknown}; there are ${Object.keys(GROUPS).join(", ")}`);
    process.exit(1);
  }
  return browser && !names.includes("browser") ? [...names, "browser"] : names;
}

async function drawPlots() {
  const folder = new URL("../docs/performance/", import.meta.url);
  await mkdir(folder, { recursive: true });
  const points = await growth();
  for (const [cost, svg] of Object.entries(plots(points))) {
    await writeFile(new URL(`${cost}.svg`, folder), svg);
  }
  if (options.json) console.log(JSON.stringify({ machine, growth: points }, null, 2));
}
