/** The names under which engines of learners keep a node's number, its adjoint, and the nodes that it was made from. */
const VALUES = ["data", "value", "val", "primal", "v"];
const ADJOINTS = ["grad", "adjoint", "adj", "gradient", "bar", "g"];
const PARENTS = ["parents", "prev", "children", "inputs", "operands", "args", "deps", "sources"];

/** Private attributes may be behind properties. */
const withPrivate = (names: readonly string[]) => new Set(names.flatMap((name) => [name, `_${name}`]));

export const VALUE_NAMES: ReadonlySet<string> = withPrivate(VALUES);
export const ADJOINT_NAMES: ReadonlySet<string> = withPrivate(ADJOINTS);
export const PARENT_NAMES: ReadonlySet<string> = withPrivate(PARENTS);

/** All attributes that are watched. */
export const WATCHED_NAMES: ReadonlySet<string> = new Set([
  ...VALUE_NAMES,
  ...ADJOINT_NAMES,
  ...PARENT_NAMES,
]);

/**
 * Returns the names of the classes in a text whose instances may be nodes: classes at the top level in which an adjoint
 * is set.
 */
export function engineClasses(text: string): readonly string[] {
  const classes = text.matchAll(
    /^class[^\S\n]+([\p{L}_][\p{L}\p{N}_]*)[^\n]*\n(?:[^\S\n]+[^\n]*\n|[^\S\n]*\n)*/gmu,
  );
  const isSet = new RegExp(
    `\\b(?:${[...ADJOINT_NAMES].join("|")})\\b[^=\\n]*=(?!=)|\\b(?:grad|adjoint)\\s*:`,
    "u",
  );
  return [...classes].flatMap(([body, name = ""]) => (isSet.test(body) ? [name] : []));
}
