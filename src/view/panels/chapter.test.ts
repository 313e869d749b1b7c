import { expect, it } from "vitest";
import { cases } from "../../cases/all.ts";
import { openSource } from "../../cases/source.ts";
import { chainStates, chapter } from "../../cases/testing/chapter.ts";
import { run as runCase } from "../../engine/run.ts";
import { relation } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { formula } from "../../formula/parse.ts";
import { toText } from "../../formula/to-text.ts";
import { derivationLines, phaseLines } from "./derivation-lines.ts";

/** Writes a formula without the signs of products, which depend on how the formula was built. */
function plain(of: Expression): string {
  return toText(of).normalize("NFC").replaceAll(/[ ·]/g, "");
}

/** Returns the formulas that an expression shows: a = b and a = c for a = b = c, and each of a list. */
function shown(of: Expression): Expression[] {
  if (of.kind === "list") return [of, ...of.items.flatMap(shown)];
  if (of.kind !== "relation") return [of];
  const { left, sign } = of;
  const sides = (right: Expression): Expression[] =>
    right.kind === "relation" ? [...sides(right.left), ...sides(right.right)] : [right];
  return sides(of.right).map((side) => relation(left, sign, side));
}

/** Returns what the derivation of a case shows, by place. */
function derivation(slug: string, params = {}): ReadonlyMap<string, readonly string[]> {
  const run = runCase({ case: slug, params });
  const source = openSource(run.request);
  const places: [string, readonly Expression[]][] = [
    ["formula", source.lesson === undefined ? [] : [formula(source.lesson.formula)]],
    ...(["forward", "seed", "backward", "gradient"] as const).map(
      (phase): [string, readonly Expression[]] => [phase, phaseLines(source, run, phase)],
    ),
    ...derivationLines(source, run).map(({ key, formula, done, below }): [string, Expression[]] => [
      key,
      [formula, done, ...below.flatMap((line) => [line.formula, line.done])],
    ]),
  ];
  return new Map(places.map(([place, lines]) => [place, lines.flatMap(shown).map(plain)]));
}

const all = Object.entries(chapter).flatMap(([slug, lines]) => lines.map((line) => ({ slug, ...line })));

it.each(all)("$slug shows $text at $at", ({ slug, text, at, params }) => {
  expect(derivation(slug, params).get(at)).toContain(plain(formula(text)));
});

it.each(chainStates)("the checkpointed chain has a line for each of $text", ({ steps, params = {} }) => {
  const keys = [...derivation("checkpointed-chain", params).keys()];
  expect(keys.filter((key) => steps.includes(key))).toEqual(steps);
});

it("every case of the text has its formulas listed", () => {
  expect([...Object.keys(chapter), "checkpointed-chain"].toSorted()).toEqual(
    cases.map(({ slug }) => slug).toSorted(),
  );
});
