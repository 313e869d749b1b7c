import { list, plus, relation } from "./build.ts";
import type { AlignedExpression, AlignedPart, Expression } from "./expression.ts";

/** Returns aligned equations as relations after one another, each in one row. */
export function equationsOf({ rows }: AlignedExpression): Expression {
  const equations: { left: Expression; parts: AlignedPart[] }[] = [];
  for (const { left, parts } of rows) {
    if (left === undefined) equations.at(-1)?.parts.push(...parts);
    else equations.push({ left, parts: [...parts] });
  }
  const relations = equations.map(({ left, parts }) => chained(left, parts));
  const [only] = relations;
  return relations.length === 1 && only !== undefined ? only : list(relations);
}

/** Relates a side to the next, which ends before the next sign that is not a plus. */
function chained(left: Expression, parts: readonly AlignedPart[]): Expression {
  const [first, ...more] = parts;
  if (first === undefined) return left;
  const terms = more.findIndex(({ sign }) => sign !== "+");
  const end = terms < 0 ? more.length : terms;
  const added = more.slice(0, end).map(({ of }) => of);
  const side = added.length === 0 ? first.of : plus(first.of, ...added);
  const right = chained(side, more.slice(end));
  return first.sign === "+" ? plus(left, right) : relation(left, first.sign, right);
}
