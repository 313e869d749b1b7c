import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layers, listText, storeOf } from "./layers.ts";

const NO_STORE = "it is neither all, sqrt, binomial with a number, nor a list of layers";
const store = layers("L", "h0,h4,h8");

describe("a layers parameter", () => {
  it.each<[string, ReturnType<typeof storeOf>]>([
    ["all", { kind: "all" }],
    ["sqrt", { kind: "sqrt" }],
    ["optimal:1", { kind: "optimal", slots: 1 }],
    ["binomial:3", { kind: "optimal", slots: 3 }],
    ["optimal:64", { kind: "optimal", slots: 64 }],
    ["h0,h4,h8", { kind: "list", layers: [0, 4, 8] }],
    ["h4", { kind: "list", layers: [4] }],
    ["h8,h0,h04,h8", { kind: "list", layers: [8, 0, 4, 8] }],
    ["h99", { kind: "list", layers: [99] }],
  ])("is read from %j", (text, expected) => {
    expect(storeOf(text)).toEqual(expected);
    expect(store.read(text)).toEqual({ value: text.replace("optimal", "binomial") });
    expect(store.problem(text)).toBeUndefined();
  });

  it.each([
    "",
    "none",
    "All",
    " all",
    "all,h4",
    "sqrt:2",
    "optimal",
    "optimal:",
    "optimal:0",
    "optimal:03",
    "optimal:65",
    "optimal:-1",
    "optimal:1.5",
    "optimal:\u0663",
    "optimal:1e9",
    "h",
    "4",
    "0,4,8",
    "h0,",
    ",h0",
    "h0,,h4",
    "h0, h4",
    "h0;h4",
    "h-1",
    "h1.5",
    "h100",
    "h0x1",
    "h\u0664",
    "H4",
    "w1",
    "h4\n",
    "constructor",
  ])("is not read from %j", (text) => {
    expect(storeOf(text)).toBeUndefined();
    expect(store.read(text)).toEqual({ problem: NO_STORE });
    expect(store.problem(text)).toBe(NO_STORE);
  });

  it("is read from a list of all 100 names, but not of millions", () => {
    const all = Array.from({ length: 100 }, (_, i) => `h${i}`).join(",");
    expect(store.problem(all)).toBeUndefined();
    expect(store.problem(`h0${",h1".repeat(1e7)}`)).toBe(NO_STORE);
  });

  it("must be a string", () => {
    for (const value of [undefined, null, 3, ["h0", "h4"], [0, 4, 8]]) {
      expect(store.problem(value)).toBe(NO_STORE);
    }
  });

  it("describes the allowed values", () => {
    expect(store.allowed).toBe(
      "all, sqrt, binomial:1 to binomial:64, or a list of layers in order, each once, with the first and the last, such as h0,h4,h8",
    );
  });

  it("conflicts with a chain that ends before a listed layer", () => {
    expect(store.conflict?.("h0,h4,h8", { L: 8 })).toBeUndefined();
    expect(store.conflict?.("h0,h9", { L: 8 })).toBe("layers from h0 to h8");
    for (const text of ["all", "sqrt", "binomial:64"])
      expect(store.conflict?.(text, { L: 2 })).toBeUndefined();
  });

  it("has the binomial schedule by its present name", () => {
    expect(store.read("optimal:3")).toEqual({ value: "binomial:3" });
    expect(store.fit?.("optimal:3", { L: 8 })).toBe("binomial:3");
  });

  it("is fitted to other chains: with both ends, sorted, without duplicates", () => {
    expect(store.fit?.("h0,h4,h8", { L: 8 })).toBe("h0,h4,h8");
    expect(store.fit?.("h6,h3,h6", { L: 8 })).toBe("h0,h3,h6,h8");
    expect(store.fit?.("h0,h4,h8", { L: 12 })).toBe("h0,h4,h8,h12");
    expect(store.fit?.("h0,h4,h8", { L: 4 })).toBe("h0,h4");
    expect(store.fit?.("h0,h4,h8", { L: 2 })).toBe("h0,h2");
    for (const text of ["all", "sqrt", "binomial:9"]) expect(store.fit?.(text, { L: 2 })).toBe(text);
  });
});

it("listText round-trips through storeOf: sorted, without duplicates, with both ends", () => {
  const kept = fc.integer({ min: 2, max: 64 }).chain((last) => {
    return fc.record({ last: fc.constant(last), numbers: fc.array(fc.nat(last)) });
  });
  fc.assert(
    fc.property(kept, ({ numbers, last }) => {
      const text = listText(numbers, last);
      const read = storeOf(text);
      const wanted = [...new Set([0, ...numbers, last])].toSorted((a, b) => a - b);
      expect(read).toEqual({ kind: "list", layers: wanted });
      expect(listText(wanted, last)).toBe(text);
      expect(store.fit?.(text, { L: last })).toBe(text);
      expect(store.conflict?.(text, { L: last })).toBeUndefined();
    }),
  );
});
