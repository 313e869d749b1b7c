import { describe, expect, it } from "vitest";
import { caseBySlug } from "../../cases/all.ts";
import { complete } from "../../cases/complete.ts";
import type { AnyCase } from "../../cases/define-case.ts";
import type { ParameterValue } from "../../cases/parameters/parameter.ts";
import { record } from "../../cases/record.ts";
import { editAt } from "./edit-at.ts";

function click(slug: string, given: Readonly<Record<string, ParameterValue>>, node: string, entry?: number) {
  const spec = caseBySlug(slug) as AnyCase;
  const { values } = complete(spec, given);
  return editAt(spec, values, record(slug, values), { node, entry });
}

describe("a click on a state of the chain", () => {
  it.each([
    ["h0,h4,h8", "h2", "h0,h2,h4,h8"],
    ["h0,h4,h8", "h4", "h0,h8"],
    ["all", "h3", "h0,h1,h2,h4,h5,h6,h7,h8"],
    ["sqrt", "h1", "h0,h1,h3,h6,h8"],
    ["optimal:2", "h2", "h0,h2,h5,h7,h8"],
  ])("turns store=%s at %s into %s", (store, node, value) => {
    expect(click("checkpointed-chain", { store }, node)).toEqual({ name: "store", value });
  });

  it.each(["h0", "h8", "w3"])("does nothing at %s, which is always stored", (node) => {
    expect(click("checkpointed-chain", {}, node)).toBeUndefined();
  });
});

describe("a click on an entry of the logits", () => {
  const batch = {
    z: [
      [1, 2, 3],
      [3, 2, 1],
    ],
    t: [0, 0],
  };

  it("makes its class the target of its row", () => {
    expect(click("softmax-cross-entropy", batch, "z", 5)).toEqual({ name: "t", value: [0, 2] });
    expect(click("softmax-cross-entropy", batch, "z", 1)).toEqual({ name: "t", value: [1, 0] });
  });

  it("does nothing elsewhere", () => {
    expect(click("softmax-cross-entropy", batch, "z")).toBeUndefined();
    expect(click("softmax-cross-entropy", batch, "L", 0)).toBeUndefined();
    expect(click("two-inputs", {}, "x1")).toBeUndefined();
  });
});
