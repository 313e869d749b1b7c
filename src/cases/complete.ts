import type { AnyCase, Misfit, Values } from "./define-case.ts";
import type { Parameter, ParameterValue, Sizes } from "./parameters/parameter.ts";

/** Values for all parameters of a case, and those given that could not be among them. */
export interface Completed {
  readonly values: Values;
  readonly misfits: readonly Misfit[];
}

/**
 * Values for all parameters: those given, which are each good in themselves, and for the others the
 * defaults, made to fit. A given value that does not go with those before it is left out, so that the
 * result can always be run.
 */
export function complete(spec: AnyCase, given: Readonly<Record<string, ParameterValue>>): Completed {
  const misfits: Misfit[] = [];
  const fitting = { ...given };
  const drop = (parameter: string, problem: string, allowed: string): void => {
    misfits.push({ parameter, problem, allowed });
    delete fitting[parameter];
  };

  const sizes: Record<string, number> = {};
  const owners: Record<string, string> = {};
  for (const [name, parameter] of Object.entries<Parameter>(spec.parameters)) {
    const value = fitting[name];
    if (value === undefined) continue;
    const own = parameter.sizesOf?.(value) ?? {};
    const clash = Object.entries(own).find(([axis, size]) => (sizes[axis] ?? size) !== size);
    const excess = Object.entries(own).find(([axis, size]) => !isPossible(spec, axis, size));
    if (excess !== undefined) {
      const [axis, size] = excess;
      const { min, max } = spec.sizes?.[axis] ?? { min: 1, max: 1 };
      drop(name, `its ${axis} is ${size}`, `${axis} from ${min} to ${max}`);
    } else if (clash !== undefined) {
      const [axis, size] = clash;
      drop(
        name,
        `its ${axis} is ${size}, but that of ${owners[axis]} is ${sizes[axis]}`,
        `${axis}=${sizes[axis]}`,
      );
    } else {
      Object.assign(sizes, own);
      for (const axis of Object.keys(own)) owners[axis] = name;
    }
  }
  const all = { ...sizesOf(spec, defaults(spec)), ...sizes };
  for (const [name, parameter] of Object.entries<Parameter>(spec.parameters)) {
    const value = fitting[name];
    const allowed = value === undefined ? undefined : parameter.misfit?.(value, all);
    if (allowed !== undefined) drop(name, "it does not go with the other inputs", allowed);
  }

  const settled = () => fitted(spec, { ...defaults(spec), ...fitting }, all);
  const refusals = spec.refuse?.(settled()) ?? [];
  const refused = refusals.find(({ parameter }) => parameter in fitting);
  if (refused !== undefined) drop(refused.parameter, refused.problem, refused.allowed);
  return { values: settled(), misfits };
}

/** The same values with one changed, or why it cannot be: then it is the changed one that is at fault. */
export function changed(
  spec: AnyCase,
  values: Values,
  name: string,
  value: ParameterValue,
): { readonly values: Values } | { readonly misfit: Misfit } {
  const next = { ...values, [name]: value };
  const refused = spec.refuse?.(next).find(({ parameter }) => parameter === name);
  const { values: settled, misfits } = complete(spec, next);
  const misfit = refused ?? misfits[0];
  return misfit === undefined ? { values: settled } : { misfit };
}

/** The sizes of a case at these values. */
export function sizesOf(spec: AnyCase, values: Values): Sizes {
  const sizes: Record<string, number> = {};
  for (const [name, parameter] of Object.entries<Parameter>(spec.parameters)) {
    const value = values[name];
    if (value !== undefined) Object.assign(sizes, parameter.sizesOf?.(value));
  }
  return sizes;
}

/** The same values with one size changed: what is cut off is lost, what is new is the default's. */
export function resized(spec: AnyCase, values: Values, axis: string, size: number): Values {
  return fitted(spec, values, { ...sizesOf(spec, values), [axis]: size });
}

/** Whether a size of the case can be this. */
export function isPossible(spec: AnyCase, axis: string, size: number): boolean {
  const limits = spec.sizes?.[axis];
  return limits === undefined || (Number.isInteger(size) && size >= limits.min && size <= limits.max);
}

/** The defaults of a case. */
export function defaults(spec: AnyCase): Values {
  return Object.fromEntries(
    Object.entries<Parameter>(spec.parameters).map(([name, parameter]) => [name, parameter.default]),
  );
}

function fitted(spec: AnyCase, values: Values, sizes: Sizes): Values {
  const entries = Object.entries<Parameter>(spec.parameters).map(([name, parameter]) => {
    const value = values[name] ?? parameter.default;
    return [name, parameter.fit?.(value, sizes) ?? value];
  });
  return Object.fromEntries(entries);
}
