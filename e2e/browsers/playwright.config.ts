import { defineConfig } from "playwright/test";
import { findBrowser } from "../../scripts/run/find-browser.js";
import type { Choice } from "./test.ts";

const chromium = findBrowser();
if (!chromium) throw new Error("No Chromium found: npm run test:browsers installs one.");

/**
 * The journeys in Firefox and WebKitGTK, each beside Chromium. They test the built site and library: run
 * `npm run build` and `npm run build:lib` first.
 */
export default defineConfig<Choice, Choice>({
  testDir: ".",
  outputDir: "../../test-results/browsers",
  workers: 2,
  retries: 0,
  // Limits for hanging tests only: two browsers at once are slow on a busy machine.
  timeout: 10 * 60_000,
  expect: { timeout: 60_000, toPass: { timeout: 60_000 } },
  // If nothing works, each test would wait for its own time limit.
  maxFailures: 5,
  forbidOnly: true,
  projects: [
    { name: "firefox", use: { engine: "firefox" } },
    { name: "webkit", use: { engine: "webkit" } },
  ],
  reporter: [
    [process.stdout.isTTY ? "list" : "dot"],
    ["json", { outputFile: "../../test-results/browsers.json" }],
  ],
  use: {
    launchOptions: chromium,
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: "reduce" },
  },
});
