import puppeteer from "puppeteer-core";
import { type Browser, tabOf } from "./tab.ts";

/** The time limit for hanging commands, in milliseconds. */
const LIMIT = 5 * 60_000;

/**
 * Starts the released Firefox, which supports WebDriver BiDi itself. Pages prefer reduced motion.
 *
 * @param executablePath the executable of Firefox
 * @throws Error if Firefox does not start
 */
export async function startFirefox(executablePath: string): Promise<Browser> {
  const firefox = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    timeout: LIMIT,
    protocolTimeout: LIMIT,
    extraPrefsFirefox: { "ui.prefersReducedMotion": 1 },
    defaultViewport: { width: 1440, height: 900 },
  });
  return {
    async openTab() {
      const context = await firefox.createBrowserContext();
      const page = await context.newPage();
      page.setDefaultTimeout(LIMIT);
      return {
        tab: tabOf(page),
        browser: (await firefox.version()).replace("firefox/", "Firefox "),
        close: () => context.close(),
      };
    },
    stop: () => firefox.close(),
  };
}
