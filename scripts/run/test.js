// npm test: runs every check of the project in order, and stops at the first failure. Installs what is
// missing, including a browser. The last line counts the unit and browser tests.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, setUp } from "./setup.js";
import { runTool, toolPath } from "./tool.js";

const results = join(root, "test-results");
const unitResults = join(results, "unit.json");
const browserResults = join(results, "browser.json");

// Biome writes colour codes even to files.
const colors = process.stdout.isTTY ? [] : ["--colors=off"];

const stages = {
  "Format and lint": () =>
    runTool(toolPath("biome", "@biomejs/biome"), ["ci", "--error-on-warnings", ...colors]),
  Types: () => runTool(toolPath("tsc", "typescript"), []),
  "Architecture and unit tests": () =>
    runTool(toolPath("vitest"), [
      "run",
      // In a file, lines about passed tests are left out, so that failures are easy to find.
      `--reporter=${process.stdout.isTTY ? "default" : "minimal"}`,
      "--reporter=json",
      `--outputFile.json=${unitResults}`,
    ]),
  "Library build": () => runTool(join(root, "scripts/library/build-lib.js"), []),
  "Library as a consumer sees it": () => runTool(join(root, "scripts/library/check-lib.js"), []),
  "Package as a registry sees it": () => runTool(join(root, "scripts/library/check-package.js"), []),
  "Site build": () => runTool(toolPath("vite"), ["build"]),
  Browser: async () => (await import("./install-browser.js")).installBrowser(),
  "Browser tests": () => runTool(toolPath("playwright"), ["test", "--config", "e2e/playwright.config.ts"]),
};

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
  for (const [title, run] of Object.entries(stages)) {
    console.log(`\n━━━ ${title} ━━━`);
    const start = performance.now();
    if (!(await run())) return title;
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
