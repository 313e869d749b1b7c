const MARK = /\\(?:primal|adjoint)\{((?:[^{}]|\{[^{}]*\})*)\}/;
const WORD = /\\(?:operatorname|text|mathbf)\{([^{}]*)\}/;
const MATRIX = /\\begin\{bmatrix\}(.*?)\\end\{bmatrix\}/;
const SMALL_MATRIX = /\\left\[\\begin\{smallmatrix\}(.*?)\\end\{smallmatrix\}\\right\]/;
const SCRIPT = /(?<!\})[_^](?:\{([^{}]*)\}|(\w))/;
const FRACTION = /\\frac\{([^{}]*)\}\{([^{}]*)\}/;
const UNDERBRACE = /\\underbrace\{([^{}]*)\}_\{([^{}]*)\}/;

/** The size of scripts and small matrices, relative to the letters of a line. */
const SMALL = 0.7;

/**
 * Estimates the width of a formula of this project, set by KaTeX, in ems, closely enough to choose where a
 * row ends. Adds up the contents of matrices, fractions, braces and scripts, and the signs and letters of the
 * rest.
 */
export function texWidth(tex: string): number {
  let [rest, before] = [tex, ""];
  // Measures from the innermost part outwards. Replaces each measured part by its width, as in `<2.5>`.
  while (rest !== before) {
    before = rest;
    for (const [pattern, measured] of MEASURES) rest = rest.replace(pattern, measured);
  }
  return lineWidth(rest);
}

type Measure = (whole: string, first?: string, second?: string) => string;

const MEASURES: readonly (readonly [RegExp, Measure])[] = [
  [MARK, (_, marked = "") => marked],
  [WORD, (_, word = "") => `<${0.5 * word.length}>`],
  [MATRIX, (_, body = "") => `<${matrixWidth(body, 1, 1)}>`],
  [SMALL_MATRIX, (_, body = "") => `<${matrixWidth(body, SMALL, 0.5)}>`],
  [SCRIPT, (_, braced, single = "") => `<${SMALL * lineWidth(braced ?? single)}>`],
  [FRACTION, (_, above = "", below = "") => `<${Math.max(lineWidth(above), lineWidth(below)) + 0.25}>`],
  [UNDERBRACE, (_, above = "", below = "") => `<${Math.max(lineWidth(above), SMALL * lineWidth(below))}>`],
];

function matrixWidth(body: string, scale: number, gap: number): number {
  const rows = body.split("\\\\").map((row) => row.split("&").map((entry) => scale * texWidth(entry.trim())));
  const columns = (rows[0] ?? []).map((_, k) => Math.max(...rows.map((row) => row[k] ?? 0)));
  return columns.reduce((sum, width) => sum + width, 1) + gap * (columns.length - 1);
}

/** The widths of tokens. A binary sign has space on both sides, a prefix sign has none. */
const WIDTHS: readonly (readonly [RegExp, number | ((found: string) => number)])[] = [
  [/<[\d.]+>/g, (found) => Number(found.slice(1, -1))],
  [/\\mathrm\{NaN\}/g, 2.1],
  [/\\(?:left|right)[()]/g, 0.8],
  [/\\bar(?![a-z])|[{}&]/g, 0],
  [/(?<=^|[({[]) *-/g, 0.78],
  [/\\(?:times|odot|cdot|leftarrow|ge)|[-+=>]/g, 1.25],
  [/\\(?:infty|sum)/g, 1],
  [/\\[,;]/g, 0.2],
  [/\\[a-z]+/g, (found) => 0.5 * found.length],
  [/[.,|()[\]]/g, 0.33],
  [/[A-Z]/g, 0.75],
  [/[a-z\d]/g, 0.5],
];

/** Returns the width of a line without fractions, scripts and matrices. */
function lineWidth(line: string): number {
  let [rest, sum] = [line, 0];
  for (const [pattern, width] of WIDTHS) {
    rest = rest.replace(pattern, (found) => {
      sum += typeof width === "number" ? width : width(found);
      return "";
    });
  }
  return sum;
}
