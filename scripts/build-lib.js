// npm run build:lib: each entry of the library as one module in lib/, with its declarations.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, parseSync } from "vite";
import { buildElement, declareElement } from "./build-element.js";
import { root } from "./setup.js";
import { runTool, toolPath } from "./tool.js";
import { topLevelCalls } from "./top-level-calls.js";

const lib = join(root, "lib");

// Each is checked against the platform that it may use: index.ts against JavaScript alone.
const entries = [
  { name: "index", source: "src/index.ts", types: "scripts/tsconfig.lib.json" },
  { name: "messages", source: "src/messages/remote.ts", types: "scripts/tsconfig.messages.json" },
];

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

// TypeScript leaves .ts in a declaration's imports; only .js is understood by every consumer.
function nameDeclarationsAsJs(folder) {
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!file.endsWith(".d.ts")) continue;
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace(/((?:from|import\() ?"\.{1,2}\/[^"]+)\.tsx?"/g, '$1.js"'));
  }
}

rmSync(lib, { recursive: true, force: true });
for (const { name, source, types } of entries) {
  if (!runTool(toolPath("tsc", "typescript"), ["-p", types])) process.exit(1);
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    plugins: [pureDefinitions],
    build: {
      lib: { entry: source, formats: ["es"], fileName: name },
      outDir: lib,
      emptyOutDir: false,
      target: "es2022",
      minify: false,
    },
  });
}
declareElement(lib);
await buildElement(lib);
nameDeclarationsAsJs(lib);
const built = [...entries.map(({ name }) => name), "element", "define"];
console.log(`The library is built: ${built.map((name) => `lib/${name}.js`).join(", ")}.`);
