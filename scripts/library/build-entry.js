// An entry of the library as one module.
import { build, parseSync } from "vite";
import { topLevelCalls } from "../checks/top-level-calls.js";
import { root } from "../run/setup.js";

// A bundler keeps a call it cannot see through. The library's modules only define values, so each call
// in the value of a top-level `const` is marked pure, and a definition nobody uses can go. A call that
// is a statement of its own stays unmarked: check-lib.js refuses it.
const pureDefinitions = {
  name: "pullback:pure-definitions",
  transform: (code, id) =>
    parseSync(id, code)
      .program.body.flatMap(definedValues)
      .flatMap(topLevelCalls)
      .sort((a, b) => b.start - a.start)
      .reduce((text, { start }) => `${text.slice(0, start)}/* @__PURE__ */ ${text.slice(start)}`, code),
};

function definedValues(statement) {
  const declaration = statement.type.startsWith("Export") ? statement.declaration : statement;
  if (declaration?.type === "VariableDeclaration") return declaration.declarations.map(({ init }) => init);
  return statement.type === "ExportDefaultDeclaration" ? [declaration] : [];
}

/**
 * Builds an entry of the library into a folder.
 *
 * @param folder where to, as an absolute path
 * @param name what the module is called there, without `.js`
 * @param source its path from the project's folder
 */
export async function buildEntry(folder, name, source) {
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    plugins: [pureDefinitions],
    build: {
      lib: { entry: source, formats: ["es"], fileName: name },
      outDir: folder,
      emptyOutDir: false,
      target: "es2022",
      minify: false,
    },
  });
}
