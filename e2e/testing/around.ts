import { fileURLToPath } from "node:url";
import type { FrameLocator, Page } from "playwright/test";
import { hostFiles } from "../../scripts/build/file-host.js";
import type { Remote } from "../../src/messages/remote.ts";

/** What a page around an embed has, for its tests. */
declare global {
  interface Window {
    remote: Remote;
    heard: { readonly origin: string; readonly data: unknown }[];
    keys: string[];
  }
}

/** Two hosts of different origins: one of the built site, one of the project's folder with the library. */
export async function twoHosts() {
  const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
  // Scripts of a page that is shut into a sandbox are only loaded from hosts that allow everybody.
  const open = { "Access-Control-Allow-Origin": "*" };
  const [site, around] = await Promise.all([hostFiles(folder("dist"), "/", open), hostFiles(folder(""))]);
  return {
    site: site.address,
    around: around.address,
    stop: () => Promise.all([site.stop(), around.stop()]),
  };
}

/**
 * Opens a page that frames another and keeps what it is told and the keys it gets. If it is connected,
 * `window.remote` is its remote control.
 *
 * @param attributes those of the iframe, such as its `src`
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
