// Which browsers the tests drive, and how Chromium is started.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

// The first is the same engine without a browser's own windows, which takes a quarter less time for all tests.
const names = [
  "chromium-headless-shell",
  "chromium",
  "google-chrome",
  "google-chrome-stable",
  "chromium-browser",
];

// A browser that a package manager installed may run as root, and would talk to its maker's servers.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// Some distributions put a script on the PATH that only says how to install the browser.
function starts(path) {
  try {
    execFileSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

/** The file that a variable of the environment names. */
function named(variable) {
  const file = process.env[variable];
  if (file && !existsSync(file)) throw new Error(`${variable}: there is no file ${file}`);
  return file;
}

/** The first of some programs that is on the PATH and starts. */
function onPath(programs, isUsable = starts) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = programs.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((path) => existsSync(path) && isUsable(path));
}

/**
 * Finds a Chromium: the one PULLBACK_CHROMIUM names, else one on the PATH, else Playwright's own.
 *
 * @returns Playwright's launch options, or undefined where there is no browser
 * @throws Error if PULLBACK_CHROMIUM names no file
 */
export function findBrowser() {
  const executablePath = named("PULLBACK_CHROMIUM") || onPath(names);
  if (executablePath) return { executablePath, args };

  const { chromium } = createRequire(import.meta.url)("playwright");
  return existsSync(chromium.executablePath()) ? {} : undefined;
}

/**
 * Finds Firefox: the one PULLBACK_FIREFOX names, else one on the PATH.
 *
 * @returns its file, or undefined where there is none
 * @throws Error if PULLBACK_FIREFOX names no file
 */
export function findFirefox() {
  return named("PULLBACK_FIREFOX") || onPath(["firefox-esr", "firefox"]);
}

/**
 * Finds WebKitGTK's driver, the one PULLBACK_WEBKIT_DRIVER names, else one on the PATH, and Xvfb, the screen without
 * which WebKitGTK draws nothing.
 *
 * @returns their files, or undefined where one is missing
 * @throws Error if PULLBACK_WEBKIT_DRIVER names no file
 */
export function findWebKit() {
  // Neither has an option that only prints its version.
  const isUsable = () => true;
  const driver = named("PULLBACK_WEBKIT_DRIVER") || onPath(["WebKitWebDriver"], isUsable);
  const screen = onPath(["Xvfb"], isUsable);
  return driver && screen && { driver, screen };
}
