import { cases } from "../../cases/all.ts";
import { defaults } from "../../cases/complete.ts";
import type { AnyCase, Values } from "../../cases/define-case.ts";

/** A case at values for all parameters. */
export interface Variant {
  readonly spec: AnyCase;
  readonly name: string;
  readonly values: Values;
}

/** The cases as they open, and the other ways to run them that change the graph. */
export const variants: readonly Variant[] = cases.flatMap((spec) => {
  const usual = defaults(spec);
  const others = (spec.alternatives?.(usual) ?? []).slice(1, 3).map(({ params }) => params);
  if ("recompute" in usual) others.push({ recompute: "unfaithful" });
  return [{}, ...others].map((params, i) => ({
    spec,
    name: `${spec.slug}${i === 0 ? "" : `, ${Object.values(params).join()}`}`,
    values: { ...usual, ...params },
  }));
});
