import { expect, it } from "vitest";
import { cases } from "../../cases/all.ts";
import { record } from "../../cases/record.ts";
import { programSource } from "./program-source.ts";
import { lineText } from "./source-file.ts";

it("the helpers are the functions that run a chain by its schedule, each complete and once; other cases have none", () => {
  for (const { slug } of cases) {
    const { helpers } = programSource(slug, record(slug));
    const shown = helpers.map(({ file, ranges }) => [
      file.path,
      ranges.flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, i) => lineText(file, from + i)).flatMap(
          (text) => /\bfunction (\w+)/.exec(text)?.[1] ?? [],
        ),
      ),
    ]);
    const chain = ["cases/chain.ts", ["runChain", "keptLayers", "binomial", "runLayers"]];
    expect(shown, slug).toEqual(slug === "checkpointed-chain" ? [chain] : []);
  }
});

it("the parts are the program and the functions that make nodes of the run", () => {
  const firstLines = (view: string) => {
    const { file, parts } = programSource("linear-layer", record("linear-layer", { view }));
    return parts.map(({ from }) => lineText(file, from).trim());
  };
  const program = "program: ({ view, X, W, b, Ybar }) => {";
  expect(firstLines("layer")).toEqual([program]);
  expect(firstLines("scalar")).toEqual([program, expect.stringMatching(/^function scalars/)]);
});

it("refuses a program that no case has", () => {
  expect(() => programSource("sinh", record("tiny-engine"))).toThrow(
    "code: no program sinh among the sources",
  );
});
