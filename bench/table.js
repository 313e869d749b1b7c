/**
 * A measured value.
 *
 * @typedef {object} Row
 * @property {string} group the part of the benchmark, such as `engine`
 * @property {string} what what is measured
 * @property {number} value the value; less is better
 * @property {string} unit the unit of the value and of the peer's
 * @property {{ name: string, value: number }} [peer] the same measured with something else, in the same run
 * @property {number} [ratio] how many times less the value is than the peer's; computed if it is missing
 * @property {number | { ratio: number }} [goal] the largest value, or the least ratio
 */

/** Returns the ratio of a row: its own, or the peer's value over the value; undefined without a peer. */
export function ratioOf({ value, peer, ratio }) {
  return ratio ?? (peer && peer.value / value);
}

/** Returns whether a row meets its goal; undefined without a goal, or without the ratio that the goal asks for. */
export function meetsGoal(row) {
  if (typeof row.goal !== "object") return row.goal === undefined ? undefined : row.value <= row.goal;
  const ratio = ratioOf(row);
  return ratio === undefined ? undefined : ratio >= row.goal.ratio;
}

/** Formats a number with three significant digits and thousands separators: `0.0123`, `12.3`, `12,345`. */
export function numberText(value) {
  if (!Number.isFinite(value)) return "–";
  return Math.abs(value) >= 100
    ? Math.round(value).toLocaleString("en-US")
    : String(Number(value.toPrecision(3)));
}

/** Formats rows as a table with one line per row, grouped, below a header that names the machine. */
export function tableText(rows, machine) {
  const lines = [["", "value", "peer", "ratio", "goal"]];
  let group;
  for (const row of rows) {
    if (row.group !== group) lines.push([], [row.group]);
    group = row.group;
    lines.push(cellsOf(row));
  }
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join("  ")
      .trimEnd(),
  );
  return [machine, "", ...text].join("\n");
}

function cellsOf(row) {
  const ratio = ratioOf(row);
  return [
    `  ${row.what}`,
    `${numberText(row.value)} ${row.unit}`,
    row.peer ? `${row.peer.name} ${numberText(row.peer.value)}` : "",
    ratio === undefined ? "" : `${numberText(ratio)}×`,
    goalText(row),
  ];
}

function goalText(row) {
  if (row.goal === undefined) return "";
  const goal =
    typeof row.goal === "number" ? `≤ ${numberText(row.goal)}` : `≥ ${numberText(row.goal.ratio)}×`;
  const isMet = meetsGoal(row);
  return `${goal} ${isMet === undefined ? "?" : isMet ? "✓" : "✗"}`;
}
