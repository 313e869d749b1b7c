/** A value in a JSON document, with its path. */
export interface Field {
  readonly path: string;
  /** Undefined if the field is missing. */
  readonly value: unknown;
}

/** Maximum length of ids, names and titles, in characters. */
const MAX_TEXT = 1000;

/**
 * Rejects a field.
 *
 * @param fix the fault or the remedy, appended to `nodes[3].role is "hidden"`: `; use input or output`
 * @throws RangeError always
 */
export function refuse({ path, value }: Field, fix: string): never {
  throw new RangeError(
    value === undefined
      ? `readTrace: ${path} is missing${fix}`
      : `readTrace: ${path} is ${shown(value)}${fix}`,
  );
}

/** Returns a field of an object; its value is undefined if the field or the object is missing. */
export function fieldOf({ path, value }: Field, name: string): Field {
  const own = typeof value === "object" && value !== null && Object.hasOwn(value, name);
  return {
    path: path === "" ? name : `${path}.${name}`,
    value: own ? (value as Record<string, unknown>)[name] : undefined,
  };
}

/** Returns true if a field is present. */
export function isPresent({ value }: Field): boolean {
  return value !== undefined;
}

/** Returns the field if it is an object. */
export function objectOf(field: Field): Field {
  const { value } = field;
  if (typeof value !== "object" || value === null || Array.isArray(value)) refuse(field, "; give an object");
  return field;
}

/** Returns the entries of an object by name. */
export function entriesOf(field: Field): [name: string, entry: Field][] {
  return Object.entries(objectOf(field).value as object).map(([name, value]) => {
    return [
      textOf({ path: `a name in ${field.path}`, value: name }),
      { path: `${field.path}.${name}`, value },
    ];
  });
}

/** Returns the items of a list with at most `max` items. */
export function listOf(field: Field, max: number): Field[] {
  const { path, value } = field;
  if (!Array.isArray(value)) refuse(field, "; give a list");
  if (value.length > max) {
    throw new RangeError(`readTrace: ${path} has ${value.length} entries; at most ${max} are read`);
  }
  // `Array.from` also visits the holes of a sparse array.
  return Array.from(value, (part: unknown, i) => ({ path: `${path}[${i}]`, value: part }));
}

/** Returns a non-empty text. */
export function textOf(field: Field): string {
  const { value } = field;
  if (typeof value !== "string" || value === "") refuse(field, "; give a text that is not empty");
  if (value.length > MAX_TEXT)
    refuse(field, `, which has ${value.length} characters; at most ${MAX_TEXT} are read`);
  return value;
}

/** Returns one of the given texts. */
export function choiceOf<T extends string>(field: Field, options: readonly T[]): T {
  const found = options.find((option) => option === field.value);
  return found ?? refuse(field, `; use ${options.length > 1 ? "one of " : ""}${options.join(", ")}`);
}

export function booleanOf(field: Field): boolean {
  return typeof field.value === "boolean" ? field.value : refuse(field, "; give true or false");
}

/** Returns a whole number from 0 to `max`. */
export function wholeOf(field: Field, max: number): number {
  const { value } = field;
  const whole = typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= max;
  // Adding 0 turns −0 into 0.
  return whole ? value + 0 : refuse(field, `; give a whole number from 0 to ${max}`);
}

/** Returns a number, given as a number or as text if JSON has no notation for it. */
export function numberOf(field: Field): number {
  switch (field.value) {
    case "NaN":
      return Number.NaN;
    case "Infinity":
      return Number.POSITIVE_INFINITY;
    case "-Infinity":
      return Number.NEGATIVE_INFINITY;
    case "-0":
      return -0;
  }
  if (typeof field.value === "number") return field.value;
  return refuse(field, '; give a number, or "NaN", "Infinity", "-Infinity" or "-0" in quotes');
}

/** Formats a value for a message: numbers and short texts in full, other values by their type. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === "object") return value === null ? "null" : "an object";
  return typeof value === "function" || typeof value === "symbol" ? `a ${typeof value}` : String(value);
}
