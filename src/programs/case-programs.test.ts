import { describe, expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { defaults } from "../cases/complete.ts";
import { record, recordAt } from "../cases/record.ts";
import type { Trace } from "../trace/trace.ts";
import { caseProgram } from "./case-programs.ts";
import { openProgram } from "./open-program.ts";

/** What a case calls v3 and, as an output, y is only y in a program that computes it in one line. */
const ONLY_Y = ["tiny-engine"];

function recorded(text: string, detail: boolean): Trace {
  const { program } = openProgram({ program: text, params: {} });
  return recordAt(program, defaults(program), detail);
}

describe.each(cases.map(({ slug, detail = false }) => ({ slug, detail })))(
  "the program of $slug",
  ({ slug, detail }) => {
    const trace = recorded(caseProgram(slug), detail);
    const own = record(slug);
    const named = (text: string) => (ONLY_Y.includes(slug) ? text.replace(/\bv3\b/, "y") : text);

    it("has the nodes of the case, with their names, roles, operands and bits", () => {
      const nodes = [...own.nodes].map((node) => {
        const id = named(node.id);
        return { ...node, id, aliases: node.aliases.filter((alias) => alias !== id) };
      });
      expect([...trace.nodes]).toEqual(nodes);
    });

    it("has the edges, the steps and the results of the case, to the last bit", () => {
      expect([...trace.edges]).toEqual([...own.edges].map((edge) => ({ ...edge, id: named(edge.id) })));
      expect([...trace.steps]).toEqual([...own.steps].map((step) => ({ ...step, key: named(step.key) })));
      const { outputs, gradients, jacobian, operations, seen } = own;
      expect(trace).toMatchObject({ outputs, gradients, operations, seen });
      expect(trace.jacobian).toEqual(jacobian);
    });
  },
);

it("there is no program of another case", () => {
  expect(() => caseProgram("nothing")).toThrow(RangeError);
});
