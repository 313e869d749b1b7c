import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { sourceCode } from "./source-code.ts";

const root = mkdtempSync(join(tmpdir(), "pullback-source-code-"));
let server: ViteDevServer;

function write(path: string, text: string): string {
  const file = join(root, "src", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Returns the definition of a product whose pullbacks are made by a function of `operation.ts`. */
function product(pullback: string): string {
  return `import { ${pullback} } from "../operation.ts";
export const mul = operation((a, b) => new Var(1, mul, a, ${pullback}(b), b, ${pullback}(a)), {});
`;
}

async function codeOf(path: string): Promise<string | undefined> {
  return (await server.transformRequest(`/src/${path}?code`))?.code;
}

beforeAll(async () => {
  write("cases/product.case.ts", "export default defineCase({ program: ({ a, b }) => mul(a, b) });\n");
  write("autodiff/operations/product.ts", product("times"));
  write(
    "autodiff/operation.ts",
    `export function times(b) {
  return (g) => g * b.value;
}



export function scaled(b) {
  return (g) => b.value * g;
}
`,
  );
  server = await createServer({
    root,
    configFile: false,
    logLevel: "silent",
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false },
    plugins: [sourceCode()],
  });
  write("listings.ts", 'import "./autodiff/operation.ts?code";\n');
  await server.transformRequest("/src/listings.ts");
});

afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

it("an import of ?code has the lines of a file that are shown", async () => {
  expect(await codeOf("cases/product.case.ts")).toContain("program: ({ a, b }) => mul(a, b)");
  expect(await codeOf("autodiff/operation.ts")).toContain("(g) => g * b.value");
  expect(await codeOf("autodiff/operation.ts")).not.toContain("b.value * g");
});

it("a change of a file reaches what is shown of the files that it uses", async () => {
  expect(await codeOf("autodiff/operation.ts")).toContain("(g) => g * b.value");
  const file = write("autodiff/operations/product.ts", product("scaled"));
  server.watcher.emit("change", file);
  await vi.waitFor(
    async () => expect(await codeOf("autodiff/operation.ts")).toContain("(g) => b.value * g"),
    {
      timeout: 60_000,
    },
  );
  expect(await codeOf("autodiff/operation.ts")).not.toContain("g * b.value");
});

it("refuses a file that listings cannot show", async () => {
  write("trace/trace.ts", "");
  await expect(codeOf("trace/trace.ts")).rejects.toThrow("code: no file trace/trace.ts among the sources");
});
