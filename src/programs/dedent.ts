/**
 * Returns a program that stands in HTML without the indentation that all its lines share, and without the empty lines
 * around it; empty if there is nothing else.
 */
export function dedent(text: string): string {
  const lines = text
    .replace(/\r\n?/g, "\n")
    .replace(/^(?:[^\S\n]*\n)+/, "")
    .trimEnd()
    .split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)?.[0] ?? "");
  const [first] = indents;
  if (first === undefined) return "";
  const shared = indents.reduce((most, indent) => commonStart(most, indent), first).length;
  return `${lines.map((line) => line.slice(Math.min(shared, line.length))).join("\n")}\n`;
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}
