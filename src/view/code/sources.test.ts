import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { operations, tensorOperations } from "../../autodiff/operations/all.ts";
import { cases } from "../../cases/all.ts";
import { functionIn } from "./declarations.ts";
import { operationSource } from "./operation-source.ts";
import { lineAt, lineText, parseSource, sourceFile } from "./source-file.ts";
import { sources } from "./sources.ts";
import { within } from "./syntax.ts";
import { tokensIn, tokensOf } from "./tokens.ts";

const src = join(fileURLToPath(import.meta.url), "../../..");

describe("the sources", () => {
  it("are the files themselves, without tests", () => {
    expect(sources.size).toBeGreaterThan(25);
    for (const [path, text] of sources) {
      expect(text, path).toBe(readFileSync(join(src, path), "utf8"));
      expect(path).not.toContain(".test.");
    }
  });

  it("include the file of every case and of every operation", () => {
    for (const { slug } of cases) expect([...sources.keys()]).toContain(`cases/${slug}.case.ts`);
    for (const { id } of [...operations, ...tensorOperations]) {
      const { file, statement } = operationSource(id);
      expect(lineText(file, lineAt(file, statement.from))).toMatch(
        new RegExp(`^export const ${id} = (tensorO|o)peration\\($|^export const ${id} = .*=>`),
      );
    }
  });

  it.each([...sources.keys()])("parse %s to its end, and its tokens add up to its text", (path) => {
    const file = sourceFile(path);
    expect([...within(file.root)].filter(({ type }) => type.isError)).toEqual([]);
    const text = tokensOf(file).map(({ from, to }) => file.text.slice(from, to));
    expect(text.join("")).toBe(file.text);
  });

  it("report a file that does not exist", () => {
    expect(() => sourceFile("view/scene.ts")).toThrow("code: no file view/scene.ts among the sources");
    expect(() => operationSource("sinh")).toThrow("code: no file in autodiff/operations defines sinh");
    const file = sourceFile("autodiff/backward.ts");
    expect(() => functionIn(file, "forward")).toThrow("code: autodiff/backward.ts declares no forward");
  });
});

describe("a file", () => {
  const text = 'const a = 1;\n// why\nlet b: T = f(a, "s");\n';
  const file = parseSource("b.ts", text);

  it("has lines by number and by offset", () => {
    expect([1, 2, 3, 4].map((line) => lineText(file, line))).toEqual(text.split("\n"));
    expect(["const", "why", "f(a", '"s"'].map((part) => lineAt(file, text.indexOf(part)))).toEqual([
      1, 2, 3, 3,
    ]);
  });

  it("has tokens of each kind", () => {
    const kinds = tokensOf(file)
      .filter(({ kind }) => kind !== "plain")
      .map(({ from, to, kind }) => [text.slice(from, to), kind]);
    expect(kinds).toEqual([
      ["const", "keyword"],
      ["1", "number"],
      ["// why", "comment"],
      ["let", "keyword"],
      ["T", "type"],
      ["f", "function"],
      ['"s"', "string"],
    ]);
  });

  it("splits tokens at the ends of a highlighted range", () => {
    const [from, to] = [text.indexOf("f("), text.indexOf(";\n", 20)];
    const cut = text.indexOf("a,");
    const parts = tokensIn(file, from, to, [cut]).map((token) => text.slice(token.from, token.to));
    expect(parts).toEqual(["f", "(", "a, ", '"s"', ")"]);
  });
});
