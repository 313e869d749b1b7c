import { defaults, resized } from "../complete.ts";
import type { AnyCase, AnyParameter, Values } from "../define-case.ts";

/**
 * Returns the values for every combination of choices that the case accepts, at its default sizes and, if it
 * has a batch, with two rows.
 */
export function everyChoice(spec: AnyCase): Values[] {
  const choices = Object.entries(spec.parameters).flatMap(([name, parameter]) =>
    optionsOf(parameter).map((options) => options.map((option) => ({ [name]: option }))),
  );
  const combined = choices.reduce<Values[]>(
    (all, options) => all.flatMap((combination) => options.map((option) => ({ ...combination, ...option }))),
    [{}],
  );
  const sizes = [
    defaults(spec),
    ...("B" in (spec.sizes ?? {}) ? [resized(spec, defaults(spec), "B", 2)] : []),
  ];
  return sizes
    .flatMap((values) => combined.map((combination) => ({ ...values, ...combination })))
    .filter((values) => (spec.refuse?.(values) ?? []).length === 0);
}

/** Returns values at which reverse mode finds the gradient: where they choose how to recompute, faithfully. */
export function faithful(values: Values): Values {
  return "recompute" in values ? { ...values, recompute: "faithful" } : values;
}

/** Returns the options of a choice and three of the layers to keep; empty for other parameters. */
function optionsOf(parameter: AnyParameter): (string | number)[][] {
  if (parameter.kind === "choice") return [[...parameter.options]];
  return parameter.kind === "layers" ? [[parameter.default, "all", "binomial:8"]] : [];
}
