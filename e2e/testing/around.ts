import { fileURLToPath } from "node:url";
import type { FrameLocator, Page } from "playwright/test";
import { hostFiles } from "../../scripts/build/file-host.js";
import type { Remote } from "../../src/messages/remote.ts";

/** The globals of a page around an embed. */
declare global {
  interface Window {
    remote: Remote;
    heard: { readonly origin: string; readonly data: unknown }[];
    keys: string[];
  }
}

/**
 * Starts two hosts of different origins: one for the built site, one for the project's folder with the
 * library.
 */
export async function twoHosts() {
  const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
  // A sandboxed page can load scripts only from hosts that allow all origins.
  const open = { "Access-Control-Allow-Origin": "*" };
  const [site, around] = await Promise.all([hostFiles(folder("dist"), "/", open), hostFiles(folder(""))]);
  return {
    site: site.address,
    around: around.address,
    stop: () => Promise.all([site.stop(), around.stop()]),
  };
}

/**
 * Opens a page with a frame, and records the messages and keys that the page gets. If connected,
 * `window.remote` is the frame's remote control.
 *
 * @param attributes the attributes of the iframe, such as its `src`
 */
export async function openAround(
  page: Page,
  around: string,
  attributes: Readonly<Record<string, string>>,
  connected = true,
): Promise<FrameLocator> {
  const query = new URLSearchParams({ width: "900", height: "520", ...attributes });
  if (connected) query.set("connected", "1");
  await page.goto(`${around}e2e/testing/around.html?${query}`);
  if (connected) await page.evaluate(() => window.remote.ready);
  return page.frameLocator("iframe").first();
}
