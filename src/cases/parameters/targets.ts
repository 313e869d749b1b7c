import { parameterWords } from "../../words/en/parameters.ts";
import { type List, LONGEST, readList, tooLong } from "./array.ts";
import type { Parameter } from "./parameter.ts";

/** The class of each row of a batch, counted from 0. */
export interface TargetsParameter extends Parameter<List, List> {
  readonly kind: "targets";
  /** Name of the size that is the number of rows. */
  readonly axis: string;
  /** Name of the size that is the number of classes. */
  readonly classes: string;
}

/** Creates a parameter of one class index per row, written `0,2,1` in a link. */
export function targets(axis: string, classes: string, defaultValue: List): TargetsParameter {
  const problem = (value: unknown) => {
    if (!Array.isArray(value)) return parameterWords.notList;
    if (value.length > LONGEST) return tooLong(value);
    return value.length > 0 && [...value].every((target) => Number.isInteger(target) && target >= 0)
      ? undefined
      : parameterWords.noClass;
  };
  return {
    kind: "targets",
    role: "choice",
    axis,
    classes,
    default: defaultValue,
    allowed: parameterWords.allowed.targets,
    problem,
    read(text) {
      const read = readList(text);
      if ("problem" in read) return read;
      const found = problem(read.value);
      // Adding 0 turns −0 into 0.
      return found === undefined ? { value: read.value.map((target) => target + 0) } : { problem: found };
    },
    write: (value) => value.join(","),
    sizesOf: (value) => ({ [axis]: value.length }),
    conflict(value, sizes) {
      const count = sizes[classes] ?? 1;
      return value.every((target) => target < count) ? undefined : parameterWords.allowed.classes(count - 1);
    },
    fit(value, sizes) {
      const count = sizes[classes] ?? 1;
      return Array.from({ length: sizes[axis] ?? defaultValue.length }, (_, i) => {
        return Math.min(value[i] ?? defaultValue[i % defaultValue.length] ?? 0, count - 1);
      });
    },
  };
}
