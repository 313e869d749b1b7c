import { BAR, type Run } from "./runs.ts";

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

/**
 * Splits a sentence or a line of plain text, with the scripts and bars of Unicode, into runs with one setting
 * each. For lines whose formulas are known as expressions, use `toRuns`.
 */
export function textRuns(line: string): Run[] {
  return [...line.matchAll(PIECES)].flatMap(([piece]): Run[] => {
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

function scriptRuns(piece: string, script: "sub" | "super"): Run[] {
  const [written, plain] = SCRIPTS[script];
  const line = [...piece].map((letter) => plain[written.indexOf(letter)]).join("");
  return [...line.matchAll(/[a-zA-Z]+|[^a-zA-Z]+/g)].map(([text]) => {
    const face = /[a-zA-Z]/.test(text) ? "math" : "main";
    return { text, face, script, bar: false };
  });
}
