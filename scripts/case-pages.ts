import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Connect, type Plugin, runnerImport } from "vite";
import { withPageLinks } from "./page-links.ts";

interface CasePage {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
}

/**
 * Gives every case a page of its own, `cases/<slug>/index.html`, so that its address works on any
 * static host, under any path, without server rules. The page is the built `index.html` with the
 * case's title and description, with its relative addresses led two folders up, and with links to the
 * code that it will show. A `404.html` of
 * the same kind lets a mistyped case address ask what was meant.
 */
export function casePages(): Plugin {
  let root = "";
  return {
    name: "pullback:case-pages",
    configResolved(config) {
      root = config.root;
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
        index.source = home;
        const { module } = await runnerImport<{ cases: readonly CasePage[] }>(
          resolve(root, "src/cases/all.ts"),
        );
        for (const page of module.cases) {
          this.emitFile({
            type: "asset",
            fileName: `cases/${page.slug}/index.html`,
            source: casePage(player, page),
          });
        }
        this.emitFile({ type: "asset", fileName: "404.html", source: led(home) });
      },
    },
  };
}

/**
 * The page of one case.
 *
 * @param html the built index page, whose own addresses all start with `./`
 * @throws Error if an address in it would not survive the move, or its title or description is not found
 */
export function casePage(html: string, { slug, title, summary }: CasePage): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) throw new Error(`case pages: "${slug}" is not a slug`);
  const moved = led(html);
  return [
    [/(?<=<title>).*?(?=<\/title>)/s, `${title} · Pullback`] as const,
    [/(?<=<meta name="description" content=").*?(?=")/s, summary] as const,
  ].reduce((page, [place, text]) => {
    if (!place.test(page)) throw new Error(`case pages: index.html has nothing that matches ${place}`);
    return page.replace(place, () => escapeHtml(text));
  }, moved);
}

/** The page with its own addresses led two folders up: right for any page under `cases/`, found or not. */
function led(html: string): string {
  return html.replace(/\b(src|href)="([^"]*)"/g, (attribute, name: string, address: string) => {
    if (address.startsWith("./")) return `${name}="../../${address.slice(2)}"`;
    if (/^([a-z]+:|#)/.test(address)) return attribute;
    throw new Error(`case pages: ${attribute} in index.html is not relative to it; let it start with "./"`);
  });
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
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
    const { pathname } = new URL(request.url ?? "/", "http://host");
    if (pathname.endsWith(".html") && existsSync(join(folder, pathname))) return next();
    response.writeHead(404, { "Content-Type": "text/html" }).end(await readFile(join(folder, "404.html")));
  };
