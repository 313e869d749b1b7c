import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { defineConfig } from "playwright/test";
import { findBrowser } from "../scripts/find-browser.js";

const root = fileURLToPath(new URL("..", import.meta.url));

const browser = findBrowser();
if (!browser)
  throw new Error("No Chromium found: npm test installs one, or set PULLBACK_CHROMIUM to its file.");

// Workers read this file again: the first reading chooses, the environment hands the choice on.
process.env.PULLBACK_TEST_PORT ??= String(await freePort());
const port = process.env.PULLBACK_TEST_PORT;

/** Tests that leave nothing behind but a page: those of a worker share a context, which spares a second each. */
const sharing = [
  "accessibility",
  "bad-fields",
  "bad-links",
  "check",
  "code",
  "cost",
  "engine-detail",
  "entries",
  "good-links",
  "home",
  "inputs",
  "journeys",
  "keys",
  "layers",
  "linked",
  "panels",
  "same-picture",
  "screens",
].map((name) => `**/${name}.spec.ts`);

/** The browser tests drive the built site: run `npm run build` first. */
export default defineConfig({
  testDir: ".",
  outputDir: "../test-results/browser",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Where nothing works, each test would wait for its own time limit.
  maxFailures: 10,
  forbidOnly: true,
  projects: [
    { name: "shared context", testMatch: sharing, use: { reuseContext: true } },
    { name: "own context", testIgnore: sharing },
  ],
  reporter: [
    [process.stdout.isTTY ? "list" : "dot"],
    ["json", { outputFile: "../test-results/browser.json" }],
  ],
  use: {
    baseURL: `http://localhost:${port}/`,
    launchOptions: browser,
    // An installed site would answer in place of the host, and fetch all of itself in every test.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort`,
    cwd: root,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "localhost", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(address)));
    });
  });
}
