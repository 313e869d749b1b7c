import { join, resolve } from "node:path";
import type { Plugin } from "vite";
import { buildElement } from "../library/build-element.js";
import { buildEntry } from "../library/build-entry.js";

/**
 * Adds to the built site what other pages can load: the custom element, the remote control of embeds, and the
 * plug-in of decks.
 */
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
        await buildEntry(join(site, "lib"), "reveal", "src/reveal/plugin.ts");
      },
    },
  };
}
