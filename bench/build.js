import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildEntry } from "../scripts/library/build-entry.js";

/**
 * Bundles a source file with its imports, as the library is bundled, into a temporary folder.
 *
 * @param source the path from the project's folder
 * @returns the path of the module
 */
export async function build(source) {
  const folder = await mkdtemp(join(tmpdir(), "pullback-bench-"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await buildEntry(folder, "module", source);
  return join(folder, "module.js");
}
