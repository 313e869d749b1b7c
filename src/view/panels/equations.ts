import { texWidth } from "./tex-width.ts";

/** A left side and the parts that it equals or becomes, each after its sign. */
export interface Equation {
  readonly left: string;
  readonly parts: readonly Term[];
}

/** A side of an equation, or a term of a side. A term is not broken across rows. */
export interface Term {
  readonly sign: string;
  readonly tex: string;
}

/** Equations as TeX, with their approximate width. */
export interface Setting {
  readonly tex: string;
  /** The width of the widest row, in ems. */
  readonly ems: number;
}

/** The approximate width of the side panel, in ems of its formulas. */
export const ROOM = 21;

/**
 * The width, in ems, up to which everything is set a little smaller before only the matrices become small.
 */
const MOST = 26;

/**
 * Sets equations that may be too wide for one row: each row holds as many parts as fit, with the signs
 * aligned. If a single part is far too wide, all matrices are small.
 */
export function setEquations(equations: readonly Equation[]): Setting {
  const normal = rowsOf(equations);
  const setting = widthOf(normal) <= MOST ? normal : rowsOf(equations.map(withSmallMatrices));
  const ems = widthOf(setting);
  const [only] = setting;
  if (only !== undefined && setting.length === 1) {
    return { tex: `${only.left} ${only.parts.map(({ sign, tex }) => `${sign} ${tex}`).join(" ")}`, ems };
  }
  return { tex: `\\begin{aligned} ${setting.map(rowTex).join(" \\\\[0.4em] ")} \\end{aligned}`, ems };
}

function rowsOf(equations: readonly Equation[]): Equation[] {
  return equations.flatMap(({ left, parts }) => {
    const rows: { left: string; parts: Term[] }[] = [];
    let room = 0;
    const indent = texWidth(left);
    for (const part of parts) {
      const width = partWidth(part);
      const row = rows.at(-1);
      if (row === undefined || width > room) {
        rows.push({ left: row === undefined ? left : "", parts: [part] });
        room = ROOM - indent - width;
      } else {
        row.parts.push(part);
        room -= width;
      }
    }
    return rows;
  });
}

function widthOf(rows: readonly Equation[]): number {
  const indent = Math.max(...rows.map(({ left }) => texWidth(left)));
  return Math.max(...rows.map(({ parts }) => parts.reduce((sum, part) => sum + partWidth(part), indent)));
}

function partWidth({ sign, tex }: Term): number {
  return texWidth(sign) + texWidth(tex);
}

/** Aligns after the first sign. Empty groups give the sign the space of a binary relation. */
function rowTex({ left, parts }: Equation): string {
  const [first, ...others] = parts;
  const rest = others.map(({ sign, tex }) => ` ${sign} ${tex}`).join("");
  return `${left || "{}"} ${first?.sign ?? ""}{}& ${signed(first?.tex ?? "")}${rest}`;
}

/** Puts a leading minus in a group. Otherwise TeX sets it as a binary operator at the start of a cell. */
function signed(tex: string): string {
  return /^(?:\\[a-z]+\{)*-/.test(tex) ? `{${tex}}` : tex;
}

function withSmallMatrices({ left, parts }: Equation): Equation {
  return {
    left,
    parts: parts.map(({ sign, tex }) => ({
      sign,
      tex: tex
        .replaceAll("\\begin{bmatrix}", "\\left[\\begin{smallmatrix}")
        .replaceAll("\\end{bmatrix}", "\\end{smallmatrix}\\right]"),
    })),
  };
}
