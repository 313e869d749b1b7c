// Runs the command-line tools that package.json lists, without a shell and without npx.
import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup.js";

/** Returns the script of a package's command, for Node. */
export function toolPath(name, packageName = name) {
  const folder = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[name]);
}

/**
 * Runs a tool in the project's folder to its end, and passes on its output.
 *
 * @returns whether the tool succeeded
 */
export function runTool(path, args, options = {}) {
  const { status } = spawnSync(process.execPath, [path, ...args], {
    cwd: root,
    stdio: "inherit",
    ...options,
  });
  return status === 0;
}

/**
 * Runs a tool like `runTool`, but without blocking. Passes on its output when it ends, so that the outputs of tools that
 * run side by side do not mix.
 *
 * @returns a promise of whether the tool succeeded
 */
export function captureTool(path, args) {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path, ...args],
      { cwd: root, maxBuffer: Number.POSITIVE_INFINITY },
      (error, stdout, stderr) => {
        process.stdout.write(stdout);
        process.stderr.write(stderr);
        resolve(error === null);
      },
    );
  });
}
