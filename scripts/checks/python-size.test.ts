import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const LIMIT = 50_000;

test(`the interpreter of Python with its parser takes at most ${LIMIT} bytes, compressed`, async () => {
  const result = (await build({
    root,
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      target: "es2022",
      minify: true,
      rolldownOptions: {
        input: join(root, "src/python/python.ts"),
        preserveEntrySignatures: "strict",
      },
    },
  })) as Rolldown.RolldownOutput;
  const [only] = result.output;
  expect(result.output).toHaveLength(1);
  expect(only.code).toContain("maximum recursion depth exceeded");
  expect(gzipSync(only.code, { level: 9 }).length).toBeLessThanOrEqual(LIMIT);
});
