/** Widths of letters in KaTeX's italic, in em; other letters have about 0.55. */
const WIDTHS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    A: 0.75,
    B: 0.76,
    C: 0.72,
    D: 0.83,
    E: 0.74,
    F: 0.65,
    G: 0.79,
    H: 0.84,
    I: 0.44,
    J: 0.56,
    K: 0.85,
    L: 0.69,
    M: 0.97,
    N: 0.81,
    O: 0.77,
    P: 0.65,
    Q: 0.8,
    R: 0.76,
    S: 0.62,
    T: 0.59,
    U: 0.69,
    V: 0.59,
    W: 0.95,
    X: 0.83,
    Y: 0.59,
    Z: 0.69,
    m: 0.88,
    w: 0.72,
    "=": 0.78,
    "+": 0.78,
    "−": 0.78,
    "×": 0.78,
    "⊙": 0.78,
    ">": 0.78,
    "≥": 0.78,
    " ": 0.3,
    ".": 0.28,
    ",": 0.28,
    "(": 0.39,
    ")": 0.39,
    "[": 0.28,
    "]": 0.28,
    "·": 0.28,
  }),
);

/** Characters that are set small, above or below the line. */
const SCRIPT = /[₀-₉₊₋₌ₐ-ₜᵢⱼ⁰¹²³⁴-⁹⁺⁻ⁿᵀᴮ]/u;

/** Returns the width of a letter of mathematics, in em; 0 for a mark above another letter. */
export function letterWidth(letter: string): number {
  if (letter === "\u0304") return 0;
  return SCRIPT.test(letter) ? 0.4 : (WIDTHS.get(letter) ?? 0.55);
}

/** Estimates the width of a line of mathematics in KaTeX's fonts, so that no text has to be measured. */
export function mathWidth(text: string, size: number): number {
  return size * [...text].reduce((sum, letter) => sum + letterWidth(letter), 0);
}

/** Estimates the width of a line in the interface's font. */
export function plainWidth(text: string, size: number): number {
  return 0.6 * size * text.length;
}

/** Returns the width of a line in the font of numbers. */
export function numbersWidth(text: string, size: number): number {
  return 0.61 * size * text.length;
}
