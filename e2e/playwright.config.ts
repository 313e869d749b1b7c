import { defineConfig } from "playwright/test";
import { findBrowser } from "../scripts/run/find-browser.js";

const browser = findBrowser();
if (!browser)
  throw new Error("No Chromium found: npm test installs one, or set PULLBACK_CHROMIUM to its file.");

/** Tests that leave nothing behind but a page: those of a worker share a context, which spares a second each. */
const sharing = [
  "accessibility",
  "animation",
  "announcements",
  "axe",
  "bad-fields",
  "bad-links",
  "check",
  "code",
  "cost",
  "element",
  "element-axe",
  "element-height",
  "element-print",
  "element-room",
  "embed",
  "embed-gestures",
  "engine-detail",
  "entries",
  "first-load",
  "gallery",
  "good-links",
  "history",
  "home",
  "host-weather",
  "in-view",
  "inputs",
  "journeys",
  "keyboard-journeys",
  "keys",
  "layers",
  "linked",
  "links",
  "messages",
  "miniature",
  "oembed",
  "panels",
  "policy",
  "print",
  "print-embed",
  "print-page",
  "projector",
  "random-events",
  "resize",
  "reveal",
  "reveal-room",
  "same-picture",
  "screens",
  "scrubber",
  "share",
  "single-file",
  "static-host",
  "touch",
  "transport",
  "wanted-height",
  "worker-weather",
  "workings",
].map((name) => `**/${name}.spec.ts`);

/** The journeys through other browsers have a configuration of their own. */
const otherBrowsers = "**/browsers/**";

/** The browser tests drive the built site: run `npm run build` first. */
export default defineConfig({
  testDir: ".",
  globalSetup: "./testing/host-site.ts",
  outputDir: "../test-results/browser",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Limits that only end what hangs: a busy machine is slow, and no test depends on how slow.
  timeout: 5 * 60_000,
  expect: { timeout: 30_000, toPass: { timeout: 120_000 } },
  // Where nothing works, each test would wait for its own time limit.
  maxFailures: 5,
  forbidOnly: true,
  projects: [
    { name: "shared context", testMatch: sharing, testIgnore: otherBrowsers, use: { reuseContext: true } },
    { name: "own context", testIgnore: [...sharing, otherBrowsers] },
  ],
  reporter: [
    [process.stdout.isTTY ? "list" : "dot"],
    ["json", { outputFile: "../test-results/browser.json" }],
  ],
  use: {
    // Workers read this file again, when there is a host.
    baseURL: process.env.PULLBACK_TEST_SITE,
    launchOptions: browser,
    // An installed site would answer in place of the host, and fetch all of itself in every test.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
  },
});
