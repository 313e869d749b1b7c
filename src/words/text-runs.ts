/** A piece of a formula drawn as plain text, with its setting. */
export interface TextRun {
  readonly text: string;
  /** Italic letters for variables; upright letters for names of functions, digits and signs. */
  readonly face: "math" | "main";
  readonly script: "normal" | "sub" | "super";
  /** Whether a bar is drawn over it, as over an adjoint. */
  readonly bar: boolean;
}

/** The size of sub- and superscripts, relative to the letters of the line. */
export const SCRIPT_SIZE = 0.72;

/** The combining character after a letter with a bar. */
export const BAR = "\u0304";

const SCRIPTS = {
  sub: ["₀₁₂₃₄₅₆₇₈₉₊₋₌ₐₑᵢⱼₖₘₙₒₜᵤ", "0123456789+−=aeijkmnotu"],
  super: ["⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᴮᴸᵀ", "0123456789+−nBLT"],
} as const;
const [SUB, SUPER] = [SCRIPTS.sub[0], SCRIPTS.super[0]];
// Adjacent capitals are matrices; other letters side by side are the name of a function.
const PIECES = new RegExp(
  `[a-zA-Zσ]${BAR}|[A-Z]+(?![a-zA-Z${BAR}])|[a-zA-Z]{2,}(?!${BAR})|[a-zA-Zσ]` +
    `|[${SUB}]+|(?<=[a-zA-Z])_[a-zA-Z]|[${SUPER}]+|(?:(?![a-zA-Zσ${SUB}${SUPER}]|(?<=[a-zA-Z])_[a-zA-Z]).)+`,
  "gsu",
);

/** Splits a line of Unicode mathematics, as `texToText` writes it, into runs with one setting each. */
export function textRuns(line: string): TextRun[] {
  return [...line.matchAll(PIECES)].flatMap(([piece]): TextRun[] => {
    const first = piece.charAt(0);
    if (SUB.includes(first)) return scriptRuns(piece, "sub");
    if (SUPER.includes(first)) return scriptRuns(piece, "super");
    // A subscript that Unicode lacks.
    if (/^_[a-zA-Z]$/.test(piece)) return [{ text: piece.slice(1), face: "math", script: "sub", bar: false }];
    const bar = piece.length === 2 && piece.endsWith(BAR);
    const text = bar ? piece.slice(0, 1) : piece;
    const face = /^([A-Z]+|[a-zσ])$/u.test(text) ? "math" : "main";
    return [{ text, face, script: "normal", bar }];
  });
}

function scriptRuns(piece: string, script: "sub" | "super"): TextRun[] {
  const [written, plain] = SCRIPTS[script];
  const line = [...piece].map((letter) => plain[written.indexOf(letter)]).join("");
  return [...line.matchAll(/[a-zA-Z]+|[^a-zA-Z]+/g)].map(([text]) => {
    const face = /[a-zA-Z]/.test(text) ? "math" : "main";
    return { text, face, script, bar: false };
  });
}
