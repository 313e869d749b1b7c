import { join, resolve } from "node:path";
import type { Plugin } from "vite";
import { buildElement } from "./build-element.js";
import { buildEntry } from "./build-entry.js";

/** Puts what other pages can load into the built site: the custom element and the remote control of embeds. */
export function siteLibrary(): Plugin {
  let site = "";
  return {
    name: "pullback:site-library",
    apply: "build",
    configResolved({ root, build }) {
      site = resolve(root, build.outDir);
    },
    closeBundle: {
      order: "post",
      async handler() {
        await buildElement(join(site, "lib"));
        await buildEntry(join(site, "lib"), "messages", "src/messages/remote.ts");
      },
    },
  };
}
