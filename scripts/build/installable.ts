import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type HtmlTagDescriptor, type Plugin } from "vite";
import { pagesWords } from "../../src/words/en/pages.ts";
import { iconFiles, manifest } from "./icons.ts";
import { type BundledPackage, LISTING_PACKAGES, NOTICES, noticesOf, takePackages } from "./notices.ts";
import { type OfflineFile, offlineFiles } from "./offline-files.ts";

const WORKER = "src/offline/service-worker.ts";
const LIST_OF_FILES = "FILES_OF_THE_BUILD";

const TAGS: readonly HtmlTagDescriptor[] = [
  { tag: "link", attrs: { rel: "manifest", href: "./app.webmanifest" }, injectTo: "head" },
  { tag: "link", attrs: { rel: "apple-touch-icon", href: "./icons/apple-touch.png" }, injectTo: "head" },
];

/**
 * Makes the built site installable, for use without a network: adds a manifest, icons, a service worker that
 * lists every file, and the licences of the packages in the site and in the worker. This plug-in comes after
 * plug-ins that add files to the build.
 */
export function installable(): Plugin {
  let [root, publicDir] = ["", ""];
  return {
    name: "pullback:installable",
    apply: "build",
    config: () => ({ build: LISTING_PACKAGES }),
    configResolved(config) {
      [root, publicDir] = [config.root, config.publicDir];
    },
    transformIndexHtml: { order: "post", handler: () => [...TAGS] },
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const worker = await serviceWorker(root);
        const packages = [...takePackages(bundle), ...worker.packages];
        const files: Record<string, string | Uint8Array> = {};
        for (const file of Object.values(bundle)) {
          files[file.fileName] = file.type === "chunk" ? file.code : file.source;
        }
        for (const name of readdirSync(publicDir)) files[name] = readFileSync(join(publicDir, name));

        const added: Record<string, string | Uint8Array> = {
          "app.webmanifest": manifest("Pullback", pagesWords.description),
          ...(await iconFiles(String(files["icon.svg"]))),
          [NOTICES]: noticesOf(packages),
        };
        added["service-worker.js"] = worker.knowing(offlineFiles({ ...files, ...added }));
        for (const [fileName, source] of Object.entries(added)) {
          this.emitFile({ type: "asset", fileName, source });
        }
      },
    },
  };
}

interface ServiceWorkerBuild {
  /** The packages in the service worker. */
  readonly packages: readonly BundledPackage[];
  /** Returns the service worker's code with the list of files to cache. */
  knowing(files: readonly OfflineFile[]): string;
}

/** Builds the service worker as a classic script, which more browsers support than modules. */
async function serviceWorker(root: string): Promise<ServiceWorkerBuild> {
  const built = await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      ...LISTING_PACKAGES,
      write: false,
      target: "es2022",
      rolldownOptions: { input: resolve(root, WORKER), output: { format: "iife" } },
    },
  });
  if (!("output" in built)) throw new Error("installable: the build of the service worker gave no output");
  const { code } = built.output[0];
  if (code.split(LIST_OF_FILES).length !== 2)
    throw new Error(`installable: the service worker names ${LIST_OF_FILES} more than once, or never`);
  return {
    packages: takePackages(Object.fromEntries(built.output.map((file) => [file.fileName, file]))),
    knowing: (files) => code.replace(LIST_OF_FILES, () => JSON.stringify(files).replace(/"(\w+)":/g, "$1:")),
  };
}
