// Serves a folder like a static host: files only, with text compressed.
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
 * Starts a host on a free port of this machine. It responds with 400 to a request without a path, with 403 to
 * a folder whose index it does not serve, and with 404 where there is no file.
 *
 * @param folder the files; its 404.html, if any, is sent for missing files
 * @param base the path of the files, starting and ending with a slash
 * @param headers additional headers of every response
 * @param hasIndex whether a folder's address serves its index.html
 * @returns the address of the base path, and a function that stops the host
 */
export async function hostFiles(folder, base = "/", headers = {}, hasIndex = true) {
  // Never closes an idle connection: a request that the client sends at that moment would fail.
  const options = { keepAliveTimeout: 0 };
  const server = createServer(options, async ({ url, headers: asked }, response) => {
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
        // Browsers keep connections open for later requests.
        server.closeAllConnections();
      }),
  };
}

/**
 * Returns the path of a request, as written but without `.` and `..`.
 *
 * @param url the target in the request's first line
 * @returns undefined if the target is not a path, such as `*`
 */
export function pathOf(url) {
  // The prefix is a host, because `//name/` alone would be parsed as an address on the host `name`.
  return url?.startsWith("/") ? new URL(`http://host${url}`).pathname : undefined;
}

/** Returns a port of this machine on which nothing listens. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const zips = new Map();

/** Caches compressed files. */
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
