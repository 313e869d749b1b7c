import { describe, expect, it } from "vitest";
import { record } from "../cases/record.ts";
import { openSource } from "../cases/source.ts";
import { readLink } from "../player/link.ts";
import { indexOfKey } from "../trace/trace.ts";
import { glossary, queryOf } from "./home-glossary.ts";

describe.each(glossary)("the link of $name", (term) => {
  const { slug, step, panel } = term.see;
  const { link, problems } = readLink(openSource({ case: slug, params: {} }), queryOf(term));

  it("has no parameters that the case does not understand", () => {
    expect(problems).toEqual([]);
    expect(link.unknown).toEqual([]);
    expect(link.panel).toBe(panel);
  });

  it("leads to a step of the case", () => {
    expect(link.step).toBe(step);
    expect(indexOfKey(record(slug), step)).toBeGreaterThan(0);
  });
});

it("the terms are those of the chapter's summary, each explained in one sentence", () => {
  expect(glossary.map(({ name }) => name)).toEqual([
    "adjoint",
    "reverse graph",
    "vector-Jacobian product",
    "reverse accumulation",
    "tape",
    "Wengert list",
    "checkpointing",
    "backpropagation",
  ]);
  for (const { meaning } of glossary) expect(meaning).toMatch(/^[A-Z][^.]+\.$/);
});

it("each term has its own step", () => {
  const links = glossary.map((term) => `${term.see.slug}?${queryOf(term)}`);
  expect(new Set(links).size).toBe(glossary.length);
});
