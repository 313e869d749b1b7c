import fc from "fast-check";
import katex from "katex";
import { describe, expect, it } from "vitest";
import { evaluatePython, evaluateText } from "./testing/evaluate-line.ts";
import { agree, evaluateTree, isSensitive, randomExpression, values } from "./testing/random-expression.ts";
import { toPython } from "./to-python.ts";
import { toTex } from "./to-tex.ts";
import { toText } from "./to-text.ts";

const RUNS = { numRuns: 2000 };

describe("random expressions", () => {
  it("have the same value in plain text", () => {
    fc.assert(
      fc.property(randomExpression, (tree) => {
        // The line may multiply in another order, and so round otherwise.
        fc.pre(!isSensitive(tree));
        const text = toText(tree);
        const [own, read] = [evaluateTree(tree), evaluateText(text, values)];
        if (!agree(own, read)) throw new Error(`${text} is ${read}, not ${own}`);
      }),
      RUNS,
    );
  });

  it("have the same value in Python", () => {
    fc.assert(
      fc.property(randomExpression, (tree) => {
        const line = toPython(tree);
        const [own, read] = [evaluateTree(tree), evaluatePython(line, values)];
        if (!Object.is(own, read) && own !== read) throw new Error(`${line} is ${read}, not ${own}`);
      }),
      RUNS,
    );
  });

  it.each([{}, { slash: true }])("are valid TeX with %o", (options) => {
    fc.assert(
      fc.property(randomExpression, (tree) => {
        expect(() => katex.renderToString(toTex(tree, options), { throwOnError: true })).not.toThrow();
      }),
      { numRuns: 100 },
    );
  });
});
