// Installs a Chromium for the browser tests when the machine has none.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { findBrowser } from "./find-browser.js";
import { runTool, toolPath } from "./tool.js";

const MINUTE = 60_000;

function isDebian() {
  return existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
}

function aptGet(...args) {
  const command = ["apt-get", ...args];
  if (process.getuid?.() !== 0) command.unshift("sudo", "-n");
  console.log(`$ ${command.join(" ")}`);
  const { status } = spawnSync(command[0], command.slice(1), {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    timeout: 10 * MINUTE,
  });
  return status === 0;
}

/**
 * Makes sure that there is a browser: by Playwright's installer, else, on Debian, by apt-get.
 *
 * @returns whether `findBrowser` now finds one
 */
export function installBrowser() {
  if (findBrowser()) return true;
  console.log("No Chromium found. Installing one with Playwright …");
  const install = ["install", "--with-deps", "chromium"];
  runTool(toolPath("playwright"), install, { timeout: 5 * MINUTE });
  if (findBrowser()) return true;
  if (isDebian()) {
    console.log("Playwright could not install its Chromium. Installing Debian's …");
    if (aptGet("update")) {
      // Older releases of Debian have the whole browser only.
      for (const name of ["chromium-headless-shell", "chromium"])
        if (aptGet("install", "-y", name) && findBrowser()) return true;
    }
  }
  console.error(
    "The browser tests need Chromium, and none could be installed. Install Chromium or Google Chrome " +
      "so that it is on the PATH, or set PULLBACK_CHROMIUM to its file, then run npm test again.",
  );
  return false;
}
