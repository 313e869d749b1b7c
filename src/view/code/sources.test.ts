import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { operations, tensorOperations } from "../../autodiff/operations/all.ts";
import { cases } from "../../cases/all.ts";
import { lineText, sourceFile } from "./source-file.ts";
import { engineData, momentData, operationData, programData } from "./sources.ts";

const src = join(fileURLToPath(import.meta.url), "../../..");
const ids = [...operations, ...tensorOperations].map(({ id }) => id);

describe("the sources", () => {
  it("are the files themselves, without the lines that no listing shows", () => {
    const files = [
      ...ids.map((id) => operationData(id).file),
      ...cases.flatMap(({ slug }) => [programData(slug).file, ...programData(slug).helpers]),
    ];
    for (const { path, text } of files) {
      const lines = readFileSync(join(src, path), "utf8").split("\n");
      for (const [i, line] of text.split("\n").entries()) expect(["", lines[i]], path).toContain(line);
      expect(text, path).not.toMatch(/^import /m);
    }
  });

  it("include the definition of every operation, without its specification", () => {
    for (const id of ids) {
      const { file, lines, made } = operationData(id);
      expect(lineText(sourceFile(file), lines.from)).toMatch(
        new RegExp(`^export const ${id} = (tensorO|o)peration\\($|^export const ${id} = .*=>`),
      );
      expect(lineText(sourceFile(file), made)).toContain("new Var");
      expect(file.text).not.toContain("samples:");
    }
  });

  it("include the whole program of every case, and nothing else of its file", () => {
    for (const { slug } of cases) {
      const { file, parts } = programData(slug);
      expect(lineText(sourceFile(file), parts[0]?.lines.from ?? 0)).toMatch(/^ {2}program: /);
      expect(lineText(sourceFile(file), parts[0]?.lines.to ?? 0)).toMatch(/^ {2}\},$|,$/);
      expect(file.text).not.toContain("closedForms");
    }
  });

  it("report what does not exist", () => {
    expect(() => engineData("view/scene.ts")).toThrow("code: no file view/scene.ts among the sources");
    expect(() => operationData("sinh")).toThrow("code: no file in autodiff/operations defines sinh");
    expect(() => momentData("autodiff/var.ts", "seed")).toThrow(
      "code: nothing of autodiff/var.ts runs at seed",
    );
  });
});
