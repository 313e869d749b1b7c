/**
 * Breaks text into lines of at most a given width: between words, and within a formula only if the formula is
 * wider than a line. A word that is wider than a line has a line of its own.
 *
 * @param measure returns the width of a line, in the unit of the given width
 */
export function wrapText(text: string, width: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  const take = (part: string) => {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${part}`) <= width)
      lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
  };
  for (const part of text.split(/(?<! [=+×−·]) (?![=+×−·] )/)) {
    if (measure(part) <= width) take(part);
    else part.split(" ").forEach(take);
  }
  return lines;
}
