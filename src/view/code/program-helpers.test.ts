import { expect, it } from "vitest";
import { cases } from "../../cases/all.ts";
import { record } from "../../cases/record.ts";
import { helpersOf } from "./program-helpers.ts";
import { programSource } from "./program-source.ts";
import { lineText } from "./source-file.ts";

it("the helpers are the functions that run a chain by its schedule, each complete and once; other cases have none", () => {
  for (const { slug } of cases) {
    const helpers = helpersOf(programSource(slug, record(slug)));
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
