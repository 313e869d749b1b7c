import { createServer } from "node:http";
import type { FrameLocator, Locator, Page } from "playwright/test";

/** A player in a frame of another page. */
export interface Embedded {
  readonly frame: FrameLocator;
  /** The root of the player. */
  readonly player: Locator;
}

/**
 * Opens a page of another origin than the site's with some HTML in its body. The host stops when the page
 * closes.
 */
export async function openHost(page: Page, body: string): Promise<void> {
  const html = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><body>${body}`;
  const server = createServer((_, response) => response.setHeader("Content-Type", "text/html").end(html));
  // The site is at localhost, so this is another origin, and also another site.
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  page.once("close", () => server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the host has no port");
  await page.goto(`http://127.0.0.1:${address.port}/`);
}

/** Returns the player in the frame with this title. */
export function embedded(page: Page, title: string): Embedded {
  const frame = page.frameLocator(`iframe[title="${title}"]`);
  return { frame, player: frame.locator("[data-pullback]") };
}
