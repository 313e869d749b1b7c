import { texWidth } from "./tex-width.ts";

/** A left side, and what it equals or becomes: each part after its sign. */
export interface Equation {
  readonly left: string;
  readonly parts: readonly Term[];
}

/** One side of an equation, or a term of it, which keeps to one row. */
export interface Term {
  readonly sign: string;
  readonly tex: string;
}

/** Equations as TeX, and about how wide they are set. */
export interface Setting {
  readonly tex: string;
  /** The width of the widest row. */
  readonly ems: number;
}

/** About the width of the side panel, in ems of its formulas. */
export const ROOM = 21;

/** The width up to which everything may be set a little smaller, before the matrices alone get small. */
const MOST = 26;

/**
 * Sets equations that may be too wide for one row: as many parts on a row as have room, the signs under
 * one another. Where a part alone is far too wide, all matrices are small.
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

/** The alignment is after the first sign. Empty groups give it the space of a sign between two things. */
function rowTex({ left, parts }: Equation): string {
  const [first, ...others] = parts;
  const rest = others.map(({ sign, tex }) => ` ${sign} ${tex}`).join("");
  return `${left || "{}"} ${first?.sign ?? ""}{}& ${signed(first?.tex ?? "")}${rest}`;
}

/** A minus at the start of a cell is set as that of a difference, unless it is in a group. */
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
