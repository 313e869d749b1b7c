import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Connect, type Plugin, runnerImport } from "vite";
import type { SitePage } from "../../src/player/page-address.ts";
import { OEMBED, oEmbed, titleOf } from "../../src/view/share/oembed.ts";
import { PICTURE } from "../../src/view/share/preview-size.ts";
import { pagesWords } from "../../src/words/en/pages.ts";
import { bundleScript } from "./bundle-script.ts";
import { pathOf as requestedPath } from "./file-host.js";
import { escapeHtml } from "./html.ts";
import { lostAddressScript } from "./lost-address.ts";
import { headLines, pathOf } from "./page-head.ts";
import { type Bundle, withPageLinks } from "./page-links.ts";
import { DESCRIPTION, put, WITHOUT_SCRIPT } from "./page-texts.ts";
import { pngOf } from "./png.ts";
import { SITE_POLICY, withPolicy } from "./policy.ts";
import type { casePreviews } from "./preview/case-previews.ts";
import type { Start } from "./preview/start-markup.tsx";
import { siteAddress } from "./site-address.ts";
import { type CaseWords, caseWithoutScript, homeWithoutScript } from "./without-script.ts";

/**
 * Gives every case its own page, `cases/<slug>/index.html`, so that its address works on any static host,
 * under any path, without server rules. The page is the built `index.html` with the case's title and
 * description, with its relative addresses pointing two folders up, and with links to its code. It also has
 * metadata for links and embeds, with a picture of the case's graph, and the case in text for readers without
 * JavaScript, and the markup of the case before its first step, which is painted until the player has its
 * picture. A similar `404.html` suggests a case for a mistyped case address, and leads any other address
 * to a page.
 *
 * The environment variable PULLBACK_SITE supplies the base of addresses that must be absolute.
 */
export function casePages(): Plugin {
  let root = "";
  let isBuild = false;
  let site: string | undefined;
  return {
    name: "pullback:case-pages",
    configResolved(config) {
      root = config.root;
      isBuild = config.command === "build";
      if (isBuild) site = siteAddress(process.env);
    },
    buildStart() {
      // An entry of its own, because Vite joins the scripts that a page names.
      if (isBuild) this.emitFile({ type: "chunk", id: join(root, START_WORKER), name: "start-worker" });
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
        const linked = (html: string, module: string) =>
          withPageLinks(html, bundle, join(root, "src/app", module));
        const others = linked(html, "OtherPage.tsx");
        const [home, player] = [linked(others, "HomePage.tsx"), linked(html, "CasePage.tsx")];
        const { module } = await runnerImport<{ casePreviews: typeof casePreviews }>(
          resolve(root, "scripts/build/preview/case-previews.ts"),
          { plugins: [withoutStyles] },
        );
        const previews = module.casePreviews();
        const emit = (fileName: string, source: string | Uint8Array) =>
          this.emitFile({ type: "asset", fileName, source });
        const firstPaint = this.getFileName(
          this.emitFile({
            type: "asset",
            name: "first-paint.js",
            source: await bundleScript(root, FIRST_PAINT, { output: { format: "iife" } }),
          }),
        );
        const startWorker = chunkOf(bundle, join(root, START_WORKER));
        const started = withFirstScripts(player, firstPaint, startWorker);
        const guarded = (html: string) => withPolicy(html, SITE_POLICY);

        index.source = guarded(homePage(home, previews.home.alt, previews.cases, site));
        emit(PICTURE, await pngOf(previews.home.picture));
        for (const page of previews.cases) {
          const path = pathOf(page);
          emit(`${path}index.html`, guarded(casePage(started, page, site)));
          emit(`${path}${PICTURE}`, await pngOf(page.picture));
          if (site !== undefined) emit(`${path}${OEMBED}`, oEmbed(page, site));
        }
        const programs = linked(others, "ProgramPage.tsx");
        emit("program/index.html", guarded(sitePage(programs, "program")));
        emit("practice/index.html", guarded(sitePage(linked(others, "PracticePage.tsx"), "practice", site)));
        emit("404.html", guarded(put(led(home), BEGINNING_OF_HEAD, `\n    ${lostAddressScript()}`)));
      },
    },
  };
}

/** Becomes a classic script, which runs before the page is painted, unlike a module. */
const FIRST_PAINT = "src/app/first-paint.ts";
const START_WORKER = "src/app/start-worker.ts";

/** Replaces style sheets by nothing: markup needs only the names of classes. */
const withoutStyles: Plugin = {
  name: "pullback:without-styles",
  enforce: "pre",
  resolveId: { filter: { id: /\.css$/ }, handler: () => "\0without-styles" },
  load: { filter: { id: /^\0without-styles$/ }, handler: () => "" },
};

/** A chunk, with the files that it imports statically. */
interface FirstChunk {
  readonly fileName: string;
  readonly imports: readonly string[];
}

/** Returns the chunk of a module. @throws Error if the build has no such chunk */
function chunkOf(bundle: Bundle, module: string): FirstChunk {
  for (const file of Object.values(bundle))
    if (file.type === "chunk" && file.moduleIds.includes(module)) return file;
  throw new Error(`case pages: the build has no chunk of ${module}`);
}

