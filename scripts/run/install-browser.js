// Installs the browsers of the tests if they are missing.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { findBrowser, findFirefox, findWebKit } from "./find-browser.js";
import { runTool, toolPath } from "./tool.js";

const MINUTE = 60_000;

/** Returns whether the system is one of these, by its ID in os-release. */
function isSystem(...ids) {
  if (!existsSync("/etc/os-release")) return false;
  const [, id] = /^ID="?([^"\n]*)/m.exec(readFileSync("/etc/os-release", "utf8")) ?? [];
  return ids.includes(id);
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
 * Installs Chromium if it is missing: by Playwright's installer, else, on Debian, by apt-get.
 *
 * @returns whether `findBrowser` now finds a browser
 */
export function installBrowser() {
  if (findBrowser()) return true;
  console.log("No Chromium found. Installing one with Playwright …");
  const install = ["install", "--with-deps", "chromium"];
  runTool(toolPath("playwright"), install, { timeout: 5 * MINUTE });
  if (findBrowser()) return true;
  if (isSystem("debian")) {
    console.log("Playwright could not install its Chromium. Installing Debian's …");
    if (aptGet("update")) {
      // Older releases of Debian have only the full browser.
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

/**
 * Installs Firefox if it is missing, on Debian by apt-get.
 *
 * @returns whether `findFirefox` now finds it
 */
export function installFirefox() {
  if (findFirefox()) return true;
  console.log("No Firefox found.");
  // Ubuntu's package of this name only says how to install a snap, in which no test can control it.
  if (isSystem("debian") && aptGet("update") && aptGet("install", "-y", "firefox-esr") && findFirefox())
    return true;
  console.error(
    "The tests need Firefox, and it could not be installed. Install it so that firefox or firefox-esr is on " +
      "the PATH, or set PULLBACK_FIREFOX to its file, then run npm run test:browsers again.",
  );
  return false;
}

/**
 * Installs WebKitGTK, its driver and a virtual screen if they are missing, on Debian and Ubuntu by apt-get.
 *
 * @returns whether `findWebKit` now finds them
 */
export function installWebKit() {
  if (findWebKit()) return true;
  console.log("No WebKitGTK found.");
  const packages = ["webkit2gtk-driver", "xvfb"];
  if (
    isSystem("debian", "ubuntu") &&
    aptGet("update") &&
    aptGet("install", "-y", ...packages) &&
    findWebKit()
  )
    return true;
  console.error(
    "The tests need WebKitGTK, and it could not be installed. Install WebKitWebDriver and Xvfb so that both are " +
      "on the PATH (Debian's packages webkit2gtk-driver and xvfb), or set PULLBACK_WEBKIT_DRIVER to the driver's " +
      "file, then run npm run test:browsers again.",
  );
  return false;
}
