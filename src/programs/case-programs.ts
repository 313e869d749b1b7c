const texts: Readonly<Record<string, string>> = import.meta.glob<string>("./case-programs/*.py", {
  query: "?raw",
  import: "default",
  eager: true,
});

/**
 * Returns the Python program of a case at its default parameters, with the built-in engine: what "Edit as Python" opens.
 *
 * @throws RangeError if there is no such case
 */
export function caseProgram(slug: string): string {
  const text = texts[`./case-programs/${slug}.py`];
  if (text === undefined) throw new RangeError(`no program of a case "${slug}"`);
  return text;
}
