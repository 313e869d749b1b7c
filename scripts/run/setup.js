// Installs node_modules if it is missing or differs from package-lock.json. Runs before anything is
// installed, so this file and its imports use only Node's own modules.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Returns whether the packages that npm recorded as installed are those of the lock file. Optional packages
 * may be absent, because each platform installs only its own.
 *
 * @param locked the `packages` of package-lock.json
 * @param installed the `packages` of node_modules/.package-lock.json
 */
export function isInstalled(locked, installed) {
  const same = (path) =>
    locked[path]?.version === installed[path]?.version &&
    locked[path]?.integrity === installed[path]?.integrity;
  const wanted = Object.keys(locked).filter(
    (path) => path !== "" && (path in installed || !locked[path].optional),
  );
  return wanted.every(same) && Object.keys(installed).every((path) => path in locked);
}

function upToDate() {
  const record = join(root, "node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const packages = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
  return isInstalled(packages(join(root, "package-lock.json")), packages(record));
}

/** Makes node_modules agree with package-lock.json. Ends the process with a message on failure. */
export function setUp() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
  }
  if (upToDate()) return;
  console.log("Installing the packages of package-lock.json (npm ci) …");
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) fail("npm ci failed: its message is above. It needs the npm registry.");
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
