import { defineConfig } from "playwright/test";
import { findBrowser } from "../scripts/run/find-browser.js";

const browser = findBrowser();
if (!browser)
  throw new Error("No Chromium found: npm test installs one, or set PULLBACK_CHROMIUM to its file.");

/**
 * Tests that would affect the next test: by a clock, a cached file or a service worker. All others share a
 * context within a worker, which saves about a second per test.
 */
const separate = [
  "announcements",
  "embed",
  "lost-code",
  "offline",
  "practice",
  "scorm",
  "single-file",
  "transport",
  "worker-weather",
].map((name) => `**/${name}.spec.ts`);

/** The journeys through other browsers have their own configuration. */
const otherBrowsers = "**/browsers/**";

/** The browser tests use the built site: run `npm run build` first. */
export default defineConfig({
  testDir: ".",
  globalSetup: "./testing/host-site.ts",
  outputDir: "../test-results/browser",
  fullyParallel: true,
  // One more than the two cores of CI: each test waits at times, for frames and for motion.
  workers: 3,
  retries: 0,
  // Limits for hanging tests only: a busy machine is slow, and no test depends on its speed.
  timeout: 5 * 60_000,
  expect: { timeout: 60_000, toPass: { timeout: 120_000 } },
  // If nothing works, each test would wait for its own time limit.
  maxFailures: 5,
  forbidOnly: true,
  projects: [
    { name: "shared context", testIgnore: [...separate, otherBrowsers], use: { reuseContext: true } },
    { name: "own context", testMatch: separate, testIgnore: otherBrowsers },
  ],
  reporter: [
    [process.stdout.isTTY ? "list" : "dot"],
    ["json", { outputFile: "../test-results/browser.json" }],
  ],
  use: {
    // Workers read this file again, after the host has started.
    baseURL: process.env.PULLBACK_TEST_SITE,
    launchOptions: browser,
    // An installed site would answer in place of the host, and fetch all its files in every test.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
  },
});
