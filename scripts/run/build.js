// Builds the site and the library where the source has changed since the last build.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup.js";
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

/**
 * Builds the site in `dist/` and the library in `lib/`, unless both are newer than every source.
 *
 * @returns whether both are there and new
 */
export function buildIfChanged() {
  return (
    isBuilt() ||
    (runTool(toolPath("vite"), ["build"]) && runTool(join(root, "scripts/library/build-lib.js"), []))
  );
}
