import { describe, expect, it } from "vitest";
import { caseBySlug, cases } from "./all.ts";
import { defaults } from "./complete.ts";
import type { AnyCase } from "./define-case.ts";
import { leafEntries } from "./leaf-entries.ts";
import { record } from "./record.ts";

function entriesOf(slug: string, params = {}) {
  const spec = caseBySlug(slug) as AnyCase;
  const values = { ...defaults(spec), ...params };
  const trace = record(slug, params);
  return leafEntries(spec, values, trace).map(({ name, position, node, entry }) => {
    return `${name} ${position}: ${trace.nodes.at(node)?.id} ${entry}`;
  });
}

describe("the entries of leaves", () => {
  it("are nodes of their own for numbers", () => {
    expect(entriesOf("two-inputs")).toEqual(["x1 0: x1 0", "x2 0: x2 0"]);
  });

  it("are entries of one node for a matrix taken as a whole", () => {
    expect(entriesOf("softmax-cross-entropy")).toEqual(["z 0: z 0", "z 1: z 1", "z 2: z 2"]);
  });

  it("are nodes of their own for a vector taken by entries", () => {
    expect(entriesOf("checkpointed-chain").slice(0, 3)).toEqual(["h0 0: h0 0", "w 0: w1 0", "w 1: w2 0"]);
  });

  it.each(cases.map(({ slug }) => slug))("of %s have the values of the parameters", (slug) => {
    const spec = caseBySlug(slug) as AnyCase;
    const trace = record(slug);
    const entries = leafEntries(spec, defaults(spec), trace);
    expect(entries.length).toBeGreaterThan(0);
    for (const { name, position, node, entry } of entries) {
      const given = [defaults(spec)[name]].flat(2)[position];
      const value = trace.nodes.at(node)?.value;
      expect(typeof value === "object" ? value.data[entry] : value).toBe(given);
    }
  });
});
