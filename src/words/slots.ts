import type { Tensor } from "../autodiff/value.ts";
import { matrixRows, matrixTex } from "./matrix-tex.ts";

/** Matches the character that stands for one tensor. */
export const SLOT = "[\\uE000-\\uF8FF]";
const FIRST = 0xe000;

/** Limit on the entries of a sum whose rows are written out. */
const MOST_ADDED = 8;

const INDICATOR = new RegExp(`\\\\mathbf\\{1\\}\\[(${SLOT}) (>|=|\\\\ge) 0\\]`, "gu");
const EXPONENTIAL = new RegExp(`e\\^\\{(${SLOT})\\}`, "gu");
const SUM_OF_ROWS = new RegExp(`\\\\sum_\\{i=1\\}\\^\\{\\w+\\} (${SLOT})_i`, "gu");
const TRANSPOSE = new RegExp(`(${SLOT})\\^\\\\top`, "gu");
const ANY = new RegExp(SLOT, "gu");

/**
 * Tensors in an unfinished formula: each is one private-use character of Unicode, so that patterns can match
 * the text around the tensor.
 */
export interface Slots {
  /** Returns the character for a tensor; `mark` is put around its numbers. */
  put(tensor: Tensor, mark: (tex: string) => string): string;
  /**
   * Returns the formula in numbers: transposes are evaluated, the rows of a short sum are added, and an
   * indicator `1[X > 0]` becomes a matrix of zeros and ones.
   */
  fill(formula: string): string;
}

/** Starts a formula without tensors. */
export function createSlots(): Slots {
  const held: { readonly rows: readonly number[][]; readonly mark: (tex: string) => string }[] = [];

  function write(slot: string, turn: (rows: readonly number[][]) => readonly (readonly number[])[]): string {
    const { rows, mark } = at(slot);
    return mark(matrixTex(turn(rows)));
  }

  function at(slot: string): { rows: readonly number[][]; mark: (tex: string) => string } {
    return held[slot.charCodeAt(0) - FIRST] ?? { rows: [], mark: String };
  }

  return {
    put(tensor, mark) {
      held.push({ rows: matrixRows(tensor), mark });
      return String.fromCharCode(FIRST + held.length - 1);
    },
    fill: (formula) =>
      tallParentheses(
        formula.replace(EXPONENTIAL, (_, slot: string) => `\\exp(${slot})`),
        (slot) => at(slot).rows.length > 1,
      )
        .replace(INDICATOR, (_, slot: string, sign: string) =>
          write(slot, (rows) => rows.map((row) => row.map((entry) => Number(holds(entry, sign))))),
        )
        .replace(SUM_OF_ROWS, (sum, slot: string) => {
          const { rows, mark } = at(slot);
          return rows.flat().length > MOST_ADDED
            ? sum
            : rows.map((row) => mark(matrixTex([row]))).join(" + ");
        })
        .replace(TRANSPOSE, (_, slot: string) => write(slot, transposed))
        .replace(ANY, (slot) => write(slot, (rows) => rows)),
  };
}

function holds(entry: number, sign: string): boolean {
  return sign === ">" ? entry > 0 : sign === "=" ? entry === 0 : entry >= 0;
}

function transposed(rows: readonly number[][]): number[][] {
  return (rows[0] ?? []).map((_, k) => rows.map((row) => row[k] ?? Number.NaN));
}

/** Enlarges parentheses around a matrix of several rows. */
function tallParentheses(formula: string, isTall: (slot: string) => boolean): string {
  const characters = [...formula];
  const open: number[] = [];
  for (const [i, character] of characters.entries()) {
    if (character === "(") open.push(i);
    if (character !== ")") continue;
    const start = open.pop();
    if (start === undefined) continue;
    const inside = characters.slice(start, i).join("").match(ANY) ?? [];
    if (!inside.some(isTall)) continue;
    characters[start] = "\\left(";
    characters[i] = "\\right)";
  }
  return characters.join("");
}
