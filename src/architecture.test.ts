import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { violations } from "../scripts/checks/architecture.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

function sources(): Record<string, string> {
  const paths = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .map((path) => `src/${path.replaceAll("\\", "/")}`)
    .filter((path) => /\.tsx?$/.test(path));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

const other = { "src/view/a.ts": "export const a = 1;" };

describe("the architecture", () => {
  it("holds in every file of src", () => {
    const files = sources();
    expect(Object.keys(files)).toContain("src/autodiff/var.ts");
    expect(violations(files)).toEqual([]);
  });

  it.each<[string, Record<string, string>]>([
    ["a stage above", { "src/view/b.ts": 'import { step } from "../trace/trace.ts";' }],
    ["its own folder", { "src/view/deep/b.ts": 'import { a } from "../a.ts";' }],
    ["a stage's package", { "src/player/b.ts": 'import { createStore } from "zustand";' }],
    ["a package's folder", { "src/player/b.ts": 'import { createStore } from "zustand/vanilla";' }],
    [
      "the drawing packages in view",
      { "src/view/b.ts": 'import "d3-transition"; import katex from "katex";' },
    ],
    [
      "the code of a stage above, but its tests",
      { "src/view/b.ts": 'import.meta.glob(["../autodiff/*.ts", "!**/*.test.ts"], { query: "?code" });' },
    ],
    [
      "the code of a file of a stage above",
      { "src/view/b.ts": 'import code from "../autodiff/var.ts?code"; export const b = code;' },
    ],
    ["KaTeX's style in the site", { "src/app/main.tsx": 'import "katex/dist/katex.min.css";' }],
    ["the pipeline in the library", { "src/index.ts": 'export { Var } from "./autodiff/var.ts";' }],
    [
      "packages and helpers in tests",
      { "src/trace/b.test.ts": 'import "fast-check"; import "./testing/c.ts";' },
    ],
    [
      "properties named like the page's globals",
      { "src/trace/b.ts": "export const b = { window: 1 }.window;" },
    ],
    ["the page in the site", { "src/app/b.ts": "export const b = () => document.title;" }],
    [
      "words in comments and strings",
      { "src/trace/b.ts": '// import "react"; document\nexport const b = "window";' },
    ],
  ])("allows %s", (_, files) => {
    expect(violations({ ...other, ...files })).toEqual([]);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ["a stage below", { "src/trace/b.ts": 'import { a } from "../view/a.ts";' }, /trace must not know view/],
    [
      "a type from below",
      { "src/trace/b.ts": 'import type { A } from "../view/a.ts";' },
      /must not know view/,
    ],
    [
      "an inline type from below",
      { "src/trace/b.ts": 'let b: import("../view/a.ts").A;' },
      /must not know view/,
    ],
    [
      "a re-export from below",
      { "src/trace/b.ts": 'export * from "../view/a.ts"; let b;' },
      /must not know view/,
    ],
    [
      "a dynamic import from below",
      { "src/trace/b.ts": "const b = import(`../view/a.ts`);" },
      /not know view/,
    ],
    ["a glob from below", { "src/trace/b.ts": 'import.meta.glob(["../view/*.ts"]);' }, /must not know view/],
    [
      "a worker from below",
      { "src/trace/b.ts": 'new URL("../view/a.ts", import.meta.url);' },
      /not know view/,
    ],
    [
      "a worker's address",
      { "src/trace/b.ts": 'import url from "../view/a.ts?worker&url";' },
      /not know view/,
    ],
    [
      "the other stage of a line",
      { "src/cases/b.ts": 'import "../layout/c.ts";' },
      /cases must not know layout/,
    ],
    ["the gallery in the site", { "src/app/b.ts": 'import "../gallery/c.ts";' }, /app must not know gallery/],
    ["the site in the element", { "src/element/b.ts": 'import "../app/c.ts";' }, /element must not know app/],
    ["a test's reach below", { "src/trace/b.test.ts": 'import "../view/a.ts";' }, /trace must not know view/],
    [
      "anything in autodiff",
      { "src/autodiff/b.ts": 'import "../trace/c.ts";' },
      /autodiff must not know trace/,
    ],
    ["a package in autodiff", { "src/autodiff/b.ts": 'import "d3";' }, /must not import the package d3/],
    ["Node in trace", { "src/trace/b.ts": 'import "node:fs";' }, /must not import the package node:fs/],
    ["D3 in layout", { "src/layout/b.ts": 'import "d3";' }, /layout must not import the package d3/],
    ["React in player", { "src/player/b.ts": 'import "react";' }, /player must not import the package react/],
    [
      "the parser of listings in view",
      { "src/view/b.ts": 'import "@lezer/javascript";' },
      /must not import the package @lezer/,
    ],
    ["D3 in the site", { "src/app/b.ts": 'import "d3";' }, /app must not import the package d3/],
    ["KaTeX in the site", { "src/app/b.ts": 'import "katex";' }, /app must not import the package katex/],
    ["view in the library", { "src/index.ts": 'export { a } from "./view/a.ts";' }, /the library is made of/],
    ["the library inside", { "src/app/b.ts": 'import "../index.ts";' }, /imports src\/index\.ts/],
    ["files outside src", { "src/app/b.ts": 'import "../../package.json";' }, /outside src/],
    ["helpers of tests", { "src/trace/b.ts": 'import "./testing/c.ts";' }, /which is for tests/],
    ["a folder that is no stage", { "src/utils/b.ts": "let b;" }, /src\/utils\/ is no stage/],
    ["document in player", { "src/player/b.ts": "document.title;" }, /the page's document/],
    ["globalThis.window in trace", { "src/trace/b.ts": "globalThis.window;" }, /the page's window/],
    [
      "localStorage in layout",
      { "src/layout/b.ts": "const b = { localStorage };" },
      /the page's localStorage/,
    ],
    ["document in view", { "src/view/b.ts": 'document.querySelector("svg");' }, /the page's document/],
  ])("refuses %s", (_, files, message) => {
    const found = violations({ ...other, ...files });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });

  it("says which file cannot be parsed", () => {
    expect(() => violations({ "src/view/b.ts": "export const = 1;" })).toThrow(/^src\/view\/b\.ts: /);
  });
});
