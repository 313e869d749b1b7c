import { readFileSync } from "node:fs";
import { caseBySlug, cases } from "../../src/cases/all.ts";
import type { Parameter, ParameterValue } from "../../src/cases/parameters/parameter.ts";
import type { Golden as AnyGolden } from "../../src/cases/testing/reference.ts";

/** Values and gradients of a case for some parameters, computed by PyTorch. */
export type Golden = AnyGolden<ParameterValue>;

/** The slugs of all cases. */
export const slugs: readonly string[] = cases.map(({ slug }) => slug);

/**
 * Returns a list in two halves, one per worker. A test of many cases loads a page once and visits the others.
 */
export function halves<T>(all: readonly T[]): readonly (readonly T[])[] {
  return [0, 1].map((half) => all.filter((_, i) => i % 2 === half));
}

const file = readFileSync(new URL("../../src/cases/goldens.json", import.meta.url), "utf8");

/** All records. */
export const goldens: readonly Golden[] = JSON.parse(file).records;

/** Returns the query of a link to a case with these parameters. */
export function queryOf({ case: slug, params }: Golden): string {
  const known: Readonly<Record<string, Parameter>> = caseBySlug(slug)?.parameters ?? {};
  const texts = Object.entries(params).map(([name, value]) => [name, known[name]?.write(value) ?? ""]);
  return `?${new URLSearchParams(texts)}`;
}
