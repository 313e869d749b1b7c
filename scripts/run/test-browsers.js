// npm run test:browsers: builds the site and the library where the source has changed since the last build, and
// runs the journeys of e2e/browsers in Firefox and WebKitGTK, each beside Chromium. Installs what is missing.
// `-- --project firefox` runs only one of the two.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildIfChanged } from "./build.js";
import { root, setUp } from "./setup.js";
import { runTool, toolPath } from "./tool.js";

const results = join(root, "test-results/browsers.json");
const args = process.argv.slice(2);

/** Returns the results of a report's suites, each in one browser. */
function resultsOf({ suites = [], specs = [] }) {
  return [...suites.flatMap(resultsOf), ...specs.flatMap(({ tests }) => tests)];
}

/** Returns a browser's result: its version, its journeys, and how many numbers agree with Chromium's. */
function lineOf(tests) {
  const notes = tests.flatMap(({ annotations }) => annotations);
  const of = (type) => notes.filter((note) => note.type === type).map(({ description }) => description);
  const passed = tests.filter(({ status }) => status === "expected").length;
  const numbers = of("numbers").reduce((sum, count) => sum + Number(count), 0);
  return `${of("browser")[0]}: ${passed} journeys of ${tests.length}, ${numbers.toLocaleString("en")} numbers as in Chromium`;
}

async function run() {
  const { installBrowser, installFirefox, installWebKit } = await import("./install-browser.js");
  const wanted = (project) => !args.includes("--project") || args.includes(project);
  return (
    buildIfChanged() &&
    installBrowser() &&
    (!wanted("firefox") || installFirefox()) &&
    (!wanted("webkit") || installWebKit()) &&
    runTool(toolPath("playwright"), ["test", "--config", "e2e/browsers/playwright.config.ts", ...args])
  );
}

setUp();
// Removes counts of earlier runs.
rmSync(results, { force: true });

const succeeded = await run();
const report = existsSync(results) ? JSON.parse(readFileSync(results, "utf8")) : undefined;
const tests = report ? resultsOf(report) : [];
for (const project of new Set(tests.map(({ projectName }) => projectName)))
  console.log(lineOf(tests.filter(({ projectName }) => projectName === project)));
const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
const failed = unexpected + flaky;
const isGood = succeeded && failed === 0 && expected > 0;
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`\n${expected} passed, ${isGood ? 0 : Math.max(1, failed)} failed`);
if (!isGood) process.exitCode = 1;
