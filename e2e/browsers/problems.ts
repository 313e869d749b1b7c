import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { hostFiles } from "../../scripts/build/file-host.js";

/** The record of a page and its frames of the same origin. */
interface Recorder {
  readonly problems: string[];
  readonly pages: Document[];
  /** The fonts that have been reported. */
  readonly reported: Set<FontFace>;
}

declare global {
  interface Window {
    recorder?: Recorder;
  }
}

/**
 * Runs in a page before any other script. Records errors and warnings of the console, uncaught errors,
 * unhandled rejections, failed files and policy violations. WebKitGTK's driver has no such log and cannot run
 * a script before those of a page, so in every browser this script is part of the page.
 *
 * The script prevents the installation of the site: an installed site would answer in place of the host,
 * without this script.
 */
function recordProblems(): void {
  let shared: Window & typeof globalThis = window;
  try {
    if (window.top?.document) shared = window.top as typeof shared;
  } catch {
    // A frame of another origin has its own record.
  }
  shared.recorder ??= { problems: [], pages: [], reported: new Set() };
  const { problems, pages } = shared.recorder;
  pages.push(document);
  for (const level of ["error", "warn"] as const) {
    const log = console[level];
    console[level] = (...args) => {
      problems.push(`console.${level}: ${args.map(String).join(" ")}`);
      log.apply(console, args);
    };
  }
  // The error event of a failed file does not bubble, so listens in the capture phase.
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
 * Called in a page. Returns the problems since the last call, including fonts that failed to load, which some
 * browsers do not report.
 *
 * @returns undefined if the page has no record
 */
export function takeProblems(): readonly string[] | undefined {
  if (!window.recorder) return undefined;
  const { problems, pages, reported } = window.recorder;
  // Closing a frame cancels the fonts that the frame was loading.
  const failed = pages
    .filter((page) => page.defaultView !== null)
    .flatMap((page) => [...page.fonts].filter((face) => face.status === "error" && !reported.has(face)));
  for (const face of failed) {
    reported.add(face);
    problems.push(`font not loaded: ${face.family}`);
  }
  return problems.splice(0);
}

/** Returns the HTML of a page that records its problems. */
export function recording(html: string): string {
  return html.replace("<head>", `<head><script>(${recordProblems})()</script>`);
}

/** Hosts a folder's files on this machine. Its pages record their problems. */
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
