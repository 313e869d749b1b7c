import { describe, expect, it } from "vitest";
import {
  adjointOf,
  exactNumber,
  negative,
  number,
  productOf,
  symbol,
  symbolOf,
} from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { HEARD } from "../spoken.ts";
import { READ } from "../writing.ts";
import { type ProvenanceTerm, provenanceWords } from "./provenance.ts";

const [L, P, X, z] = [
  adjointOf(symbolOf("L")),
  adjointOf(symbolOf("P")),
  symbolOf("X"),
  symbolOf("z"),
] as const;
const placeholder = symbol("x");

const symbols = (...names: readonly Expression[]): ProvenanceTerm => ({
  kind: "groups",
  groups: names.map((name) => ({ kind: "symbol", symbol: name })),
});
const before: ProvenanceTerm = { kind: "before", amount: exactNumber(-1) };
const columns: ProvenanceTerm = {
  kind: "groups",
  groups: [
    { kind: "symbol", symbol: L },
    { kind: "columns", numbers: [1, 3], of: X },
  ],
};
const sum: ProvenanceTerm = {
  kind: "formula",
  formula: negative(placeholder),
  groups: new Map([[placeholder, { fold: "none", group: { kind: "symbol", symbol: P } }]]),
  over: { kind: "some", count: 3 },
};
const mean: ProvenanceTerm = {
  kind: "formula",
  formula: placeholder,
  groups: new Map([[placeholder, { fold: "mean", group: { kind: "all", of: undefined } }]]),
  over: undefined,
};
const write = (terms: readonly ProvenanceTerm[], writing = READ) =>
  provenanceWords.sentence(
    { name: X, position: "(1,2)", value: exactNumber(4), terms, numbers: [] },
    writing,
  );

it.each<[string, readonly ProvenanceTerm[]]>([
  ["entry (1,2) of X = 4", []],
  ["entry (1,2): −1 so far + seed = 4", [before, { kind: "seed" }]],
  ["entry (1,2) = 4, from L̄ and columns 1, 3 of X", [columns]],
  ["entry (1,2) = 4, from L̄, z and P̄", [symbols(L, z), symbols(P, z)]],
  ["entry (1,2): −1 so far + a term from L̄ and z = 4", [before, symbols(L, z)]],
  ["entry (1,2): sum over entries of −P̄ = 4", [sum]],
  ["entry (1,2): mean of all of a constant = 4", [mean]],
])("reads “%s”", (text, terms) => {
  expect(write(terms).normalize("NFC")).toBe(text.normalize("NFC"));
});

it("is heard in words", () => {
  expect(write([before, symbols(L, z)], HEARD)).toBe(
    "entry (1,2): minus 1 so far plus a term from L bar and z equals 4",
  );
  expect(write([sum], HEARD)).toBe("entry (1,2): sum over entries of minus P bar equals 4");
});

describe("a sum in numbers", () => {
  const term = productOf("dots", [number(1 / 3), number(-2)]);
  const sum = (count: number) =>
    provenanceWords.sentence(
      {
        name: X,
        position: "",
        value: exactNumber((-2 * count) / 3),
        terms: [],
        numbers: Array(count).fill(term),
      },
      READ,
    );

  it("has all terms if they are few", () => {
    expect(sum(2)).toBe("X = 0.3333·(−2) + 0.3333·(−2) ≈ −1.3333333333333333");
  });

  it("leaves out terms and says how many, and its sign is that of the whole sum", () => {
    expect(sum(9)).toBe("X = 0.3333·(−2) + 0.3333·(−2) + 0.3333·(−2) + … 5 more terms … + 0.3333·(−2) ≈ −6");
  });
});
