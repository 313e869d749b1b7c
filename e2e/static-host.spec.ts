import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "playwright/test";
import { cases } from "../src/cases/all.ts";

// A course folder on a host that only hands out files: no rewriting, no fallback.
const FOLDER = "/courses/autodiff/";
const dist = fileURLToPath(new URL("../dist", import.meta.url));
const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

let server: Server;
let host: string;

test.beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    try {
      if (!path.startsWith(FOLDER)) throw new Error("outside the folder");
      const content = await readFile(join(dist, path.slice(FOLDER.length)));
      const type = types[extname(path)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type }).end(content);
    } catch {
      response.writeHead(404, { "Content-Type": "text/html" }).end(await readFile(join(dist, "404.html")));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => void server.close());

for (const { slug, title, summary } of [{ slug: "", title: "", summary: "" }, ...cases]) {
  test(`a plain file host in a folder serves ${slug || "the start page"}`, async ({ page }) => {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("requestfailed", (request) => problems.push(`${request.url()} failed`));
    page.on("response", (answer) => {
      if (answer.status() >= 400) problems.push(`${answer.url()} is ${answer.status()}`);
    });
    await page.goto(`${host}${FOLDER}${slug ? `cases/${slug}/` : ""}`, { waitUntil: "networkidle" });
    await expect(page).toHaveTitle(slug ? `${title} · Pullback` : /Pullback/);
    if (slug) await expect(page.locator("meta[name=description]")).toHaveAttribute("content", summary);
    await expect(page.locator("#root")).not.toBeEmpty();
    expect(problems).toEqual([]);
  });
}

test("an address of a case without its slash leads to the case", async ({ page }) => {
  await page.goto("cases/two-inputs?x1=4");
  await expect(page).toHaveURL(/\/cases\/two-inputs\/\?x1=4/);
  await expect(page.locator("#root")).not.toBeEmpty();
});

for (const [address, guess] of [
  ["cases/shared-intermediat/", "Shared intermediate"],
  ["cases/two-input/?x1=2", "Two inputs, one output"],
]) {
  test(`a mistyped ${address} on a plain file host asks what was meant`, async ({ page }) => {
    await page.goto(`${host}${FOLDER}${address}`);
    await page
      .getByRole("status")
      .getByRole("link", { name: guess ?? "" })
      .click();
    await expect(page.locator("[data-pullback][data-ready=true]")).toBeVisible();
  });
}

test("a plain file host opens a case whose name is in the wrong case", async ({ page }) => {
  await page.goto(`${host}${FOLDER}cases/Two-Inputs/?step=seed.v3`);
  await expect(page.locator("[data-pullback]")).toHaveAttribute("data-step", "seed.v3");
});

test("an address that is no page is not found", async ({ request }) => {
  expect((await request.get("cases/no-such-case/")).status()).toBe(404);
});
