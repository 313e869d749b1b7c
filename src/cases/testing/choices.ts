import { defaults, resized } from "../complete.ts";
import type { AnyCase, AnyParameter, Values } from "../define-case.ts";

/** A case at every combination of its choices that it does not refuse, at its defaults and with two rows. */
export function everyChoice(spec: AnyCase): Values[] {
  const choices = Object.entries(spec.parameters).flatMap(([name, parameter]) =>
    optionsOf(parameter).map((options) => options.map((option) => ({ [name]: option }))),
  );
  const combined = choices.reduce<Values[]>(
    (all, options) => all.flatMap((made) => options.map((option) => ({ ...made, ...option }))),
    [{}],
  );
  const sizes = [
    defaults(spec),
    ...("B" in (spec.sizes ?? {}) ? [resized(spec, defaults(spec), "B", 2)] : []),
  ];
  return sizes
    .flatMap((values) => combined.map((made) => ({ ...values, ...made })))
    .filter((values) => (spec.refuse?.(values) ?? []).length === 0);
}

/** The options of a choice, and some of which layers to keep; of other parameters, none. */
function optionsOf(parameter: AnyParameter): (string | number)[][] {
  if (parameter.kind === "choice") return [[...parameter.options]];
  return parameter.kind === "layers" ? [[parameter.default, "all", "optimal:8"]] : [];
}
