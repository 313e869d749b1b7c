import type { SymbolExpression } from "./expression.ts";

/** A piece of a formula in one line, with its setting. */
export interface Run {
  readonly text: string;
  /** Italic letters for variables; upright letters for names of functions, digits and signs. */
  readonly face: "math" | "main";
  readonly script: "normal" | "sub" | "super";
  /** Whether a bar is drawn over the letters, as over an adjoint. */
  readonly bar: boolean;
  /** Whether a dot is drawn over the letters, as over a tangent. */
  readonly dot?: boolean | undefined;
  /** The symbol that the letters belong to. */
  readonly of?: SymbolExpression | undefined;
}

const SUBSCRIPTS = table("0123456789+−=aeijkmnotu", "₀₁₂₃₄₅₆₇₈₉₊₋₌ₐₑᵢⱼₖₘₙₒₜᵤ");
const SUPERSCRIPTS = table("0123456789+−nBLT⊤", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᴮᴸᵀᵀ");

/** The combining character after a letter with a bar. */
export const BAR = "\u0304";
/** The combining character after a letter with a dot. */
export const DOT = "\u0307";

/** Returns whether every letter of some runs has a form above the line in Unicode. */
export function isRaisable(runs: readonly Run[]): boolean {
  return runs.every(({ text, script, bar, dot }) => {
    return (
      script === "normal" &&
      !bar &&
      !dot &&
      [...text.replaceAll(" ", "")].every((letter) => SUPERSCRIPTS.has(letter))
    );
  });
}

/** Writes runs as plain text, with the scripts and bars of Unicode: `v̄₂ cos(v₁)`, `h_T`. */
export function textOfRuns(runs: readonly Run[]): string {
  let text = "";
  for (let i = 0; i < runs.length; ) {
    const { script } = runs[i] as Run;
    let letters = "";
    for (; i < runs.length && runs[i]?.script === script; i++) {
      const { text: own, bar, dot } = runs[i] as Run;
      letters += own + (bar ? BAR : dot ? DOT : "");
    }
    text += script === "normal" ? letters : scriptText(letters, script);
  }
  return text;
}

/** Writes letters in a script that lacks one of them as `_T` or `[a]`. */
function scriptText(letters: string, script: "sub" | "super"): string {
  const forms = script === "sub" ? SUBSCRIPTS : SUPERSCRIPTS;
  const raised = [...letters].map((letter) => forms.get(letter));
  if (!raised.includes(undefined)) return raised.join("");
  return letters.length === 1 ? `${script === "sub" ? "_" : "^"}${letters}` : `[${letters}]`;
}

function table(plain: string, written: string): ReadonlyMap<string, string> {
  const forms = [...written];
  return new Map([...plain].map((character, i) => [character, forms[i] ?? character]));
}
