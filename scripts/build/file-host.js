// Serves a folder as hosts of static sites do: files and nothing else, what is text compressed.
import { readFile } from "node:fs/promises";
import { createServer, STATUS_CODES } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".woff2": "font/woff2",
};
const compressed = [".html", ".js", ".css", ".svg", ".txt", ".webmanifest"];

/**
 * Starts a host on a free port of this machine. It answers 400 to a request without a path, 403 for a folder whose
 * index it does not serve, and 404 where there is no file.
 *
 * @param folder the files; its 404.html, if it has one, is sent where there is none
 * @param base the path under which they are, from slash to slash
 * @param headers more headers to send with each
 * @param hasIndex whether a folder's address is answered with its index.html
 * @returns the address of that path, and a way to stop
 */
export async function hostFiles(folder, base = "/", headers = {}, hasIndex = true) {
  const server = createServer(async ({ url, headers: asked }, response) => {
    const path = pathOf(url);
    const isFolder = path?.endsWith("/");
    const file = isFolder && hasIndex ? `${path}index.html` : path;
    const found = file?.startsWith(base) && (await content(join(folder, file.slice(base.length))));
    const status = found ? 200 : path === undefined ? 400 : isFolder && !hasIndex ? 403 : 404;
    const lost = status === 404 && (await content(join(folder, "404.html")));
    const body = found || lost || Buffer.from(STATUS_CODES[status]);
    const type = found ? extname(file) : lost ? ".html" : ".txt";
    const zip = compressed.includes(type) && /\bgzip\b/.test(asked["accept-encoding"] ?? "");
    response.writeHead(status, {
      "Content-Type": types[type] ?? "application/octet-stream",
      "Cache-Control": "max-age=600",
      ...headers,
      ...(zip && { "Content-Encoding": "gzip" }),
    });
    response.end(zip ? zipped(file, body) : body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}${base}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        // A browser keeps connections for what it may ask for later.
        server.closeAllConnections();
      }),
  };
}

/**
 * The path that a request asks for, as it is written but without `.` and `..`.
 *
 * @param url the target in the request's first line
 * @returns undefined if the target is not a path, such as `*`
 */
export function pathOf(url) {
  // With a host before it, since `//name/` alone would be read as an address on the host `name`.
  return url?.startsWith("/") ? new URL(`http://host${url}`).pathname : undefined;
}

/** A port of this machine on which nothing listens. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const zips = new Map();

/** What is sent again is not compressed again. */
function zipped(path, body) {
  const last = zips.get(path);
  if (last?.body.equals(body)) return last.zip;
  const zip = gzipSync(body);
  zips.set(path, { body, zip });
  return zip;
}

async function content(file) {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}
