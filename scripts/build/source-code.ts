import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Plugin } from "vite";
import { type CodeData, codeData } from "./code/code-data.ts";
import { projectOf } from "./code/parsed-file.ts";

/** The folders of `src/` whose files may be listed, without their own folders. */
const FOLDERS = ["autodiff", "autodiff/operations", "cases"];

/**
 * Answers imports of `….ts?code` with what the code panel shows of the file: texts, tokens, and where its code
 * runs. The page needs no parser, and no text that is not shown.
 */
export function sourceCode(): Plugin {
  let src = "";
  let found: { readonly paths: readonly string[]; readonly data: CodeData } | undefined;
  return {
    name: "pullback:source-code",
    enforce: "pre",
    configResolved({ root }) {
      src = join(root, "src");
    },
    watchChange() {
      found = undefined;
    },
    load: {
      filter: { id: /\.ts\?code$/ },
      handler(id) {
        found ??= read(src);
        const { paths, data } = found;
        // What is shown of a file depends on the files that use it.
        for (const path of paths) this.addWatchFile(join(src, path));
        const path = relative(src, id.replace(/\?code$/, "")).replaceAll("\\", "/");
        const file = data.engine.get(path) ?? data.programs.get(path);
        if (file === undefined) throw new RangeError(`code: no file ${path} among the sources`);
        return { code: `const data = ${JSON.stringify(file)};\nexport default data;`, moduleType: "js" };
      },
    },
  };
}

function read(src: string): { readonly paths: readonly string[]; readonly data: CodeData } {
  const project = projectOf(readTexts(src));
  return { paths: project.paths, data: codeData(project) };
}

/** Returns the text of every file that may be listed, by path below `src`. */
export function readTexts(src: string): Map<string, string> {
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(join(src, folder))
      .filter((name) => /(?<!\.test)\.ts$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  return new Map(paths.map((path) => [path, readFileSync(join(src, path), "utf8")]));
}
