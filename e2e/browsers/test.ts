import { fileURLToPath } from "node:url";
import { test as base, expect } from "playwright/test";
import { findFirefox, findWebKit } from "../../scripts/run/find-browser.js";
import { Both } from "./both.ts";
import { startFirefox } from "./firefox.ts";
import { hostRecording } from "./problems.ts";
import { type Browser, tabOf } from "./tab.ts";
import { startWebKit } from "./webkit.ts";

export { expect };

/** The project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The options of a project in the configuration. */
export interface Choice {
  readonly engine: "firefox" | "webkit";
}

const START = {
  firefox: () => startFirefox(found(findFirefox(), "Firefox")),
  webkit: () => startWebKit(found(findWebKit(), "WebKitGTK")),
};

function found<T>(browser: T | undefined, name: string): T {
  if (browser === undefined) throw new Error(`No ${name} found: npm run test:browsers installs it.`);
  return browser;
}

interface ForWorker extends Choice {
  readonly tested: Browser;
  /** The address of the project's files, ending with a slash. */
  readonly host: string;
}

/** A test in Chromium and the browser under test. Fails on any problem of a page in either browser. */
export const test = base.extend<{ readonly both: Both }, ForWorker>({
  engine: ["firefox", { option: true, scope: "worker" }],
  tested: [
    async ({ engine }, use) => {
      const browser = await START[engine]();
      await use(browser);
      await browser.stop();
    },
    { scope: "worker", timeout: 5 * 60_000 },
  ],
  host: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const { address, stop } = await hostRecording(root);
      await use(address);
      await stop();
    },
    { scope: "worker" },
  ],
  both: async ({ page, tested }, use, { annotations }) => {
    const { tab, browser, close } = await tested.openTab();
    annotations.push({ type: "browser", description: browser });
    const both = new Both(tabOf(page), tab);
    await use(both);
    expect(await both.takeProblems(), "problems in Chromium and in the browser under test").toEqual([[], []]);
    await close();
  },
});
