/** A piece of a formula drawn as plain text, with its setting. */
export interface TextRun {
  readonly text: string;
  /** Italic letters for variables; upright letters for names of functions, digits and signs. */
  readonly face: "math" | "main";
  readonly script: "normal" | "sub" | "super";
  /** Whether a bar is drawn over it, as over an adjoint. */
  readonly bar: boolean;
}

const SUB = "₀₁₂₃₄₅₆₇₈₉₊₋";
const SUPER = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
const PLAIN = "0123456789+−";
/** The combining character after a letter with a bar. */
export const BAR = "\u0304";

/** Splits a line of Unicode mathematics, as `texToText` writes it, into runs with one setting each. */
export function textRuns(line: string): TextRun[] {
  const runs: TextRun[] = [];
  for (const [piece] of line.matchAll(
    /[a-zA-Zσ]\u0304|[a-zA-Z]{2,}(?!\u0304)|[a-zA-Zσ]|[₀-₉₊₋]+|[⁰¹²³⁴-⁹⁺⁻]+|[^a-zA-Zσ₀-₉₊₋⁰¹²³⁴-⁹⁺⁻]+/gu,
  )) {
    runs.push(run(piece));
  }
  return runs;
}

function run(piece: string): TextRun {
  const first = piece[0] ?? "";
  if (SUB.includes(first)) return { text: plain(piece, SUB), face: "main", script: "sub", bar: false };
  if (SUPER.includes(first)) return { text: plain(piece, SUPER), face: "main", script: "super", bar: false };
  const bar = piece.length === 2 && piece.endsWith(BAR);
  const letters = bar ? piece.slice(0, 1) : piece;
  const face = /^[a-zA-Zσ]$/u.test(letters) ? "math" : "main";
  return { text: letters, face, script: "normal", bar };
}

function plain(piece: string, table: string): string {
  return [...piece].map((character) => PLAIN[table.indexOf(character)] ?? character).join("");
}