/**
 * Returns a page whose head begins with what the first paint needs: a script that places the picture, and the style
 * sheets. A script between them starts the worker, and does not delay the paint.
 */
function withFirstScripts(html: string, firstPaint: string, startWorker: FirstChunk): string {
  const scripts = [
    `<script src="./${firstPaint}"></script>`,
    `<script type="module" async crossorigin src="./${startWorker.fileName}"></script>`,
    ...startWorker.imports.map((file) => `<link rel="modulepreload" crossorigin href="./${file}">`),
  ];
  const sheets = [...html.matchAll(SHEET)].map(([sheet]) => sheet.trim());
  const first = [...scripts, ...sheets].map((tag) => `\n    ${tag}`).join("");
  return put(html.replace(SHEET, ""), END_OF_CHARSET, first);
}

/**
 * Returns the start page with its metadata and its content for readers without JavaScript.
 *
 * @param html the built index page
 * @param alt a description of the page's picture
 * @throws Error if the page lacks a place for any of the content
 */
export function homePage(
  html: string,
  alt: string,
  cases: readonly CaseWords[],
  site: string | undefined,
): string {
  const [title = ""] = TITLE.exec(html) ?? [];
  const { description } = pagesWords;
  const head = headLines({ path: "", title, description, alt }, site);
  return filled(html, head, homeWithoutScript(cases));
}

/**
 * Returns the page of a case.
 *
 * @param html the built index page, whose own addresses all start with `./`
 * @throws Error if an address in the page would break by the move, or the page lacks a place for any of its
 * content
 */
export function casePage(
  html: string,
  page: CaseWords & { readonly start: Start },
  site: string | undefined,
): string {
  const { slug, summary: description, alt, start } = page;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) throw new Error(`case pages: "${slug}" is not a slug`);
  const title = titleOf(page);
  const named = put(put(led(html), TITLE, escapeHtml(title)), DESCRIPTION, escapeHtml(description));
  const head = headLines({ path: pathOf(page), title, description, alt }, site);
  const run = `<meta name="pullback-run" content="${escapeHtml(start.run)}">`;
  const running = put(named, BEGINNING_OF_HEAD, `\n    ${run}`);
  return put(filled(running, head, caseWithoutScript(page)), ROOT, start.markup);
}

/**
 * Returns the page for learners' programs, or the page for practice.
 *
 * @param html the built index page, whose own addresses all start with `./`
 * @param site the site's address, if the page has a canonical address: one with which it is always the same
 */
export function sitePage(html: string, page: SitePage, site?: string): string {
  const { title, description } = pagesWords[page];
  const named = put(put(led(html, "../"), TITLE, escapeHtml(title)), DESCRIPTION, escapeHtml(description));
  const canonical = site && [`<link rel="canonical" href="${escapeHtml(`${site}${page}/`)}">`];
  return filled(named, canonical || [], `<p>${escapeHtml(pagesWords.withoutScript.reason)}</p>`);
}

const TITLE = /(?<=<title>).*?(?=<\/title>)/s;
const ROOT = /(?<=<div id="root">)(?=<\/div>)/;
const SHEET = /^ *<link rel="stylesheet".*>\n/gm;
const END_OF_CHARSET = /(?<=<meta charset="utf-8">)/;
const BEGINNING_OF_HEAD = /(?<=<head>)/;
const END_OF_HEAD = /^ *(?=<\/head>)/m;

function filled(html: string, head: readonly string[], withoutScript: string): string {
  const lines = head.map((line) => `    ${line}\n`).join("");
  return put(put(html, END_OF_HEAD, `${lines}  `), WITHOUT_SCRIPT, `\n      ${withoutScript}\n    `);
}

/**
 * Returns the page with its own addresses pointing up, by two folders for any page under `cases/`, found or not.
 */
function led(html: string, up = "../../"): string {
  return html.replace(/\b(src|href)="([^"]*)"/g, (attribute, name: string, address: string) => {
    if (address.startsWith("./")) return `${name}="${up}${address.slice(2)}"`;
    if (/^([a-z]+:|#)/.test(address)) return attribute;
    throw new Error(`case pages: ${attribute} in index.html is not relative to it; let it start with "./"`);
  });
}

// Static hosts redirect a folder's address without a slash to the address with a slash. Relative addresses
// need that.
const addTrailingSlash: Connect.NextHandleFunction = (request, response, next) => {
  const [path, query] = (request.url ?? "").split(/\?(.*)/s);
  if (!path || !/^\/(cases\/[^/.]+|program|practice)$/.test(path)) return next();
  response.writeHead(301, { Location: `${path}/${query === undefined ? "" : `?${query}`}` }).end();
};

// Static hosts send 404.html for missing pages. Here the preview has mapped folders to their index, but sent
// nothing.
const notFound =
  (folder: string): Connect.NextHandleFunction =>
  async (request, response, next) => {
    const path = requestedPath(request.url);
    if (path?.endsWith(".html") && existsSync(join(folder, path))) return next();
    response.writeHead(404, { "Content-Type": "text/html" }).end(await readFile(join(folder, "404.html")));
  };
