const SUBSCRIPTS = table("0123456789+-=aeijkmnotu", "₀₁₂₃₄₅₆₇₈₉₊₋₌ₐₑᵢⱼₖₘₙₒₜᵤ");
const SUPERSCRIPTS = table("0123456789+-nBLT⊤", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᴮᴸᵀᵀ");

const MATRIX =
  /(?:\\begin\{bmatrix\}|\\left\[\\begin\{smallmatrix\})(.*?)\\end\{(?:bmatrix\}|smallmatrix\}\\right\])/gs;

const SYMBOLS: readonly (readonly [RegExp, string])[] = [
  [/\\bar (\w)/g, "$1\u0304"],
  [/\\(?:mathrm|operatorname|mathbf)\{(\w+)\}/g, "$1"],
  [/\\(sin|cos|tan|tanh|exp|log|max|min)(?![a-z])/g, "$1"],
  [/\\underbrace\{((?:[^{}]|\{[^{}]*\})*)\}_\{(?:[^{}]|\{[^{}]*\})*\}/g, "$1"],
  [/\\mathrel\{\+\}/g, "+"],
  [/\\leftarrow/g, "←"],
  [/\\displaystyle ?/g, ""],
  [/\\[;]/g, " "],
  [/\\(?:left|right)(?=[()])/g, ""],
  [/\\(?:begin|end)\{aligned\}|\{\}|&/g, ""],
  [/\\\\(?:\[[\d.]+em\])?/g, " "],
  [/\\odot/g, "⊙"],
  [/\\ge(?![a-z])/g, "≥"],
  [/\\sigma/g, "σ"],
  [/\\sum/g, "∑"],
  [/\\prod/g, "∏"],
  [/\\nabla/g, "∇"],
  [/\\infty/g, "∞"],
  [/\\ldots ?/g, "… "],
  [/\\top/g, "⊤"],
  [/\\times/g, "×"],
  [/\\mapsto/g, "↦"],
  [/\\,(?= *\\frac)|\\cdot/g, "·"],
  [/\\,|\\q?quad/g, " "],
];

/**
 * Converts the TeX of this project's own definitions to one line of plain text, for drawings, captions and
 * screen readers: `\bar v_2 \,\cos(v_1)` becomes `v̄₂ cos(v₁)`. Colour marks are dropped.
 */
export function texToText(tex: string): string {
  let text = withoutMarks(tex.replace(/(\d) ?\\cdot 10\^\{(-?\d+)\}/g, "$1e$2"));
  text = text.replace(MATRIX, (_, body: string) => matrixText(body));
  for (const [pattern, replacement] of SYMBOLS) text = text.replace(pattern, replacement);
  text = script(text, "_", SUBSCRIPTS);
  text = text.replace(/\be\^\{([^{}]*)\}/g, "exp($1)");
  text = script(text, "^", SUPERSCRIPTS);
  text = text.replace(/_\{([^{}]{2,})\}/g, "[$1]");
  text = text.replace(/(?:\(([^()]*)\)|([^\s(){}^]+))\^\{([^{}]*)\}/g, "pow($1$2, $3)");
  text = text.replace(/\\sqrt\{([^{}]*)\}/g, (_, radicand: string) => `√${group(radicand)}`);
  text = text.replace(
    /\\frac\{([^{}]*)\}\{([^{}]*)\}(?=(\()?)/g,
    (_, top: string, bottom: string, next = "") => `${group(top)}/${group(bottom)}${next && " "}`,
  );
  return text
    .replace(/ +/g, " ")
    .replace(/([([]) /g, "$1")
    .replace(/ ([)\]])/g, "$1")
    .replaceAll("-", "−")
    .trim();
}

/** Writes commas between entries and semicolons between rows. */
function matrixText(body: string): string {
  const rows = body.split("\\\\").map((row) => row.split("&").map((entry) => entry.trim().replace(/,$/, "")));
  return `[${rows.map((row) => row.join(", ")).join("; ")}]`;
}

/** Removes colour marks and `\text`, from the innermost out. */
function withoutMarks(tex: string): string {
  const bare = tex.replace(/\\(?:primal|adjoint|text)\{((?:[^{}]|\{[^{}]*\})*)\}/g, "$1");
  return bare === tex ? tex : withoutMarks(bare);
}

/** Parenthesizes a numerator, denominator or radicand of more than one symbol or number. */
function group(part: string): string {
  const whole = /^(?:[^ +\-·]+|[\d.]+e-?\d+|(?:\([^()]*\)|\[[^[\]]*\])²?)$/.test(part);
  return whole ? part : `(${part})`;
}

/**
 * Writes sub- or superscripts in Unicode if every character has a form (a space has none); else leaves them.
 */
function script(text: string, mark: "_" | "^", characters: ReadonlyMap<string, string>): string {
  const pattern = mark === "_" ? /_(?:\{([^{}]*)\}|(.))/gu : /\^(?:\{([^{}]*)\}|(.))/gu;
  return text.replace(pattern, (whole, braced?: string, single?: string) => {
    const raised = [...(braced ?? single ?? "")].map((character) => characters.get(character));
    return raised.includes(undefined) ? whole : raised.join("");
  });
}

function table(plain: string, written: string): ReadonlyMap<string, string> {
  const forms = [...written];
  return new Map([...plain].map((character, i) => [character, forms[i] ?? character]));
}
