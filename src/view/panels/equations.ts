import type { AlignedPart, AlignedRow, Expression } from "../../formula/expression.ts";
import { formulaWidth } from "./formula-width.ts";

/** A left side and the parts that it equals or becomes. A part is not broken across rows. */
export interface Equation {
  readonly left: Expression;
  readonly parts: readonly AlignedPart[];
}

/** Equations as one formula, with their approximate width. */
export interface Setting {
  readonly formula: Expression;
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
  const normal = rowsOf(equations, false);
  const small = widthOf(normal, false) > MOST;
  const rows = small ? rowsOf(equations, true) : normal;
  return { formula: { kind: "aligned", rows, small }, ems: widthOf(rows, small) };
}

function rowsOf(equations: readonly Equation[], small: boolean): AlignedRow[] {
  return equations.flatMap(({ left, parts }) => {
    const rows: { left: Expression | undefined; parts: AlignedPart[] }[] = [];
    let room = 0;
    const indent = formulaWidth(left, small);
    for (const part of parts) {
      const width = partWidth(part, small);
      const row = rows.at(-1);
      if (row === undefined || width > room) {
        rows.push({ left: row === undefined ? left : undefined, parts: [part] });
        room = ROOM - indent - width;
      } else {
        row.parts.push(part);
        room -= width;
      }
    }
    return rows;
  });
}

function widthOf(rows: readonly AlignedRow[], small: boolean): number {
  const indent = Math.max(...rows.map(({ left }) => (left === undefined ? 0 : formulaWidth(left, small))));
  return Math.max(
    ...rows.map(({ parts }) => parts.reduce((sum, part) => sum + partWidth(part, small), indent)),
  );
}

/** The width of a sign with the space around it, in ems. */
const SIGN = 1.25;

function partWidth({ of }: AlignedPart, small: boolean): number {
  return SIGN + formulaWidth(of, small);
}
