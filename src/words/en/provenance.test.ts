import { expect, it } from "vitest";
import { type ProvenanceTerm, provenanceWords } from "./provenance.ts";

const symbols = (...names: readonly string[]): ProvenanceTerm => ({
  kind: "groups",
  groups: names.map((symbol) => ({ kind: "symbol", symbol })),
});
const before: ProvenanceTerm = { kind: "before", amount: "−1" };
const columns: ProvenanceTerm = {
  kind: "groups",
  groups: [
    { kind: "symbol", symbol: "L̄" },
    { kind: "columns", numbers: [1, 3], of: "X" },
  ],
};
const sum: ProvenanceTerm = {
  kind: "formula",
  pieces: ["−", { fold: "none", group: { kind: "symbol", symbol: "P̄" } }],
  over: { kind: "some", count: 3 },
};
const mean: ProvenanceTerm = {
  kind: "formula",
  pieces: [{ fold: "mean", group: { kind: "all", of: undefined } }],
  over: undefined,
};

it.each<[readonly ProvenanceTerm[], string]>([
  [[], "entry (1,2) of X = 4"],
  [[before, { kind: "seed" }], "entry (1,2): −1 so far + seed = 4"],
  [[columns], "entry (1,2) = 4, from L̄ and columns 1, 3 of X"],
  [[symbols("L̄", "z"), symbols("P̄", "z")], "entry (1,2) = 4, from L̄, z and P̄"],
  [[before, symbols("L̄", "z")], "entry (1,2): −1 so far + a term from L̄ and z = 4"],
  [[sum], "entry (1,2): sum over entries of −P̄ = 4"],
  [[mean], "entry (1,2): mean of all of a constant = 4"],
])("the sentence about an entry with terms %j is %s", (terms, text) => {
  expect(provenanceWords.sentence({ name: "X", position: "(1,2)", value: "4", terms })).toBe(text);
});
