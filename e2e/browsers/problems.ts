import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { hostFiles } from "../../scripts/build/file-host.js";

/** What a page and its frames of the same origin keep. */
interface Recorder {
  readonly problems: string[];
  readonly pages: Document[];
  /** The fonts that are among the problems. */
  readonly told: Set<FontFace>;
}

declare global {
  interface Window {
    recorder?: Recorder;
  }
}

/**
 * Runs in a page before any other script: keeps errors and warnings of the console, uncaught errors, unhandled
 * rejections, files that do not load and violations of the policy. WebKitGTK's driver has no such log and no way to
 * run a script before those of a page, so this script stands in the page itself, in every browser.
 *
 * The page cannot be installed: an installed site would answer in place of the host, without this script.
 */
function recordProblems(): void {
  let shared: Window & typeof globalThis = window;
  try {
    if (window.top?.document) shared = window.top as typeof shared;
  } catch {
    // A frame of another origin keeps its own.
  }
  shared.recorder ??= { problems: [], pages: [], told: new Set() };
  const { problems, pages } = shared.recorder;
  pages.push(document);
  for (const level of ["error", "warn"] as const) {
    const log = console[level];
    console[level] = (...args) => {
      problems.push(`console.${level}: ${args.map(String).join(" ")}`);
      log.apply(console, args);
    };
  }
  // The error of a file that does not load does not bubble, so listen while it is captured.
  const onError = ({ target, message }: ErrorEvent) =>
    problems.push(
      target instanceof Element
        ? `not loaded: ${target.getAttribute("src") ?? target.getAttribute("href")}`
        : `uncaught: ${message}`,
    );
  addEventListener("error", onError, true);
  addEventListener("unhandledrejection", ({ reason }) => problems.push(`unhandled rejection: ${reason}`));
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    problems.push(`${effectiveDirective} forbids ${blockedURI}`),
  );
  Reflect.deleteProperty(Navigator.prototype, "serviceWorker");
}

/**
 * Called in a page: what went wrong since the last call, including fonts that could not be used, which some browsers do
 * not report.
 *
 * @returns undefined where nothing is recorded
 */
export function takeProblems(): readonly string[] | undefined {
  if (!window.recorder) return undefined;
  const { problems, pages, told } = window.recorder;
  // Closing a frame cancels the fonts that the frame was loading.
  const failed = pages
    .filter((page) => page.defaultView !== null)
    .flatMap((page) => [...page.fonts].filter((face) => face.status === "error" && !told.has(face)));
  for (const face of failed) {
    told.add(face);
    problems.push(`font not loaded: ${face.family}`);
  }
  return problems.splice(0);
}

/** A page that keeps its problems. */
export function recording(html: string): string {
  return html.replace("<head>", `<head><script>(${recordProblems})()</script>`);
}

/** Hosts a folder's files on this machine, whose pages keep their problems. */
export async function hostRecording(folder: string): Promise<Awaited<ReturnType<typeof hostFiles>>> {
  const files = await hostFiles(folder);
  const server = createServer(async ({ url = "/" }, response) => {
    const answer = await fetch(new URL(url, files.address));
    const type = answer.headers.get("content-type") ?? "";
    response.writeHead(answer.status, { "Content-Type": type });
    if (type.startsWith("text/html")) response.end(recording(await answer.text()));
    else response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: async () => {
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), files.stop()]);
    },
  };
}
