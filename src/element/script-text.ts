/**
 * Returns the program in an element's `<script type="text/x-python">`, without the indentation that all its lines share;
 * undefined if there is no such script or it is empty.
 */
export function scriptText(host: Pick<Element, "querySelector">): string | undefined {
  const text = host.querySelector(':scope > script[type="text/x-python" i]')?.textContent ?? "";
  const lines = text
    .replace(/^(?:[^\S\n]*\n)+/, "")
    .trimEnd()
    .split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)?.[0] ?? "");
  const [first] = indents;
  if (first === undefined) return undefined;
  const shared = indents.reduce((most, indent) => commonStart(most, indent), first).length;
  return `${lines.map((line) => line.slice(Math.min(shared, line.length))).join("\n")}\n`;
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}
