import { type List, LONGEST, readList, tooLong } from "./array.ts";
import type { Parameter } from "./parameter.ts";

/** The class of each row of a batch, counted from 0. */
export interface TargetsParameter extends Parameter<List, List> {
  readonly kind: "targets";
  /** The size that counts the rows. */
  readonly axis: string;
  /** The size that counts the classes. */
  readonly classes: string;
}

/** A class index a row, in a link `0,2,1`. */
export function targets(axis: string, classes: string, usual: List): TargetsParameter {
  const problem = (value: unknown) => {
    if (!Array.isArray(value)) return "it is not a list";
    if (value.length > LONGEST) return tooLong(value);
    return value.length > 0 && [...value].every((one) => Number.isInteger(one) && one >= 0)
      ? undefined
      : "a class is a whole number, counted from 0";
  };
  return {
    kind: "targets",
    role: "choice",
    axis,
    classes,
    default: usual,
    allowed: "one class a row, counted from 0, such as 0,2",
    problem,
    read(text) {
      const read = readList(text);
      if ("problem" in read) return read;
      const found = problem(read.value);
      // −0 + 0 is 0.
      return found === undefined ? { value: read.value.map((one) => one + 0) } : { problem: found };
    },
    write: (value) => value.join(","),
    sizesOf: (value) => ({ [axis]: value.length }),
    conflict(value, sizes) {
      const count = sizes[classes] ?? 1;
      return value.every((one) => one < count) ? undefined : `classes from 0 to ${count - 1}`;
    },
    fit(value, sizes) {
      const count = sizes[classes] ?? 1;
      return Array.from({ length: sizes[axis] ?? usual.length }, (_, i) => {
        return Math.min(value[i] ?? usual[i % usual.length] ?? 0, count - 1);
      });
    },
  };
}
