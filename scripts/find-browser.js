// Which Chromium the browser tests drive, and how it is started.
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

/**
 * Finds a Chromium: the one PULLBACK_CHROMIUM names, else one on the PATH, else Playwright's own.
 *
 * @returns Playwright's launch options, or undefined where there is no browser
 * @throws Error if PULLBACK_CHROMIUM names no file
 */
export function findBrowser() {
  const named = process.env.PULLBACK_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`PULLBACK_CHROMIUM: there is no file ${named}`);
    return { executablePath: named, args };
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const onPath = candidates.find((path) => existsSync(path) && starts(path));
  if (onPath) return { executablePath: onPath, args };

  const { chromium } = createRequire(import.meta.url)("playwright");
  return existsSync(chromium.executablePath()) ? {} : undefined;
}
