/** A value in a JSON document, with the path that leads to it. */
export interface Field {
  readonly path: string;
  /** Undefined if the field is not there. */
  readonly value: unknown;
}

/** Ids, names and titles are no longer than this. */
const MAX_TEXT = 1000;

/**
 * Refuses a field.
 *
 * @param fix what is wrong or wanted, to follow "nodes[3].role is "hidden"": `; use input or output`.
 * @throws RangeError always.
 */
export function refuse({ path, value }: Field, fix: string): never {
  throw new RangeError(
    value === undefined
      ? `readTrace: ${path} is missing${fix}`
      : `readTrace: ${path} is ${shown(value)}${fix}`,
  );
}

/** A field of an object; one without a value if there is no such field, or if there is no object. */
export function fieldOf({ path, value }: Field, name: string): Field {
  const own = typeof value === "object" && value !== null && Object.hasOwn(value, name);
  return {
    path: path === "" ? name : `${path}.${name}`,
    value: own ? (value as Record<string, unknown>)[name] : undefined,
  };
}

/** Whether a field is there. */
export function isPresent({ value }: Field): boolean {
  return value !== undefined;
}

/** The field itself, checked to be an object. */
export function objectOf(field: Field): Field {
  const { value } = field;
  if (typeof value !== "object" || value === null || Array.isArray(value)) refuse(field, "; give an object");
  return field;
}

/** The entries of an object by name. */
export function entriesOf(field: Field): [name: string, entry: Field][] {
  return Object.entries(objectOf(field).value as object).map(([name, value]) => {
    return [
      textOf({ path: `a name in ${field.path}`, value: name }),
      { path: `${field.path}.${name}`, value },
    ];
  });
}

/** The parts of a list of at most `max` parts. */
export function listOf(field: Field, max: number): Field[] {
  const { path, value } = field;
  if (!Array.isArray(value)) refuse(field, "; give a list");
  if (value.length > max) {
    throw new RangeError(`readTrace: ${path} has ${value.length} entries; at most ${max} are read`);
  }
  // By from, as it visits the holes of a sparse list too.
  return Array.from(value, (part: unknown, i) => ({ path: `${path}[${i}]`, value: part }));
}

/** A text that is not empty. */
export function textOf(field: Field): string {
  const { value } = field;
  if (typeof value !== "string" || value === "") refuse(field, "; give a text that is not empty");
  if (value.length > MAX_TEXT)
    refuse(field, `, which has ${value.length} characters; at most ${MAX_TEXT} are read`);
  return value;
}

/** One of a few texts. */
export function choiceOf<T extends string>(field: Field, options: readonly T[]): T {
  const found = options.find((option) => option === field.value);
  return found ?? refuse(field, `; use ${options.length > 1 ? "one of " : ""}${options.join(", ")}`);
}

export function booleanOf(field: Field): boolean {
  return typeof field.value === "boolean" ? field.value : refuse(field, "; give true or false");
}

/** A whole number from 0 to `max`. */
export function wholeOf(field: Field, max: number): number {
  const { value } = field;
  const whole = typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= max;
  // Adding 0 makes 0 of −0.
  return whole ? value + 0 : refuse(field, `; give a whole number from 0 to ${max}`);
}

/** A number, or one of the texts that stand for those that JSON has not. */
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

/** A value in a message: numbers and short texts as they are, of all else what it is. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === "object") return value === null ? "null" : "an object";
  return typeof value === "function" || typeof value === "symbol" ? `a ${typeof value}` : String(value);
}
