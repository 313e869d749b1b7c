// Builds an entry of the library as one module.
import { build, parseSync } from "vite";
import { topLevelCalls } from "../checks/top-level-calls.js";
import { root } from "../run/setup.js";

// A bundler keeps a call that it cannot analyse. The library's modules only define values, so this plug-in
// marks each call in the value of a top-level `const` as pure, and bundlers can drop unused definitions. A
// call that is a statement of its own stays unmarked: check-lib.js refuses it.
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
 * @param folder the folder, as an absolute path
 * @param name the name of the module, without `.js`
 * @param source the path of the source from the project's folder
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
