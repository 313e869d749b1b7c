import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Locator, Page } from "playwright/test";

/** An event of an element. */
export interface Heard {
  readonly type: string;
  /** The id of the element. */
  readonly of: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A page that is not of the site. */
export interface ElementPage {
  /** The HTML of the body. */
  readonly body: string;
  readonly style?: string;
  /** The content security policy. */
  readonly policy?: string;
}

/**
 * Opens a page of another origin that loads the custom element from the site, and records events of its
 * elements.
 */
export async function openElementPage(
  page: Page,
  site: string | undefined,
  { body, style = "", policy }: ElementPage,
): Promise<void> {
  await page.addInitScript(() => {
    const heard: Heard[] = [];
    Object.assign(globalThis, { heard });
    for (const type of ["pb-ready", "pb-step", "pb-state", "pb-edge", "pb-resize", "pb-error"]) {
      document.addEventListener(type, (event) => {
        const { target, detail, composed } = event as CustomEvent<Heard["detail"]>;
        if (composed && target instanceof Element) heard.push({ type, of: target.id, detail });
      });
    }
  });
  const html = `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">
    <link rel="stylesheet" href="page.css"><script type="module" src="${site ?? ""}lib/define.js"></script></head>
    <body>${body}</body></html>`;
  const server = createServer(({ url }, response) => {
    const isStyle = url?.endsWith(".css") ?? false;
    response.writeHead(200, {
      "Content-Type": isStyle ? "text/css" : "text/html",
      ...(policy !== undefined && { "Content-Security-Policy": policy }),
    });
    response.end(isStyle ? style : html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  page.once("close", () => server.close());
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

/** Returns the events of one type so far. */
export function heard(page: Page, type: string): Promise<Heard[]> {
  return page.evaluate(
    (wanted) => (globalThis as unknown as { heard: Heard[] }).heard.filter((event) => event.type === wanted),
    type,
  );
}

/** Returns the player inside an element. */
export function playerIn(element: Locator): Locator {
  return element.locator("[data-pullback]");
}
