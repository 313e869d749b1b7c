import { readFileSync } from "node:fs";
import { cases } from "../../src/cases/all.ts";

/** Values and gradients of a case at some parameters, by PyTorch. */
export interface Golden {
  readonly case: string;
  readonly params: Readonly<Record<string, number>>;
  readonly outputs: Readonly<Record<string, number>>;
  readonly gradients: Readonly<Record<string, number>>;
}

/** The addresses' names of all cases. */
export const slugs: readonly string[] = cases.map(({ slug }) => slug);

const file = readFileSync(new URL("../../src/cases/goldens.json", import.meta.url), "utf8");
const records: readonly Golden[] = JSON.parse(file).records;

/** The records of the cases there are. */
export const goldens: readonly Golden[] = records.filter((golden) => slugs.includes(golden.case));

/** How far a number may be from PyTorch's. */
export function tolerance(reference: number): number {
  return 1e-14 + 1e-10 * Math.abs(reference);
}

/** The query of a link with these parameters. */
export function queryOf(params: Readonly<Record<string, number>>): string {
  const texts = Object.entries(params).map(([name, value]) => [name, String(value)]);
  return `?${new URLSearchParams(texts)}`;
}
