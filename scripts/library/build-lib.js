// npm run build:lib: builds each entry of the library as one module in lib/, with its declarations.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run/setup.js";
import { runTool, toolPath } from "../run/tool.js";
import { buildElement, declareElement } from "./build-element.js";
import { buildEntry } from "./build-entry.js";

const lib = join(root, "lib");

// Each entry is type-checked against the platform that it may use: index.ts against JavaScript alone.
const entries = [
  { name: "index", source: "src/index.ts", types: "scripts/library/tsconfig.lib.json" },
  { name: "python", source: "src/programs/python.ts", types: "scripts/library/tsconfig.python.json" },
  { name: "messages", source: "src/messages/remote.ts", types: "scripts/library/tsconfig.messages.json" },
  { name: "receipts", source: "src/predict/receipt.ts", types: "scripts/library/tsconfig.receipts.json" },
  { name: "reveal", source: "src/reveal/plugin.ts", types: "scripts/library/tsconfig.reveal.json" },
];

// TypeScript keeps .ts in the imports of declarations, but only .js works for every consumer.
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
  await buildEntry(lib, name, source);
}
declareElement(lib);
await buildElement(lib);
nameDeclarationsAsJs(lib);
const built = [...entries.map(({ name }) => name), "element", "define"];
console.log(`The library is built: ${built.map((name) => `lib/${name}.js`).join(", ")}.`);
