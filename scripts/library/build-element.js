// Builds the custom element in lib/: element.js and define.js, the files that they load, and their
// declarations.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { build } from "vite";
import { root } from "../run/setup.js";
import { runTool, toolPath } from "../run/tool.js";

/** Returns a declaration file and all declaration files that it needs, directly or indirectly. */
function neededBy(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path] of readFileSync(file, "utf8").matchAll(
    /(?:from|import\() ?"(\.{1,2}\/[^"]+)\.tsx?"/g,
  )) {
    neededBy(resolve(dirname(file), `${path}.d.ts`), found);
  }
  return found;
}

/**
 * Builds the element into a folder.
 *
 * @param folder the folder, as an absolute path
 */
export async function buildElement(folder) {
  await build({
    root,
    configFile: join(root, "scripts/library/element.config.ts"),
    build: { outDir: folder },
  });
}

/**
 * Writes the element's public declarations into a folder, without those of its internals.
 *
 * @throws Error if the declarations cannot be made
 */
export function declareElement(folder) {
  const all = mkdtempSync(join(tmpdir(), "pullback-declarations-"));
  try {
    if (
      !runTool(toolPath("tsc", "typescript"), [
        "-p",
        "scripts/library/tsconfig.element.json",
        "--outDir",
        all,
      ])
    )
      throw new Error("The declarations of the element cannot be made.");
    for (const entry of ["element", "define"]) {
      for (const file of neededBy(join(all, `element/${entry}.d.ts`))) {
        const target = join(folder, relative(all, file));
        mkdirSync(dirname(target), { recursive: true });
        copyFileSync(file, target);
      }
    }
  } finally {
    rmSync(all, { recursive: true, force: true });
  }
}
