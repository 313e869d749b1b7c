// npm run test:browser -- journeys: builds the site and the library where the source has changed since the last
// build, and runs the browser tests whose file names contain one of the arguments.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { root, setUp } from "./setup.js";
import { runTool, toolPath } from "./tool.js";

const SOURCES = [
  "src",
  "public",
  "scripts",
  "index.html",
  "gallery.html",
  "vite.config.ts",
  "package-lock.json",
];

/** When a file, or the newest file in a folder, was changed last, in milliseconds. */
function changedAt(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

function isBuilt() {
  const built = ["dist/index.html", "lib/define.js"].map((file) => join(root, file));
  const newest = Math.max(...SOURCES.map((path) => changedAt(join(root, path))));
  return built.every((file) => existsSync(file) && statSync(file).mtimeMs > newest);
}

setUp();
const { installBrowser } = await import("./install-browser.js");
const test = ["test", "--config", "e2e/playwright.config.ts", "--reporter=list", ...process.argv.slice(2)];
const passed =
  (isBuilt() ||
    (runTool(toolPath("vite"), ["build"]) && runTool(join(root, "scripts/library/build-lib.js"), []))) &&
  installBrowser() &&
  runTool(toolPath("playwright"), test);
process.exitCode = passed ? 0 : 1;
