import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { offlineFiles } from "./offline-files.ts";

const site = {
  "index.html": "the start",
  "cases/two-inputs/index.html": "a case",
  "404.html": "nothing",
  "single.html": "everything",
  "cases/two-inputs/picture.png": new Uint8Array([1]),
  "assets/main-Ab12.js": "code",
  "assets/font-Ab12.woff2": new Uint8Array([1, 2]),
  "assets/font-Ab12.ttf": new Uint8Array([1, 2, 3]),
  "icons/192.png": new Uint8Array([4]),
};

test("the pages, their code, their fonts and the icons are kept, sorted by name", () => {
  expect(offlineFiles(site).map(({ url }) => url)).toEqual([
    "404.html",
    "assets/font-Ab12.woff2",
    "assets/main-Ab12.js",
    "cases/two-inputs/index.html",
    "icons/192.png",
    "index.html",
  ]);
});

test("a page's revision changes exactly when its content does; code has its revision in its name", () => {
  const revisionOf = (files: Readonly<Record<string, string>>, url: string) =>
    offlineFiles(files).find((file) => file.url === url)?.revision;
  const before = { "index.html": "one", "icon.svg": "x" };
  const first = revisionOf(before, "index.html");
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  expect(revisionOf({ ...before, "icon.svg": "y" }, "index.html")).toBe(first);
  expect(revisionOf({ ...before, "index.html": "two" }, "index.html")).not.toBe(first);
  expect(revisionOf({ "assets/main-Ab12.js": "code" }, "assets/main-Ab12.js")).toBeNull();
});

test("each file has the hash of its bytes, which a browser compares with the response", () => {
  for (const { url, integrity } of offlineFiles(site)) {
    const bytes = Buffer.from(site[url as keyof typeof site]);
    expect(integrity).toBe(`sha256-${createHash("sha256").update(bytes).digest("base64")}`);
  }
  expect(offlineFiles({ "index.html": "é" })[0]?.integrity).toBe(
    offlineFiles({ "index.html": new TextEncoder().encode("é") })[0]?.integrity,
  );
});
