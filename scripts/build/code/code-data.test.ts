import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readTexts } from "../source-code.ts";
import { codeData } from "./code-data.ts";
import { functionIn } from "./declarations.ts";
import { projectOf } from "./parsed-file.ts";
import { within } from "./syntax.ts";

const texts = readTexts(join(fileURLToPath(import.meta.url), "../../../../src"));
const project = projectOf(texts);

/** Returns the data of the project with one of its files changed. */
function changed(path: string, from: string, to: string) {
  const text = texts.get(path) ?? "";
  expect(text).toContain(from);
  return codeData(projectOf(new Map([...texts, [path, text.replaceAll(from, to)]])));
}

describe("the project", () => {
  it.each(project.paths)("parses %s to its end", (path) => {
    expect(path).not.toContain(".test.");
    const { root } = project.file(path);
    expect([...within(root)].filter(({ type }) => type.isError)).toEqual([]);
  });

  it("reports a file or a function that does not exist", () => {
    expect(() => project.file("view/scene.ts")).toThrow("code: no file view/scene.ts among the sources");
    expect(() => functionIn(project.file("autodiff/backward.ts"), "forward")).toThrow(
      "code: autodiff/backward.ts declares no forward",
    );
  });
});

describe("the data of the listings", () => {
  const { engine } = codeData(project);

  it("has every closure that may be the pullback, with its conditions", () => {
    const [pullbacks] = engine.get("autodiff/operations/reductions.ts")?.operations.sum?.pullbacks ?? [];
    const isNumber = {
      kind: "equal",
      sides: [
        { kind: "typeof", operand: { kind: "value", of: 0 } },
        { kind: "literal", value: "number" },
      ],
      negated: false,
    };
    expect(pullbacks?.map(({ when, argument }) => [when, argument])).toEqual([
      [[isNumber], "spreader(a.value)"],
      [[], "spreader(a.value)"],
    ]);
  });

  it("has the node whose value a closure reads", () => {
    const { mul } = engine.get("autodiff/operations/arithmetic.ts")?.operations ?? {};
    expect(mul?.pullbacks.map(([pullback]) => pullback?.captured)).toEqual(
      [1, 0].map((of) => [{ name: "factor.value", value: { kind: "value", of }, source: undefined }]),
    );
  });

  it("has the source of what only the operation can compute", () => {
    const { reluFromInput } = engine.get("autodiff/operations/rectifiers.ts")?.operations ?? {};
    const source = 'slopeOfInput(input, numberOf("reluFromInput", kink.value))';
    expect(reluFromInput?.pullbacks[0]?.[0]?.captured).toEqual([{ name: "slope", value: undefined, source }]);
  });

  it.each([
    ["autodiff/operations/curves.ts", "(g: number) => g * Math.cos(a.value)", "cosine", "states no pullback"],
    ["autodiff/backward.ts", "parent.grad = ", "parent.sum = ", "has no such line near line"],
    ["autodiff/topological-order.ts", "descend", "climb", "declares no descend"],
    ["autodiff/var.ts", "this.a", "this.first", "has no method that assigns this.a"],
    [
      "autodiff/operations/elementwise.ts",
      "new Var<Tensor>",
      "variable<Tensor>",
      "makes no node in elementwise",
    ],
    ["cases/tiny-engine.case.ts", "program:", "run:", "has no program"],
  ])("refuses %s if it has %s renamed to %s", (path, from, to, problem) => {
    expect(() => changed(path, from, to)).toThrow(`code: ${path} ${problem}`);
  });
});
