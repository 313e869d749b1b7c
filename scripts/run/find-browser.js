// Finds the browsers for the tests, and the options to start Chromium.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

// The first is the same engine without a browser window, which takes a quarter less time for all tests.
const names = [
  "chromium-headless-shell",
  "chromium",
  "google-chrome",
  "google-chrome-stable",
  "chromium-browser",
];

// A browser from a package manager may run as root, and would otherwise connect to its vendor's servers.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// Some distributions have a script on the PATH that only says how to install the browser.
function starts(path) {
  try {
    execFileSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

/** Returns the file that an environment variable names. */
function named(variable) {
  const file = process.env[variable];
  if (file && !existsSync(file)) throw new Error(`${variable}: there is no file ${file}`);
  return file;
}

/** Returns the first of several programs that is on the PATH and usable. */
function onPath(programs, isUsable = starts) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = programs.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((path) => existsSync(path) && isUsable(path));
}

/**
 * Finds a Chromium: the file that PULLBACK_CHROMIUM names, else a program on the PATH, else Playwright's own.
 *
 * @returns Playwright's launch options, or undefined if there is no browser
 * @throws Error if the file that PULLBACK_CHROMIUM names does not exist
 */
export function findBrowser() {
  const executablePath = named("PULLBACK_CHROMIUM") || onPath(names);
  if (executablePath) return { executablePath, args };

  const { chromium } = createRequire(import.meta.url)("playwright");
  return existsSync(chromium.executablePath()) ? {} : undefined;
}

/**
 * Finds Firefox: the file that PULLBACK_FIREFOX names, else a program on the PATH.
 *
 * @returns the file, or undefined if there is none
 * @throws Error if the file that PULLBACK_FIREFOX names does not exist
 */
export function findFirefox() {
  return named("PULLBACK_FIREFOX") || onPath(["firefox-esr", "firefox"]);
}

/**
 * Finds WebKitGTK's driver, by PULLBACK_WEBKIT_DRIVER or on the PATH, and Xvfb, the virtual screen that
 * WebKitGTK needs.
 *
 * @returns the files, or undefined if either is missing
 * @throws Error if the file that PULLBACK_WEBKIT_DRIVER names does not exist
 */
export function findWebKit() {
  // Neither program has an option that only prints its version.
  const isUsable = () => true;
  const driver = named("PULLBACK_WEBKIT_DRIVER") || onPath(["WebKitWebDriver"], isUsable);
  const screen = onPath(["Xvfb"], isUsable);
  return driver && screen && { driver, screen };
}
