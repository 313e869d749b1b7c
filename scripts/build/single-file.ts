import { readFileSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build, type HtmlTagDescriptor, type Plugin } from "vite";
import { escapeHtml } from "./html.ts";
import { inlineWorker } from "./inline-worker.ts";
import { NOTICES, thirdPartyNotices } from "./notices.ts";
import { pageTexts } from "./page-texts.ts";
import { SINGLE_FILE_POLICY, withPolicy } from "./policy.ts";
import { sourceCode } from "./source-code.ts";

const FIRST_SCRIPT: HtmlTagDescriptor = {
  tag: "script",
  attrs: { src: "./without-origin.js" },
  injectTo: "head-prepend",
};

/**
 * Adds `single.html` to the built site. Pages without an origin redirect to it, for example in a frame with
 * `sandbox="allow-scripts"` or on disk, because they cannot load the modules of the other pages.
 */
export function singleFile(): Plugin {
  let root = "";
  return {
    name: "pullback:single-file",
    apply: "build",
    configResolved(config) {
      root = config.root;
    },
    transformIndexHtml: { order: "post", handler: () => [FIRST_SCRIPT] },
    async generateBundle() {
      this.emitFile({ type: "asset", fileName: "single.html", source: await buildSingleFile(root) });
    },
  };
}

/**
 * Builds the whole site as one HTML file: code, styles, fonts, icon and worker. It opens with the start page.
 *
 * @param scorm whether the file reports to a learning management system, as in a SCORM package
 */
export async function buildSingleFile(root: string, scorm = false): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    base: "./",
    logLevel: "warn",
    define: scorm ? { "import.meta.env.VITE_SCORM": '"1"' } : {},
    plugins: [react(), pageTexts(), sourceCode(), inlineWorker(), onlyWoff2, thirdPartyNotices()],
    build: {
      write: false,
      target: "es2022",
      assetsInlineLimit: () => true,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: { treeshake: { propertyReadSideEffects: false }, output: { codeSplitting: false } },
    },
  });
  if (!("output" in built)) throw new Error("single file: the build gave no output");
  const texts = built.output.map((file) => [file.fileName, file.type === "chunk" ? file.code : file.source]);
  const files = new Map(texts.map(([name, text]) => [String(name), String(text)]));
  const html = files.get("index.html");
  if (html === undefined) throw new Error("single file: the build has no index.html");
  files.set("icon.svg", readFileSync(join(root, "public/icon.svg"), "utf8"));
  return withPolicy(withNotices(inOne(html, files), files.get(NOTICES) ?? ""), SINGLE_FILE_POLICY);
}

/** Browsers that run the code use the first font format in the list. The others would only add size. */
const onlyWoff2: Plugin = {
  name: "pullback:only-woff2",
  enforce: "pre",
  transform: {
    filter: { id: /katex\.min\.css$/ },
    handler: (css) => css.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("\w+"\)/g, ""),
  },
};

/**
 * Returns a page with the files that it names inlined.
 *
 * @param html a page whose own addresses all start with `./`
 * @param files the contents of the files, by address without `./`
 * @throws Error if a file is missing or cannot be inlined
 */
export function inOne(html: string, files: ReadonlyMap<string, string>): string {
  const page = html.replace(
    /<(script|link)\b[^>]*? (?:src|href)="\.\/([^"]+)"[^>]*>(<\/script>)?/g,
    (tag, _, name) => {
      const text = files.get(name);
      if (text === undefined) throw new Error(`single file: there is no ${name} for ${tag}`);
      if (tag.includes('type="module"')) return `<script type="module">${escapeScript(text)}</script>`;
      if (tag.includes('rel="stylesheet"')) return `<style>${escapeStyle(text)}</style>`;
      if (tag.includes('rel="icon"')) return `<link rel="icon" href="${dataAddress(text)}">`;
      throw new Error(`single file: nothing is known of ${tag}`);
    },
  );
  const start = '<meta name="pullback-start" content="">';
  return page.replace(/^( *)<title>/m, (title, indent: string) => `${indent}${start}\n${title}`);
}

/** Adds the notices to the page, hidden until a reader follows the link in the footer. */
function withNotices(html: string, notices: string): string {
  const element = `<pre id="third-party-notices" hidden>${escapeHtml(notices)}</pre>`;
  return html.replace(/^ *<\/body>/m, (end) => `    ${element}\n${end}`);
}

/** Escapes text that would end the element or open a comment. In code, both occur only in strings. */
function escapeScript(code: string): string {
  return code.replace(/<(?=\/script|!--)/gi, "\\x3C");
}

function escapeStyle(css: string): string {
  return css.replace(/<(?=\/style)/gi, "\\3C ");
}

function dataAddress(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
