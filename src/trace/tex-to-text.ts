const SUBSCRIPTS: Readonly<Record<string, string>> = {
  "0": "₀",
  "1": "₁",
  "2": "₂",
  "3": "₃",
  "4": "₄",
  "5": "₅",
  "6": "₆",
  "7": "₇",
  "8": "₈",
  "9": "₉",
  "-": "₋",
  "+": "₊",
};
const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
  "-": "⁻",
  "+": "⁺",
  "⊤": "ᵀ",
};
const SYMBOLS: readonly (readonly [RegExp, string])[] = [
  [/\\bar (\w)/g, "$1\u0304"],
  [/\\mathrm\{(\w+)\}|\\operatorname\{(\w+)\}|\\mathbf\{(\w+)\}/g, "$1$2$3"],
  [/\\(sin|cos|tan|tanh|log|max|min)(?![a-z])/g, "$1"],
  [/\\sqrt/g, "√"],
  [/\\sigma/g, "σ"],
  [/\\infty/g, "∞"],
  [/\\top/g, "⊤"],
  [/\\times/g, "×"],
  [/\\cdot */g, "· "],
  [/\\,/g, " "],
];

/**
 * The TeX of this project's own definitions as one line of plain text, for drawings, captions and
 * screen readers: `\bar v_2 \,\cos(v_1)` becomes `v̄₂ cos(v₁)`.
 */
export function texToText(tex: string): string {
  let text = tex;
  for (const [pattern, replacement] of SYMBOLS) text = text.replace(pattern, replacement);
  text = text.replace(
    /\\frac\{([^{}]*)\}\{([^{}]*)\}/g,
    (_, top: string, bottom: string) => `${group(top)}/${group(bottom)}`,
  );
  text = script(text, "_", SUBSCRIPTS);
  text = script(text, "^", SUPERSCRIPTS);
  return text.replace(/ +/g, " ").replace(/\( /g, "(").replaceAll("-", "−").trim();
}

/** Parentheses around a numerator or denominator that is more than one symbol. */
function group(part: string): string {
  return /[ +\-·]/.test(part.trim()) ? `(${part})` : part;
}

/** Sub- or superscripts in Unicode where every character has one, else in parentheses. */
function script(text: string, mark: "_" | "^", table: Readonly<Record<string, string>>): string {
  return text.replace(
    new RegExp(`[${mark === "^" ? "\\^" : mark}](?:\\{([^{}]*)\\}|(.))`, "gu"),
    (_, braced?: string, single?: string) => {
      const characters = [...(braced ?? single ?? "")].filter((character) => character !== " ");
      if (characters.every((character) => table[character] !== undefined)) {
        return characters.map((character) => table[character]).join("");
      }
      return mark === "^" && characters.length === 1
        ? `^${characters[0]}`
        : `${mark}(${characters.join("")})`;
    },
  );
}
