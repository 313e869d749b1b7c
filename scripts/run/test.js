// npm test: runs every check of the project in order, and stops at the first failure. Installs what is
// missing, including a browser. The last line counts the unit and browser tests.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, setUp } from "./setup.js";
import { captureTool, runTool, toolPath } from "./tool.js";

const results = join(root, "test-results");
const unitResults = join(results, "unit.json");
const browserResults = join(results, "browser.json");

// Biome writes colour codes even to files.
const colors = process.stdout.isTTY ? [] : ["--colors=off"];

/** The checks in order. Those in a group run side by side, because each of them uses one processor. */
const stages = [
  {
    "Format and lint": () =>
      captureTool(toolPath("biome", "@biomejs/biome"), ["ci", "--error-on-warnings", ...colors]),
    Types: () => captureTool(toolPath("tsc", "typescript"), []),
  },
  {
    "Architecture and unit tests": () =>
      runTool(toolPath("vitest"), [
        "run",
        // In a file, lines about passed tests are left out, so that failures are easy to find.
        `--reporter=${process.stdout.isTTY ? "default" : "minimal"}`,
        "--reporter=json",
        `--outputFile.json=${unitResults}`,
      ]),
  },
  {
    "Library, as a consumer and a registry see it": async () => {
      for (const script of ["build-lib", "check-lib", "check-package"])
        if (!(await captureTool(join(root, `scripts/library/${script}.js`), []))) return false;
      return true;
    },
    "Site build": () => captureTool(toolPath("vite"), ["build"]),
  },
  { Browser: async () => (await import("./install-browser.js")).installBrowser() },
  {
    "Browser tests": () => runTool(toolPath("playwright"), ["test", "--config", "e2e/playwright.config.ts"]),
  },
];

function counts() {
  const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);
  const unit = read(unitResults);
  const browser = read(browserResults)?.stats;
  return {
    passed: (unit?.numPassedTests ?? 0) + (browser?.expected ?? 0),
    failed: (unit?.numFailedTests ?? 0) + (browser ? browser.unexpected + browser.flaky : 0),
    skipped: (unit ? unit.numPendingTests + unit.numTodoTests : 0) + (browser?.skipped ?? 0),
  };
}

async function firstFailure() {
  for (const group of stages) {
    const start = performance.now();
    const titles = Object.keys(group);
    console.log(`\n━━━ ${titles.join(" · ")} ━━━`);
    const passed = await Promise.all(Object.values(group).map((run) => run()));
    const failed = titles[passed.indexOf(false)];
    if (failed !== undefined) return failed;
    console.log(`${Math.round((performance.now() - start) / 1000)} s`);
  }
  const missing = [unitResults, browserResults].find((file) => !existsSync(file));
  return missing && `Reading ${missing}`;
}

setUp();
// Removes counts of earlier runs.
rmSync(results, { recursive: true, force: true });

const failure = await firstFailure();
const { passed, failed, skipped } = counts();
if (failure) console.log(`\nFailed: ${failure}. The stages after it did not run.`);
else if (failed > 0) console.log("\nFailed: a runner counted failures yet reported success.");
if (skipped > 0) console.log(`\n${skipped} skipped`);
console.log(`\n${passed} passed, ${failure ? Math.max(1, failed) : failed} failed`);
if (failure || failed > 0) process.exitCode = 1;
