import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type HtmlTagDescriptor, type Plugin } from "vite";
import { iconFiles, manifest } from "./icons.ts";
import { offlineFiles } from "./offline-files.ts";

const WORKER = "src/offline/service-worker.ts";

const TAGS: readonly HtmlTagDescriptor[] = [
  { tag: "link", attrs: { rel: "manifest", href: "./app.webmanifest" }, injectTo: "head" },
  { tag: "link", attrs: { rel: "apple-touch-icon", href: "./icons/apple-touch.png" }, injectTo: "head" },
];

/**
 * Makes the built site one that can be installed and needs no network then: a manifest, icons, and a service
 * worker that knows every file. It comes after the plugins that add files to the build.
 */
export function installable(): Plugin {
  let [root, publicDir] = ["", ""];
  return {
    name: "pullback:installable",
    apply: "build",
    configResolved(config) {
      [root, publicDir] = [config.root, config.publicDir];
    },
    transformIndexHtml: { order: "post", handler: () => [...TAGS] },
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const files: Record<string, string | Uint8Array> = {};
        for (const file of Object.values(bundle)) {
          files[file.fileName] = file.type === "chunk" ? file.code : file.source;
        }
        for (const name of readdirSync(publicDir)) files[name] = readFileSync(join(publicDir, name));

        const page = String(files["index.html"]);
        const added: Record<string, string | Uint8Array> = {
          "app.webmanifest": manifest("Pullback", descriptionOf(page)),
          ...(await iconFiles(String(files["icon.svg"]))),
        };
        added["service-worker.js"] = await serviceWorker(root, { ...files, ...added });
        for (const [fileName, source] of Object.entries(added)) {
          this.emitFile({ type: "asset", fileName, source });
        }
      },
    },
  };
}

function descriptionOf(page: string): string {
  const found = /<meta name="description" content="(.*?)"/s.exec(page)?.[1];
  if (found === undefined) throw new Error("installable: index.html has no description");
  return found;
}

/** The service worker as one classic script, which browsers have run for longer than modules. */
async function serviceWorker(
  root: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: {
      FILES_OF_THE_BUILD: JSON.stringify(offlineFiles(files)),
      "process.env.NODE_ENV": '"production"',
    },
    build: {
      write: false,
      target: "es2022",
      rolldownOptions: { input: resolve(root, WORKER), output: { format: "iife" } },
    },
  });
  if (!("output" in built)) throw new Error("installable: the build of the service worker gave no output");
  return built.output[0].code;
}
