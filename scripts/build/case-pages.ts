import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Connect, type Plugin, runnerImport } from "vite";
import { OEMBED, oEmbed, titleOf } from "../../src/view/share/oembed.ts";
import { PICTURE } from "../../src/view/share/preview-size.ts";
import { pathOf as requestedPath } from "./file-host.js";
import { escapeHtml } from "./html.ts";
import { lostAddressScript } from "./lost-address.ts";
import { headLines, pathOf } from "./page-head.ts";
import { withPageLinks } from "./page-links.ts";
import { pngOf } from "./png.ts";
import { SITE_POLICY, withPolicy } from "./policy.ts";
import type { casePreviews } from "./preview/case-previews.ts";
import { siteAddress } from "./site-address.ts";
import { type CaseWords, caseWithoutScript, homeWithoutScript } from "./without-script.ts";

/**
 * Gives every case a page of its own, `cases/<slug>/index.html`, so that its address works on any
 * static host, under any path, without server rules. The page is the built `index.html` with the
 * case's title and description, with its relative addresses led two folders up, with links to the
 * code that it will show, and with what others read: how to show a link to it, with a picture of the case's
 * graph, how to embed it, and the case in words for those without JavaScript. A `404.html` of
 * the same kind lets a mistyped case address ask what was meant, and any other lead to a page.
 *
 * The environment variable PULLBACK_SITE makes whole addresses of those that have to be.
 */
export function casePages(): Plugin {
  let root = "";
  let site: string | undefined;
  return {
    name: "pullback:case-pages",
    configResolved(config) {
      root = config.root;
      if (config.command === "build") site = siteAddress(process.env);
    },
    configureServer: (server) => void server.middlewares.use(addTrailingSlash),
    configurePreviewServer(server) {
      server.middlewares.use(addTrailingSlash);
      return () => server.middlewares.use(notFound(resolve(server.config.root, server.config.build.outDir)));
    },
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const index = bundle["index.html"];
        if (index?.type !== "asset") throw new Error("case pages: the build has no index.html to start from");
        const html = String(index.source);
        const showing = (module: string) => withPageLinks(html, bundle, join(root, "src/app", module));
        const [home, player] = [showing("HomePage.tsx"), showing("CasePage.tsx")];
        const { module } = await runnerImport<{ casePreviews: typeof casePreviews }>(
          resolve(root, "scripts/build/preview/case-previews.ts"),
        );
        const previews = module.casePreviews();
        const emit = (fileName: string, source: string | Uint8Array) =>
          this.emitFile({ type: "asset", fileName, source });
        const guarded = (html: string) => withPolicy(html, SITE_POLICY);

        index.source = guarded(homePage(home, previews.home.alt, previews.cases, site));
        emit(PICTURE, await pngOf(previews.home.picture));
        for (const page of previews.cases) {
          const path = pathOf(page);
          emit(`${path}index.html`, guarded(casePage(player, page, site)));
          emit(`${path}${PICTURE}`, await pngOf(page.picture));
          if (site !== undefined) emit(`${path}${OEMBED}`, oEmbed(page, site));
        }
        emit("404.html", guarded(put(led(home), BEGINNING_OF_HEAD, `\n    ${lostAddressScript()}`)));
      },
    },
  };
}

/**
 * The start page, with what is there for others to read.
 *
 * @param html the built index page
 * @param alt what its picture shows
 * @throws Error if the page lacks a place for any of it
 */
export function homePage(
  html: string,
  alt: string,
  cases: readonly CaseWords[],
  site: string | undefined,
): string {
  const [title = ""] = TITLE.exec(html) ?? [];
  const [description = ""] = DESCRIPTION.exec(html) ?? [];
  const head = headLines({ path: "", title, description, alt }, site);
  return filled(html, head, homeWithoutScript(description, cases));
}

/**
 * The page of one case.
 *
 * @param html the built index page, whose own addresses all start with `./`
 * @throws Error if an address in it would not survive the move, or it lacks a place for any of its content
 */
export function casePage(html: string, page: CaseWords, site: string | undefined): string {
  const { slug, summary: description, alt } = page;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) throw new Error(`case pages: "${slug}" is not a slug`);
  const title = titleOf(page);
  const named = put(put(led(html), TITLE, escapeHtml(title)), DESCRIPTION, escapeHtml(description));
  const head = headLines({ path: pathOf(page), title, description, alt }, site);
  return filled(named, head, caseWithoutScript(page));
}

const TITLE = /(?<=<title>).*?(?=<\/title>)/s;
const DESCRIPTION = /(?<=<meta name="description" content=").*?(?=")/s;
const BEGINNING_OF_HEAD = /(?<=<head>)/;
const END_OF_HEAD = /^ *(?=<\/head>)/m;
const WITHOUT_SCRIPT = /(?<=<noscript>).*?(?=<\/noscript>)/s;

function filled(html: string, head: readonly string[], withoutScript: string): string {
  const lines = head.map((line) => `    ${line}\n`).join("");
  return put(put(html, END_OF_HEAD, `${lines}  `), WITHOUT_SCRIPT, `\n      ${withoutScript}\n    `);
}

function put(page: string, place: RegExp, text: string): string {
  if (!place.test(page)) throw new Error(`case pages: index.html has nothing that matches ${place}`);
  return page.replace(place, () => text);
}

/** The page with its own addresses led two folders up: right for any page under `cases/`, found or not. */
function led(html: string): string {
  return html.replace(/\b(src|href)="([^"]*)"/g, (attribute, name: string, address: string) => {
    if (address.startsWith("./")) return `${name}="../../${address.slice(2)}"`;
    if (/^([a-z]+:|#)/.test(address)) return attribute;
    throw new Error(`case pages: ${attribute} in index.html is not relative to it; let it start with "./"`);
  });
}

// Static hosts send a folder's address without its slash on to the one with it; relative addresses need that.
const addTrailingSlash: Connect.NextHandleFunction = (request, response, next) => {
  const [path, query] = (request.url ?? "").split(/\?(.*)/s);
  if (!path || !/^\/cases\/[^/.]+$/.test(path)) return next();
  response.writeHead(301, { Location: `${path}/${query === undefined ? "" : `?${query}`}` }).end();
};

// What static hosts do with a 404.html. The preview has led folders to their index by now, but not sent it.
const notFound =
  (folder: string): Connect.NextHandleFunction =>
  async (request, response, next) => {
    const path = requestedPath(request.url);
    if (path?.endsWith(".html") && existsSync(join(folder, path))) return next();
    response.writeHead(404, { "Content-Type": "text/html" }).end(await readFile(join(folder, "404.html")));
  };
