import { resolve } from "node:path";
import { build, type Rolldown } from "vite";

/**
 * Bundles a module with all its imports into one script.
 *
 * @param root the project's folder
 * @param input the module's path from the root
 * @param options further options of the bundler, such as the format
 * @throws Error if the bundle is not one file
 */
export async function bundleScript(
  root: string,
  input: string,
  options: Rolldown.RolldownOptions,
): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      write: false,
      target: "es2022",
      rolldownOptions: { input: resolve(root, input), ...options },
    },
  });
  if (!("output" in built)) throw new Error(`bundle: the build of ${input} gave no output`);
  const [chunk, ...others] = built.output;
  if (others.length > 0) throw new Error(`bundle: ${input} became more than one file`);
  return chunk.code;
}
