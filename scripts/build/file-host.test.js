import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hostFiles } from "./file-host.js";

let outer;
let host;

beforeAll(async () => {
  outer = mkdtempSync(join(tmpdir(), "pullback-"));
  const folder = join(outer, "site");
  mkdirSync(join(folder, "deep"), { recursive: true });
  writeFileSync(join(outer, "private.txt"), "private");
  writeFileSync(join(folder, "index.html"), "start");
  writeFileSync(join(folder, "deep/index.html"), "deep");
  writeFileSync(join(folder, "404.html"), "lost");
  host = await hostFiles(folder);
});

afterAll(async () => {
  await host.stop();
  rmSync(outer, { recursive: true });
});

/** Sends a request line unchanged, unlike real clients, and resolves to the status and the body. */
function ask(target, address = host.address) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    const socket = connect(Number(new URL(address).port), "127.0.0.1");
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("end", () => {
      const [head = "", body = ""] = Buffer.concat(chunks).toString("latin1").split("\r\n\r\n");
      resolve({ status: Number(head.split(" ")[1]), body });
    });
    socket.write(Buffer.from(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, "latin1"));
  });
}

it.each([
  ["/", 200, /start/],
  ["/?a=%#b", 200, /start/],
  ["/deep/", 200, /deep/],
  ["/deep", 404, /lost/],
  ["/deep/../index.html", 200, /start/],
  ["//", 200, /start/],
  ["//[", 404, /lost/],
  ["//example.org/x", 404, /lost/],
  ["//a:b/", 404, /lost/],
  ["/%", 404, /lost/],
  ["/%00", 404, /lost/],
  ["/../private.txt", 404, /lost/],
  ["/..%2fprivate.txt", 404, /lost/],
  ["/%2e%2e/private.txt", 404, /lost/],
  ["*", 400, /Bad Request/],
  ["http://[/", 400, /^/],
])("a request for %s gets %i", async (target, status, words) => {
  const answer = await ask(target);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatch(words);
});

it("every request gets a response, for any target, and never with a file from outside the folder", async () => {
  const part = fc.oneof(
    fc.constantFrom(
      "/",
      "//",
      "..",
      ".",
      "\\",
      "%",
      "%2e",
      "%2f",
      "%00",
      "[",
      ":",
      "@",
      "?",
      "#",
      "private.txt",
    ),
    fc.string({ unit: fc.integer({ min: 0x21, max: 0xff }).map((code) => String.fromCharCode(code)) }),
  );
  const target = fc.array(part, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        target,
        target.map((text) => `/${text}`),
      ),
      async (text) => {
        const { status, body } = await ask(text);
        expect([200, 400, 404]).toContain(status);
        expect(body).not.toContain("private");
      },
    ),
  );
  expect((await ask("/")).status).toBe(200);
});

it("a host without indexes refuses folders and serves their files", async () => {
  const bare = await hostFiles(join(outer, "site"), "/", {}, false);
  expect(await ask("/deep/", bare.address)).toMatchObject({ status: 403 });
  expect(await ask("/deep/index.html", bare.address)).toMatchObject({ status: 200 });
  expect(await ask("/deep/none.html", bare.address)).toMatchObject({ status: 404 });
  await bare.stop();
});
